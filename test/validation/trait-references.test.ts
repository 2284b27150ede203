// Which traits there are, and what they apply to.
import { describe, expect, test } from 'vitest';
import {
  GROUP,
  component,
  attach,
  trait,
  ANY,
  SCALER,
  AUTO,
  INGRESS,
  seen,
} from '../support/attached.ts';
import {
  fixed,
  fixedFiles,
  fixTitles,
  marksIn,
  problemsIn,
  problemsOf,
  relatedOf,
} from '../support/problems.ts';

describe('unknown traits', () => {
  const canary = component('Worker') + attach('{name: canary, properties: {share: 5}}');

  test('are a hint while others may define them, and an error where all is known', () => {
    expect(problemsIn(canary).filter(([, code]) => code === 'unknown-trait')).toEqual([
      [
        'hint',
        'unknown-trait',
        'canary',
        'There is no trait "canary". It is not built in, and no file here defines it.',
      ],
    ]);
    expect(seen(canary, { references: 'closed' })).toEqual(['error unknown-trait: canary']);
    expect(seen(canary, { profile: 'rudr' })).toEqual(['warning unknown-trait: canary']);
  });

  test.each(['scanning', 'partial'] as const)('are not spoken of while %s', (completeness) => {
    expect(seen(canary, { completeness })).toEqual([]);
  });

  test('are fine once they are defined, in any case of letters but the wrong one', () => {
    expect(seen(canary + trait('canary', ANY), { references: 'closed' })).toEqual([]);
    const capital = canary.replace('name: canary', 'name: Canary') + trait('canary', ANY);
    expect(problemsOf('unknown-trait', capital)).toEqual([
      ['warning', 'unknown-trait', 'Canary', 'The trait is spelled "canary", not "Canary".'],
    ]);
    expect(fixedFiles('unknown-trait', capital)['app.yaml']).toContain('name: canary,');
  });

  test.each([
    ['manual-scalar', 'manual-scaler'],
    ['ingres', 'ingress'],
    ['volume_mounter', 'volume-mounter'],
  ])('a near miss of a built-in trait is a warning wherever it is: %s', (written, meant) => {
    const text = component('Worker') + attach(`{name: ${written}}`);
    for (const completeness of ['complete', 'partial'] as const) {
      expect(problemsOf('unknown-trait', text, { completeness })).toEqual([
        [
          'warning',
          'unknown-trait',
          written,
          `There is no trait "${written}". Did you mean "${meant}"?`,
        ],
      ]);
    }
    expect(fixTitles('unknown-trait', text)[0]).toBe(`Change to "${meant}" *`);
  });

  test('a near miss of a trait of the workspace', () => {
    const text = component('Worker') + attach('{name: canery}') + trait('canary', ANY);
    expect(seen(text)).toEqual(['warning unknown-trait: canery']);
    expect(seen(text, { references: 'closed' })).toEqual(['error unknown-trait: canery']);
    expect(fixTitles('unknown-trait', text)).toContain('Change to "canary" *');
  });

  test.each([
    ['core.hydra.io/v1alpha1.Ingress', undefined],
    ['core.hydra.io/v1alpha1.Ingres', 'Change to "core.hydra.io/v1alpha1.Ingress" *'],
    ['core.hydra.io/v1alpha1.Canary', 'Create the trait "Canary" in "Canary.yaml"'],
    ['example.com/v1.Ingress', 'Create the trait "Ingress" in "Ingress.yaml"'],
  ])('the draft goes by type: %s', (type, fix) => {
    const text = attach(`{name: front, type: ${type}}`)
      .replace(GROUP, 'core.hydra.io/v1alpha1')
      .replace('ApplicationConfiguration', 'OperationalConfiguration');
    const marked = problemsOf('unknown-trait', text).map(([, , mark]) => mark);
    expect(marked).toEqual(fix === undefined ? [] : [type]);
    if (fix !== undefined) expect(fixTitles('unknown-trait', text)[0]).toBe(fix);
  });

  test('the new definition has the properties that are given, and nothing is wrong with it', () => {
    const title = 'Create the trait "canary" in "canary.yaml"';
    const made = fixedFiles('unknown-trait', canary, { title })['canary.yaml'] ?? '';
    expect(made).toContain('"share": {\n          "type": "integer"');
    const after = `${canary}--- file: canary.yaml\n${made}`;
    const bad = problemsIn(after, { references: 'closed' }).filter(
      ([severity]) => severity === 'error' || severity === 'warning',
    );
    expect(bad).toEqual([]);
  });

  test('nothing is made over a file that is there', () => {
    const text = `${canary}--- file: canary.yaml\na: 1\n`;
    expect(fixTitles('unknown-trait', text)).toEqual([]);
  });
});

