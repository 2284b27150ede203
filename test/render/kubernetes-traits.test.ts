// Traits of others, and the empty one, as they come out for Kubernetes.
import { describe, expect, it } from 'vitest';
import { renderParts } from '../support/kubernetes-parts.ts';
import { LABELS, trait, withTraits } from '../support/with-traits.ts';

it('empty does nothing, and says nothing', () => {
  const { values, problems } = renderParts(withTraits('- name: empty\n'));
  expect([values, problems]).toEqual([[], []]);
});

describe('a trait of others', () => {
  it('becomes an object of its type, with the properties as they are written', () => {
    const text = withTraits(
      trait('backup.example.com/v1.Schedule', {
        every: '[fromVariable(count)]h',
        keep: { days: 7 },
      }),
    );
    const { values, problems, originOf, lost } = renderParts(text);
    expect(values).toEqual([
      {
        apiVersion: 'backup.example.com/v1',
        kind: 'Schedule',
        metadata: { name: 'web-schedule', labels: LABELS },
        spec: { every: '3h', keep: { days: 7 } },
      },
    ]);
    expect(problems).toEqual([]);
    expect(originOf(0, 'kind')).toBe('backup.example.com/v1.Schedule');
    expect(originOf(0, 'spec keep days')).toBe('7');
    expect(lost).toEqual([]);
  });

  it('is called by its own name where the author gives it one besides the type', () => {
    const one = (name: string) => `- name: ${name}\n  type: backup.example.com/v1.Schedule\n`;
    const { values } = renderParts(withTraits(one('nightly') + one('weekly') + one('nightly')));
    expect(values.map((value) => (value['metadata'] as { name: string }).name)).toEqual([
      'web-nightly',
      'web-weekly',
      'web-nightly-2',
    ]);
  });

  it('without a type is left out with a warning, whether or not it is defined', () => {
    const text = withTraits('- name: backup\n');
    const definition = `---
apiVersion: core.oam.dev/v1alpha1
kind: Trait
metadata:
  name: backup
spec:
  appliesTo: ["*"]
`;
    const problem =
      'warning trait-without-rendering [backup] Nothing says what the trait "backup" is on Kubernetes, so it is left out. One with a "type" GROUP/VERSION.KIND becomes an object of that kind.';
    expect(renderParts(text).problems).toEqual([problem]);
    expect(renderParts(text + definition).problems).toEqual([problem]);
  });

  it('is left out where its definition says that it does not apply', () => {
    const definition = (type: string) => `---
apiVersion: core.oam.dev/v1alpha1
kind: Trait
metadata:
  name: backup
spec:
  appliesTo: [core.oam.dev/v1alpha1.${type}]
`;
    const text = withTraits('- name: backup\n');
    expect(renderParts(text + definition('Task')).problems).toEqual([
      'error trait-not-applicable [backup] "backup" does not apply to "site", whose workload type is "core.oam.dev/v1alpha1.Server", so it is left out.',
    ]);
    expect(renderParts(text + definition('Server')).problems).toEqual([
      expect.stringMatching(/^warning trait-without-rendering/),
    ]);
  });
});
