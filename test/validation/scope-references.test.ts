// Scopes that instances join and their types, against other configurations and the definitions in the workspace.
import { describe, expect, test } from 'vitest';
import {
  fixedFiles,
  fixTitles,
  marksIn,
  problemsIn,
  problemsOf,
  relatedOf,
  type Conditions,
} from '../support/problems.ts';

const GROUP = 'core.oam.dev/v1alpha1';

function configuration(name: string, spec: string): string {
  return `--- file: ${name}.yaml
apiVersion: ${GROUP}
kind: ApplicationConfiguration
metadata:
  name: ${name}
spec:
${spec.replace(/^(?=.)/gm, '  ')}
`;
}

const COMPONENT = `--- file: component.yaml
apiVersion: ${GROUP}
kind: ComponentSchematic
metadata:
  name: api
spec:
  workloadType: ${GROUP}.Worker
  containers:
    - name: main
      image: example/api:1.0.0
`;

const joins = (names: string): string =>
  COMPONENT +
  configuration(
    'app',
    `components:\n  - {componentName: api, instanceName: api, applicationScopes: [${names}]}`,
  );
const scope = (name: string, type: string, properties = '[]'): string =>
  `scopes:\n  - {name: ${name}, type: ${type}, properties: ${properties}}`;
const HEALTH = '[{name: probe-method, value: kube-get}, {name: probe-endpoint, value: .status}]';
const NETWORK = '[{name: network-id, value: a}, {name: subnet-id, value: b}]';
const health = (name: string): string => scope(name, `${GROUP}.HealthScope`, HEALTH);
const network = (name: string): string => scope(name, `${GROUP}.NetworkScope`, NETWORK);

function definition(type: string, overlap: boolean, parameters = '[]'): string {
  return `--- file: definition.yaml
apiVersion: ${GROUP}
kind: ApplicationScope
metadata:
  name: defined
spec:
  type: ${type}
  allowComponentOverlap: ${String(overlap)}
  parameters: ${parameters}
`;
}

const seen = (text: string, conditions: Conditions = {}): string[] =>
  marksIn(text, conditions).filter((mark) => / \S*scope\S*: /.test(mark));

describe('scopes that are joined', () => {
  test('by the name of a scope elsewhere, or of its configuration', () => {
    const others = configuration('groups', health('fast'));
    for (const name of ['fast', 'groups', '"{{ .scope }}"']) {
      expect(seen(joins(name) + others, { references: 'closed' })).toEqual([]);
    }
  });

  test('unknown ones are a warning, and an error where all files are known', () => {
    const text = joins('fsat') + configuration('groups', health('fast'));
    expect(problemsOf('unknown-scope', text)).toEqual([
      ['warning', 'unknown-scope', 'fsat', 'No scope is called "fsat". Did you mean "fast"?'],
    ]);
    expect(seen(text, { references: 'closed' })).toEqual(['error unknown-scope: fsat']);
    expect(seen(text, { completeness: 'scanning' })).toEqual([]);
    expect(seen(text, { completeness: 'partial' })).toEqual([]);
    expect(fixTitles('unknown-scope', text)).toEqual([
      'Change to "fast" *',
      'Create the scope "fsat" in "fsat.yaml"',
      'Do not join "fsat"',
    ]);
  });

  test('a configuration without scopes is none', () => {
    const text =
      joins('plain') +
      configuration('plain', 'components: [{componentName: api, instanceName: b}]');
    expect(problemsOf('unknown-scope', text)[0]?.[3]).toBe(
      'The configuration "plain" has no scopes that could be joined.',
    );
    expect(relatedOf('unknown-scope', text)).toEqual(['plain.yaml: plain: The configuration']);
  });

  test('the new one can be joined, and nothing is wrong with it', () => {
    const text = joins('fresh');
    const title = 'Create the scope "fresh" in "fresh.yaml"';
    const made = fixedFiles('unknown-scope', text, { title })['fresh.yaml'] ?? '';
    const after = problemsIn(`${text}--- file: fresh.yaml\n${made}`, { references: 'closed' });
    expect(after.filter(([severity]) => severity === 'error' || severity === 'warning')).toEqual(
      [],
    );
  });
});