describe('what a trait applies to', () => {
  test.each([
    ['Worker', INGRESS, 'error trait-not-applicable: ingress'],
    ['SingletonServer', SCALER, 'error scaled-singleton: manual-scaler'],
    ['SingletonTask', AUTO, 'error scaled-singleton: auto-scaler'],
    ['Task', AUTO, 'information auto-scaler-on-task: auto-scaler'],
    ['Task', SCALER, undefined],
    ['Worker', SCALER, undefined],
    ['Server', AUTO, undefined],
    // Retired and unknown names say nothing certain.
    ['Singleton', SCALER, undefined],
    ['ReplicableWorker', INGRESS, undefined],
    ['example.com/v1.Queue', INGRESS, undefined],
    ['openfaas.com/v1alpha2.Function', SCALER, undefined],
    ['openfaas.com/v1alpha2.Function', AUTO, 'warning trait-not-applicable: auto-scaler'],
  ])('%s with %s', (type, attached, expected) => {
    const text = component(type) + attach(attached);
    const found = marksIn(text).filter((mark) => /trait-not|scale/.test(mark));
    expect(found).toEqual(expected === undefined ? [] : [expected]);
  });

  test('says what it applies to, and where the workload type stands', () => {
    const text = component('Worker') + attach(INGRESS);
    expect(problemsOf('trait-not-applicable', text)[0]?.[3]).toBe(
      '"ingress" does not apply to "api", whose workload type is "core.oam.dev/v1alpha1.Worker". It applies to "Server" and "SingletonServer".',
    );
    expect(relatedOf('trait-not-applicable', text)).toEqual([
      'component.yaml: core.oam.dev/v1alpha1.Worker: The workload type',
    ]);
  });

  test('a definition of the workspace counts, whatever the group and version of its entries', () => {
    const only = (entry: string): string => trait('canary', `appliesTo: [${entry}]`);
    const text = component('Worker') + attach('{name: canary}');
    expect(seen(text + only('core.hydra.io/v1alpha1.Worker'))).not.toContain(
      'error trait-not-applicable: canary',
    );
    expect(seen(text + only(`${GROUP}.Task`))).toContain('error trait-not-applicable: canary');
    expect(seen(text + only('"{{ .type }}"'))).not.toContain('error trait-not-applicable: canary');
    expect(relatedOf('trait-not-applicable', text + only(`${GROUP}.Task`))[1]).toBe(
      'canary-trait.yaml: appliesTo: What the trait applies to',
    );
  });

  test('a narrower definition of a built-in trait is no more than worth knowing', () => {
    const text =
      component('Worker') + attach(SCALER) + trait('manual-scaler', `appliesTo: [${GROUP}.Task]`);
    expect(seen(text)).toEqual(['information trait-not-applicable: manual-scaler']);
    expect(seen(text, { profile: 'rudr' })).toEqual([]);
  });

  test('two components of one name: content if one of them fits', () => {
    const text =
      component('Worker') +
      attach(INGRESS) +
      component('Server').replace('component.yaml', 'other.yaml');
    expect(seen(text).filter((mark) => mark.includes('trait-not'))).toEqual([]);
  });
});

describe('types that a trait applies to', () => {
  const definition = (entry: string): string =>
    trait('canary', `appliesTo: [${entry}]\nproperties: {type: object}`);
  const topic = `--- file: topic.yaml
apiVersion: ${GROUP}
kind: WorkloadType
metadata:
  name: topics.example.com
spec:
  group: example.com
  names: {kind: Topic, singular: topic, plural: topics}
`;

  test.each([
    ['example.com/v1.Topic', topic, []],
    ['example.com/v2.Topic', topic, []],
    ['example.com/v1.Topik', topic, ['warning undefined-applies-to: example.com/v1.Topik']],
    ['example.com/v1.Queue', topic, ['information undefined-applies-to: example.com/v1.Queue']],
    ['openfaas.com/v1alpha2.Function', '', []],
    ['core.oam.dev/v1alpha1.Server', '', []],
  ])('%s', (entry, more, expected) => {
    const text = definition(entry) + more;
    expect(marksIn(text).filter((mark) => mark.includes('undefined-applies'))).toEqual(expected);
    expect(marksIn(text, { profile: 'rudr' }).join()).not.toContain('undefined-applies');
    const partial = marksIn(text, { completeness: 'scanning' });
    expect(partial.join()).not.toContain('undefined-applies');
  });

  test('the near one is written', () => {
    const text = definition('example.com/v1.Topik') + topic;
    expect(fixed('undefined-applies-to', text)).toContain('appliesTo: [example.com/v1.Topic]');
  });
});
