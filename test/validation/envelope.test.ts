// The envelope of documents: API version, kind, metadata, spec, groups and the names of types.
import { describe, expect, test } from 'vitest';
import { fixed, fixTitles, marksIn, problemsIn, problemsOf } from '../support/problems.ts';

const SPEC = `spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/mail:1.0.0
      resources: {cpu: {required: 1}, memory: {required: 64M}}
`;
const component = (head: string): string => head + SPEC;

describe('apiVersion', () => {
  test('is asked for where the kind says that this is OAM, and is added at the top', () => {
    const text = component('kind: ComponentSchematic\nmetadata:\n  name: mail\n');
    expect(marksIn(text)).toEqual(['error missing-api-version: kind']);
    expect(fixed('missing-api-version', text)).toBe(`apiVersion: core.oam.dev/v1alpha1\n${text}`);
  });

  test('is added to JSON as JSON', () => {
    const text =
      '{"kind": "ApplicationConfiguration", "metadata": {"name": "a"}, "spec": {"components": [{"componentName": "a", "instanceName": "b"}]}}';
    expect(fixed('missing-api-version', text)).toBe(
      text.replace('{', '{"apiVersion": "core.oam.dev/v1alpha1", '),
    );
  });

  test('of a wrong version or group has one certain answer', () => {
    const head = 'kind: ComponentSchematic\nmetadata:\n  name: mail\n';
    const version = component(`apiVersion: core.oam.dev/v1\n${head}`);
    expect(marksIn(version)).toEqual(['warning unknown-api-version: core.oam.dev/v1']);
    expect(marksIn(version, { profile: 'rudr' })).toContain(
      'error unknown-api-version: core.oam.dev/v1',
    );
    const group = component(`apiVersion: core.oma.dev/v1alpha1\n${head}`);
    expect(marksIn(group)).toEqual(['error unknown-api-version: core.oma.dev/v1alpha1']);
    expect(fixed('unknown-api-version', group)).toContain('apiVersion: core.oam.dev/v1alpha1\n');
  });

  test('leaves later versions and other groups alone', () => {
    expect(marksIn('apiVersion: core.oam.dev/v1alpha2\nkind: Component\n')).toEqual([]);
    expect(marksIn('apiVersion: apps/v1\nkind: Deployment\n')).toEqual([]);
  });
});

describe('kind', () => {
  test('is asked for with the kinds of the group', () => {
    const [problem] = problemsIn('apiVersion: core.hydra.io/v1alpha1\nmetadata: {name: a}\n');
    expect(problem).toEqual([
      'error',
      'missing-kind',
      'apiVersion',
      '"kind" is missing. It is ComponentSchematic, OperationalConfiguration, Trait, ApplicationScope or WorkloadType.',
    ]);
  });

  test('is no kind when it is no text', () => {
    expect(marksIn('apiVersion: core.oam.dev/v1alpha1\nkind: [Trait]\n')).toEqual([
      'error missing-kind: [Trait]',
    ]);
    expect(marksIn('apiVersion: core.oam.dev/v1alpha1\nkind:\n')).toEqual([
      'error missing-kind: kind',
    ]);
  });

  test('that is nearly one is mended', () => {
    const text = component(
      'apiVersion: core.oam.dev/v1alpha1\nkind: componentschematics\nmetadata:\n  name: mail\n',
    );
    expect(marksIn(text)).toEqual(['error unknown-kind: componentschematics']);
    expect(fixed('unknown-kind', text)).toContain('kind: ComponentSchematic\n');
  });

  test('of a runtime is nobody else’s business', () => {
    const text = 'apiVersion: core.oam.dev/v1alpha1\nkind: ComponentInstance\nspec: {traits: []}\n';
    expect(marksIn(text)).toEqual([]);
  });

  test('of the other group: an error in the release, a warning in the draft, where early Rudr had it', () => {
    const spec = 'metadata: {name: a}\nspec: {components: []}\n';
    const draftKind = `apiVersion: core.oam.dev/v1alpha1\nkind: OperationalConfiguration\n${spec}`;
    expect(marksIn(draftKind)).toContain('error kind-of-other-group: OperationalConfiguration');
    const early = `apiVersion: core.hydra.io/v1alpha1\nkind: ApplicationConfiguration\n${spec}`;
    for (const profile of ['spec', 'rudr'] as const) {
      expect(marksIn(early, { profile })).toContain(
        'warning kind-of-other-group: ApplicationConfiguration',
      );
    }
    expect(fixTitles('kind-of-other-group', early)).toEqual([
      'Change to "OperationalConfiguration"',
      'Change to "core.oam.dev/v1alpha1"',
    ]);
  });
});