describe('overlap', () => {
  const two = configuration('east', network('a')) + configuration('west', network('b'));

  test.each([
    ['a, b', ['error overlapping-scopes: b']],
    ['east, west', ['error overlapping-scopes: west']],
    ['a, east', []],
    ['a', []],
  ])('networks of other configurations: %s', (names, expected) => {
    expect(seen(joins(names) + two)).toEqual(expected);
  });

  test('says where the second scope is', () => {
    expect(relatedOf('overlapping-scopes', joins('a, b') + two)).toEqual([
      'app.yaml: a: Joins "a"',
      'west.yaml: b: The scope "b"',
    ]);
  });

  test.each([
    [false, ['error overlapping-scopes: b']],
    [true, []],
  ])('a type of the workspace that allows overlap: %s', (overlap, expected) => {
    const type = 'example.com/v1.Zone';
    const text =
      joins('a, b') +
      configuration('east', scope('a', type)) +
      configuration('west', scope('b', type)) +
      definition(type, overlap);
    expect(seen(text)).toEqual(expected);
  });

  test('health scopes may overlap', () => {
    const text =
      joins('a, b') + configuration('east', health('a')) + configuration('west', health('b'));
    expect(seen(text)).toEqual([]);
  });
});

describe('types of scopes', () => {
  const ZONE = 'example.com/v1.Zone';
  const uses = (type: string): string => configuration('east', scope('a', type));

  test.each([
    ['defined', uses(ZONE) + definition(ZONE, true), []],
    [
      'in another version',
      uses(ZONE) + definition('example.com/v2.Zone', true),
      [`warning unknown-scope-type: ${ZONE}`],
    ],
    [
      'near',
      uses('example.com/v1.Zome') + definition(ZONE, true),
      ['warning unknown-scope-type: example.com/v1.Zome'],
    ],
    ['nowhere', uses(ZONE), [`hint unknown-scope-type: ${ZONE}`]],
    [
      'of another kind',
      uses('example.com/v1.Ring') + definition(ZONE, true),
      ['hint unknown-scope-type: example.com/v1.Ring'],
    ],
  ])('%s', (_, text, expected) => {
    expect(seen(text)).toEqual(expected);
    expect(seen(text, { completeness: 'partial' })).toEqual(
      expected.filter((mark) => mark.startsWith('warning') && text.includes('v2')),
    );
  });

  test('where all files are known a type that none defines is a warning', () => {
    expect(seen(uses(ZONE), { references: 'closed' })).toEqual([
      `warning unknown-scope-type: ${ZONE}`,
    ]);
  });

  test('the spelling of a definition is right, whatever the catalog says', () => {
    const old = 'core.oam.dev/v1.NetworkScope';
    const text = configuration('east', scope('a', old, NETWORK));
    expect(seen(text)).toEqual([`warning unknown-scope-type: ${old}`]);
    const parameters =
      '[{name: network-id, type: string, required: Y}, {name: subnet-id, type: string}]';
    expect(
      seen(text + definition(old, false, parameters)).filter((mark) => mark.includes('scope-type')),
    ).toEqual([]);
  });

  test('properties are those of the definition', () => {
    const parameters = '[{name: size, type: int, required: true}, {name: share, type: double}]';
    const of = (properties: string): string[] =>
      seen(
        configuration('east', scope('a', ZONE, properties)) + definition(ZONE, true, parameters),
      ).filter((mark) => mark.includes('property'));
    expect(of('[{name: size, value: 3}]')).toEqual([]);
    expect(of('{size: 3}')).toEqual([]);
    expect(of('[]')).toEqual(['error missing-scope-property: properties']);
    expect(of('[{name: size, value: 3.5}]')).toEqual(['warning scope-property-value: 3.5']);
    expect(of('[{name: size, value: 3}, {name: shere, value: 1}]')).toEqual([
      'warning unknown-scope-property: shere',
    ]);
  });
});

describe('names of scopes', () => {
  test('the same in two configurations is worth knowing', () => {
    const text = configuration('east', health('a')) + configuration('west', health('a'));
    expect(seen(text)).toEqual([
      'information duplicate-scope: a',
      'information duplicate-scope: a',
    ]);
    expect(relatedOf('duplicate-scope', text)).toEqual(['west.yaml: a: The other "a"']);
  });

  test('variants of one configuration have the same scopes', () => {
    const text =
      configuration('east', health('a')) +
      configuration('west', health('a')).replace('name: west', 'name: east');
    expect(seen(text)).toEqual([]);
  });
});
