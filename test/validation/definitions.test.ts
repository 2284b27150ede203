// Rules on definitions of traits, scopes and workload types.
import { describe, expect, test } from 'vitest';
import { fixed, marksIn, problemsOf } from '../support/problems.ts';

function definition(kind: string, spec: string): string {
  return `apiVersion: core.oam.dev/v1alpha1
kind: ${kind}
metadata:
  name: ours
spec:
${spec.replace(/^(?=.)/gm, '  ')}
`;
}

const NONE = 'properties: {type: object, properties: {}}';
const trait = (spec: string): string => definition('Trait', spec);
const scope = (spec: string): string => definition('ApplicationScope', spec);
const workload = (spec: string): string =>
  definition('WorkloadType', `group: a.example.com\n${spec}`);
const marks = (text: string): string[] =>
  marksIn(text).filter((mark) => !mark.includes('workload-type-author'));

describe('appliesTo', () => {
  test.each([
    ['["*"]', []],
    ['[core.oam.dev/v1alpha1.Server, example.com/v1.Thing]', []],
    ['[]', ['error empty-applies-to: []']],
    ['', ['error empty-applies-to: appliesTo']],
    ['core.oam.dev/v1alpha1.Server', ['error empty-applies-to: core.oam.dev/v1alpha1.Server']],
    ['[Server]', ['error unknown-applies-to: Server']],
    ['[Thing]', ['error unknown-applies-to: Thing']],
    ['[1]', ['error unknown-applies-to: 1']],
    ['[core.oam.dev/v1alpha1.Servr]', ['error unknown-applies-to: core.oam.dev/v1alpha1.Servr']],
    ['[core.oam.dev/v1alpha1.server]', ['error unknown-applies-to: core.oam.dev/v1alpha1.server']],
    ['[core.oam.dev/v1.Server]', ['warning unknown-applies-to: core.oam.dev/v1.Server']],
    [
      '[core.oam.dev/v1alpha1.Singleton]',
      ['warning unknown-applies-to: core.oam.dev/v1alpha1.Singleton'],
    ],
    ['[example.com/v1.thing]', ['information kind-in-small-letters: example.com/v1.thing']],
    ['["*", "*"]', ['warning repeated-applies-to: "*"']],
    ['["{{ .type }}"]', ['information template-text: "{{ .type }}"']],
  ])('%s', (list, expected) => {
    expect(marks(trait(`appliesTo: ${list}\n${NONE}`))).toEqual(expected);
  });

  test.each([
    ['empty-applies-to', 'core.oam.dev/v1alpha1.Server', '[core.oam.dev/v1alpha1.Server]'],
    ['empty-applies-to', '[]', '["*"]'],
    ['unknown-applies-to', '[Server]', '[core.oam.dev/v1alpha1.Server]'],
    ['unknown-applies-to', '["core.oam.dev/v1alpha1.Servr"]', '["core.oam.dev/v1alpha1.Server"]'],
    ['repeated-applies-to', '["*", "*"]', '["*"]'],
  ])('%s in %s is mended', (code, before, after) => {
    expect(fixed(code, trait(`appliesTo: ${before}\n${NONE}`))).toBe(
      trait(`appliesTo: ${after}\n${NONE}`),
    );
  });

  test('Rudr reads no definitions', () => {
    expect(marksIn(trait('appliesTo: [Server]\nproperties: "{"'), { profile: 'rudr' })).toEqual([]);
  });
});

describe('properties of traits', () => {
  const withProperties = (properties: string): string => trait(`appliesTo: ["*"]\n${properties}`);

  test.each([
    ['', ['warning missing-trait-properties: spec']],
    ['properties:', ['warning missing-trait-properties: properties']],
    ['properties: 3', ['error missing-trait-properties: 3']],
    ['properties: ""', ['error trait-properties-json: ""']],
    ['properties: "{}"', []],
    [`properties: '{"type": "object",}'`, ['warning trait-properties-json: ,']],
    ['properties: "{{ .schema }}"', ['information template-text: "{{ .schema }}"']],
    ['properties: []', ['warning trait-properties-shape: properties']],
    ['properties: {type: objct}', ['warning trait-schema: objct']],
    ['properties: {properties: {required: [a]}}', ['warning trait-schema: required']],
    [`properties: '{"type": "int"}'`, ['warning trait-schema: "int"']],
    [
      'properties: {type: object, properties: "{oops"}',
      ['warning trait-properties-shape: properties', 'warning trait-properties-json: oops'],
    ],
    [
      'properties: [{name: a, type: int}]',
      ['warning trait-properties-shape: properties', 'warning trait-property-entry: int'],
    ],
    [
      'properties: [{name: a}]',
      ['warning trait-properties-shape: properties', 'warning trait-property-entry: name'],
    ],
  ])('%s', (properties, expected) => {
    expect(marks(withProperties(properties))).toEqual(expected);
  });

  test('a mistake in a block of JSON is marked on its line', () => {
    const text = withProperties(
      'properties: |\n  {\n    "type": "object",\n    "required": ["a],\n    "properties": {}\n  }',
    );
    expect(problemsOf('trait-properties-json', text)).toEqual([
      [
        'error',
        'trait-properties-json',
        '"a],',
        'This text is not JSON. The closing quote of this text is missing.',
      ],
    ]);
  });

  test.each([
    [
      'trait-properties-json',
      `properties: '{"type": "object",}'`,
      `properties: '{"type": "object"}'`,
    ],
    ['trait-schema', 'properties: {type: objct}', 'properties: {type: object}'],
    ['trait-schema', `properties: '{"type": "objct"}'`, `properties: '{"type": "object"}'`],
    [
      'trait-property-entry',
      'properties: [{name: a, type: int}]',
      'properties: [{name: a, type: integer}]',
    ],
  ])('%s in %s is mended', (code, before, after) => {
    expect(fixed(code, withProperties(before))).toBe(withProperties(after));
  });

  test('a list becomes a schema', () => {
    const text = withProperties(
      'properties:\n  - name: size\n    type: integer\n    required: true',
    );
    const result = fixed('trait-properties-shape', text);
    expect(result).toBe(
      withProperties(
        'properties:\n  type: object\n  properties:\n    size:\n      type: integer\n  required:\n    - size\n  additionalProperties: false',
      ),
    );
    expect(marks(result)).toEqual([]);
  });

  test('text in quotes with escapes is marked as a whole and not edited', () => {
    const text = withProperties('properties: "{\\"type\\": \\"objct\\"}"');
    expect(marks(text)).toEqual(['warning trait-schema: "{\\"type\\": \\"objct\\"}"']);
  });
});