describe('metadata and spec', () => {
  const head = 'apiVersion: core.oam.dev/v1alpha1\nkind: ComponentSchematic\n';

  test('must be mappings', () => {
    expect(marksIn(component(`${head}metadata: mail\n`))).toEqual(['error missing-metadata: mail']);
    expect(marksIn(component(`${head}metadata:\n`))).toEqual(['error missing-metadata: metadata']);
    expect(marksIn(`${head}metadata: {name: a}\nspec: [a]\n`)).toEqual(['error missing-spec: [a]']);
    expect(marksIn(`${head}metadata: {name: a}\n`)).toEqual(['error missing-spec: apiVersion']);
  });

  test('an empty spec is filled with what it needs', () => {
    const text = `${head}metadata: {name: a}\nspec:\n`;
    expect(marksIn(text)).toEqual(['error missing-spec: spec']);
    expect(fixed('missing-spec', text)).toMatch(/spec:\n {2}workloadType: \$\{1:.+\}\n/);
  });

  test('a misspelt key is reported once', () => {
    const text = `${head}metdata:\n  name: mail\n${SPEC}`;
    expect(marksIn(text)).toEqual(['error unknown-top-level-key: metdata']);
    expect(fixed('unknown-top-level-key', text)).toContain('\nmetadata:\n');
  });

  test('other keys at the top are told where they belong', () => {
    const text = component(`${head}metadata:\n  name: mail\nannotations: {}\nversion: 3\n`);
    expect(problemsIn(text)).toEqual([
      [
        'warning',
        'unknown-top-level-key',
        'annotations',
        '"annotations" is not known at the top of a document. It belongs below "metadata".',
      ],
      [
        'warning',
        'unknown-top-level-key',
        'version',
        '"version" is not known at the top of a document. Known here: "apiVersion", "kind", "metadata", "spec".',
      ],
    ]);
    expect(fixed('unknown-top-level-key', text)).not.toContain('annotations');
  });
});

