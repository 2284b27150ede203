// Properties of traits against the definitions in the workspace.
import { describe, expect, test } from 'vitest';
import { component, attach, trait, ANY, INGRESS, port, seen } from '../support/attached.ts';
import { fixedFiles, fixTitles, problemsOf, relatedOf } from '../support/problems.ts';

describe('properties by a definition of the workspace', () => {
  const attached =
    component('Worker') + attach('{name: canary, properties: {share: x, stepps: 1, color: red}}');

  test.each([
    [
      'an inline schema',
      'properties:\n  type: object\n  required: [share]\n  properties:\n    share: {type: integer}\n    steps: {type: integer}',
    ],
    [
      'JSON text',
      'properties: |\n  {"type": "object", "properties": {"share": {"type": "integer"}, "steps": {"type": "integer"}}}',
    ],
    [
      'a wrapped text',
      'properties:\n  type: object\n  properties: |\n    {"type": "object", "properties": {"share": {"type": "integer"}, "steps": {"type": "integer"}}}',
    ],
    [
      'a list',
      'properties:\n  - {name: share, type: int, required: true}\n  - {name: steps, type: int}',
    ],
  ])('%s', (shape, properties) => {
    const found = seen(attached + trait('canary', `${ANY}\n${properties}`)).filter(
      (mark) => mark.includes('-trait-property') || mark.includes('trait-property-type'),
    );
    expect(found).toEqual([
      'error trait-property-type: x',
      'warning unknown-trait-property: stepps',
      `${shape === 'a list' ? 'warning' : 'information'} unknown-trait-property: color`,
    ]);
  });

  test('no schema: anything goes', () => {
    expect(
      seen(attached + trait('canary', ANY)).filter((mark) => mark.includes('property')),
    ).toEqual([]);
  });

  test('others are fine where the schema says so', () => {
    const open = 'properties: {type: object, additionalProperties: true, properties: {steps: {}}}';
    expect(
      seen(attached + trait('canary', `${ANY}\n${open}`)).filter((mark) =>
        mark.includes('property'),
      ),
    ).toEqual([]);
  });

  test('a required one is missing: said at the properties, with the place of the definition', () => {
    const text =
      component('Worker') +
      attach('{name: canary, properties: {}}') +
      trait(
        'canary',
        `${ANY}\nproperties: {type: object, required: [share], properties: {share: {type: integer, examples: [5]}}}`,
      );
    expect(problemsOf('missing-trait-property', text)).toEqual([
      ['error', 'missing-trait-property', 'properties', 'Trait "canary" needs "share".'],
    ]);
    expect(relatedOf('missing-trait-property', text)).toEqual([
      'canary-trait.yaml: canary: The definition of the trait',
    ]);
    expect(fixedFiles('missing-trait-property', text)['app.yaml']).toContain('{share: ${1:5}}');
  });

  test('bounds of a trait of the workspace', () => {
    const text =
      component('Worker') +
      attach('{name: canary, properties: {share: 500}}') +
      trait(
        'canary',
        `${ANY}\nproperties: {type: object, properties: {share: {type: integer, maximum: 100}}}`,
      );
    expect(seen(text)).toContain('error trait-property-type: 500');
  });

  test('an ingress that says service_port wins over the built-in one, but not for Rudr', () => {
    const snake = trait(
      'ingress',
      `${ANY}\nproperties: {type: object, required: [hostname, service_port], properties: {hostname: {type: string}, service_port: {type: integer}}}`,
    );
    const text = component('Server', port(80)) + attach(INGRESS) + snake;
    expect(problemsOf('unknown-trait-property', text)).toEqual([
      [
        'warning',
        'unknown-trait-property',
        'servicePort',
        'Trait "ingress" has no property "servicePort". Did you mean "service_port"?',
      ],
    ]);
    expect(fixTitles('unknown-trait-property', text)[0]).toBe(
      'Change "servicePort" to "service_port"',
    );
    expect(seen(text.replace('servicePort: 80', 'service_port: 80'))).not.toContain(
      'warning unknown-trait-property: service_port',
    );
    expect(problemsOf('unknown-trait-property', text, { profile: 'rudr' })).toEqual([]);
  });

  test('of two definitions the one that fits better speaks', () => {
    const one = `${ANY}\nproperties: {type: object, additionalProperties: false, properties: {a: {}}}`;
    const text =
      component('Worker') +
      attach('{name: canary, properties: {share: 1}}') +
      trait('canary', one) +
      trait('canary', one.replace('a: {}', 'share: {}')).replace('canary-trait', 'second');
    expect(seen(text).filter((mark) => mark.includes('property'))).toEqual([]);
  });
});