describe('scopes', () => {
  const parameters = (items: string): string =>
    scope(`type: example.com/v1.Team\nallowComponentOverlap: true\nparameters: ${items}`);

  test.each([
    ['type: example.com/v1.Team\nallowComponentOverlap: true', []],
    ['allowComponentOverlap: true', ['error scope-definition-type: spec']],
    ['type: Team\nallowComponentOverlap: true', ['error scope-definition-type: Team']],
    [
      'type: core.oam.dev/v1alpha1.Team\nallowComponentOverlap: true',
      ['error scope-definition-type: core.oam.dev/v1alpha1.Team'],
    ],
    ['type: core.oam.dev/v1.NetworkScope\nallowComponentOverlap: false', []],
    ['type: example.com/v1.Team', ['error scope-overlap: spec']],
    ['type: example.com/v1.Team\nallowComponentOverlap: Y', ['warning scope-overlap: Y']],
    ['type: example.com/v1.Team\nallowComponentOverlap: perhaps', ['error scope-overlap: perhaps']],
  ])('%j', (spec, expected) => {
    expect(marks(scope(spec))).toEqual(expected);
  });

  test('words of old YAML are rewritten', () => {
    const text = scope('type: example.com/v1.Team\nallowComponentOverlap: "no"');
    expect(fixed('scope-overlap', text)).toContain('allowComponentOverlap: false\n');
  });

  test.each([
    ['[{name: a, type: string}, {name: a, type: string}]', ['error duplicate-setting: a']],
    ['[{name: a b, type: string}]', ['warning setting-name: a b']],
    ['[{name: größe, type: number}]', []],
    ['[{name: a, type: double}]', ['warning setting-type: double']],
    ['[{name: a, type: "[]string"}]', ['warning setting-type: "[]string"']],
  ])('parameters: %s', (items, expected) => {
    expect(marks(parameters(items))).toEqual(expected);
  });

  test('a synonym of a type is replaced', () => {
    expect(fixed('setting-type', parameters('[{name: a, type: int}]'))).toBe(
      parameters('[{name: a, type: number}]'),
    );
  });
});

describe('workload types', () => {
  test.each([
    ['names: {kind: Thing}', []],
    ['', ['error workload-type-kind: spec']],
    ['names: {singular: thing}', ['error workload-type-kind: names']],
    ['names: {kind: thing}', ['error workload-type-kind: thing']],
    ['names: {kind: Thing, plural: Things}', ['warning workload-type-display-name: Things']],
    ['names: {kind: Thing}\nsettings: [{name: a, type: int}]', ['warning setting-type: int']],
  ])('%j', (spec, expected) => {
    expect(marks(workload(spec))).toEqual(expected);
  });

  test.each([
    ['names: {kind: my-thing}', 'names: {kind: MyThing}', 'workload-type-kind'],
    [
      'names: {kind: Thing, plural: My-Things}',
      'names: {kind: Thing, plural: mythings}',
      'workload-type-display-name',
    ],
  ])('%j is mended', (before, after, code) => {
    expect(fixed(code, workload(before))).toBe(workload(after));
  });

  test.each([
    ['names: {kind: Thing}', 'error workload-type-group: spec'],
    ['group: My Group\nnames: {kind: Thing}', 'error workload-type-group: My Group'],
  ])('%j', (spec, expected) => {
    expect(marks(definition('WorkloadType', spec))).toEqual([expected]);
  });
});

describe('a trait named like a built-in one', () => {
  const named = (spec: string): string => trait(spec).replace('name: ours', 'name: manual-scaler');

  test('says how it differs', () => {
    const text = named(
      `appliesTo: [core.oam.dev/v1alpha1.Server, core.oam.dev/v1alpha1.Worker, core.oam.dev/v1alpha1.Task]\n${NONE}`,
    );
    expect(problemsOf('redefined-trait', text)).toEqual([
      [
        'information',
        'redefined-trait',
        'manual-scaler',
        '"manual-scaler" is a built-in trait, and this definition differs from it: it does not require "replicaCount".',
      ],
    ]);
  });

  test('is fine when it says the same', () => {
    const properties =
      'properties: {type: object, required: [replicaCount], properties: {replicaCount: {type: integer}}}';
    expect(marks(named(`appliesTo: ["*"]\n${properties}`))).toEqual([]);
  });
});