describe('names of types', () => {
  const typed = (type: string, group = 'core.oam.dev'): string =>
    `apiVersion: ${group}/v1alpha1
kind: ComponentSchematic
metadata: {name: mail, version: 1.0.0, description: Sends mail}
spec:
  workloadType: ${type}
  containers: [{name: main, image: "example/mail:1", ports: [{name: http, containerPort: 80}]}]
`;
  const typeProblems = (text: string, profile: 'spec' | 'rudr' = 'spec'): string[] =>
    marksIn(text, { profile }).filter((mark) => /type|group|kind/.test(mark.split(':')[0] ?? ''));

  test.each([
    ['core.oam.dev/v1alpha1.Server', undefined, undefined],
    ['Server', 'warning short-workload-type', 'core.oam.dev/v1alpha1.Server'],
    ['Service', 'warning short-workload-type', 'core.oam.dev/v1alpha1.Server'],
    ['Singleton Server', 'warning short-workload-type', 'core.oam.dev/v1alpha1.SingletonServer'],
    ['Sever', 'error incomplete-workload-type', 'core.oam.dev/v1alpha1.Server'],
    ['servers.core.oam.dev', 'error incomplete-workload-type', 'core.oam.dev/v1alpha1.Server'],
    ['streams.Kafka', 'error incomplete-workload-type', undefined],
    ['core.oam.dev/v1alpha1.Servr', 'error unknown-workload-type', 'core.oam.dev/v1alpha1.Server'],
    ['core.oam.dev/v1alpha1.Oven', 'error unknown-workload-type', undefined],
    ['core.oam.dev/v1.Server', 'warning workload-type-version', 'core.oam.dev/v1alpha1.Server'],
    ['core.oam.dev/v1.Replicated', 'warning retired-workload-type', 'core.oam.dev/v1alpha1.Server'],
    ['Singleton', 'warning retired-workload-type', 'core.oam.dev/v1alpha1.SingletonServer'],
    [
      'core.oam.dev/v1alpha1.Service',
      'warning renamed-workload-type',
      'core.oam.dev/v1alpha1.Server',
    ],
    ['core.hydra.io/v1alpha1.Service', 'warning mixed-groups', 'core.oam.dev/v1alpha1.Server'],
    ['foo.io/1.Bar', 'warning malformed-type-name', 'foo.io/v1.Bar'],
    ['core.oam.dev/v1alpha1', 'warning malformed-type-name', undefined],
    ['foo.io/v1.bar', 'information kind-in-small-letters', 'foo.io/v1.Bar'],
    ['foo.io/v1.Bar', 'information extended-workload-type', undefined],
  ])('%s', (type, mark, meant) => {
    const text = typed(type);
    expect(typeProblems(text)).toEqual(mark === undefined ? [] : [`${mark}: ${type}`]);
    const code = mark?.split(' ')[1];
    if (code === undefined) return;
    if (meant === undefined) expect(fixTitles(code, text)).toEqual([]);
    else
      expect(fixed(code, text)).toBe(
        text.replace(`workloadType: ${type}`, `workloadType: ${meant}`),
      );
  });

  test('the names of the release in the draft’s group are those of early Rudr', () => {
    const text = typed('core.hydra.io/v1alpha1.Server', 'core.hydra.io');
    expect(typeProblems(text)).toEqual([
      'warning renamed-workload-type: core.hydra.io/v1alpha1.Server',
    ]);
    expect(typeProblems(text, 'rudr')).toEqual([
      'information renamed-workload-type: core.hydra.io/v1alpha1.Server',
    ]);
    expect(fixTitles('renamed-workload-type', text)).toEqual([
      'Change to "core.hydra.io/v1alpha1.Service"',
    ]);
  });

  test('Rudr runs any type that has a setting called spec', () => {
    const text = `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata: {name: bar}
spec:
  workloadType: foo.io/v1.Bar
  workloadSettings: [{name: SETTING, type: object, value: {a: 1}}]
`;
    const rudr = { profile: 'rudr' } as const;
    expect(problemsOf('extended-workload-type', text.replace('SETTING', 'spec'), rudr)).toEqual([]);
    expect(marksIn(text.replace('SETTING', 'size'), rudr)).toContain(
      'error extended-workload-type: foo.io/v1.Bar',
    );
  });

  test('of the other group are found in traits and scopes as well', () => {
    const trait = `apiVersion: core.oam.dev/v1alpha1
kind: Trait
metadata: {name: hat}
spec:
  appliesTo: [core.hydra.io/v1alpha1.Service, "*"]
  properties: '{"type": "object"}'
`;
    expect(marksIn(trait)).toEqual(['warning mixed-groups: core.hydra.io/v1alpha1.Service']);
    expect(fixed('mixed-groups', trait)).toContain('[core.oam.dev/v1alpha1.Server, "*"]');
  });

  test('in reserved groups are for the specification', () => {
    const type = (group: string, kind: string): string => `apiVersion: core.oam.dev/v1alpha1
kind: WorkloadType
metadata: {name: a}
spec: {group: ${group}, names: {kind: ${kind}}}
`;
    expect(problemsOf('reserved-group', type('oam.dev', 'Oven'))).toHaveLength(1);
    expect(problemsOf('reserved-group', type('foam.dev', 'Oven'))).toEqual([]);
    expect(problemsOf('reserved-group', type('core.oam.dev', 'Server'))).toEqual([]);
    expect(problemsOf('reserved-group', type('hydra.io', 'Oven'))).toEqual([]);
  });
});

test('template text in quotes is pointed out, and nothing else is said of it', () => {
  const text = component(
    'apiVersion: core.oam.dev/v1alpha1\nkind: ComponentSchematic\nmetadata:\n  name: "{{ .Name }} !"\n',
  );
  expect(marksIn(text)).toEqual(['information template-text: "{{ .Name }} !"']);
});
