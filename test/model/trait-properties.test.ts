// The property schema of a trait, in each of the shapes that authors write it in.
import { describe, expect, test } from 'vitest';
import { readTraitProperties } from '../../server/src/model/trait-properties.ts';
import { nodeAtPath } from '../../server/src/yaml/access.ts';
import { parseDocument } from '../../server/src/yaml/parse.ts';
import { sourceRangeOf } from '../../server/src/yaml/scalar-source.ts';

/** Reads `properties` of a text and says what each problem marks. */
function read(text: string) {
  const document = parseDocument(text);
  const result = readTraitProperties(nodeAtPath(document.root, ['properties']));
  const marks = result.problems.map(({ kind, node, within, meant }) => {
    const isText = node.kind === 'scalar' && within !== undefined;
    const { start, end } = isText ? sourceRangeOf(document, node, within) : node.range;
    return [kind, text.slice(start, end), meant];
  });
  return { ...result, marks };
}

const SCHEMA = {
  type: 'object',
  required: ['size'],
  properties: { size: { type: 'integer', minimum: 1 } },
};

describe('every shape gives the same schema', () => {
  test.each([
    ['inline', `properties: ${JSON.stringify(SCHEMA)}`],
    ['text', `properties: |\n${JSON.stringify(SCHEMA, undefined, 2).replace(/^/gm, '  ')}\n`],
    ['text', `properties: '${JSON.stringify(SCHEMA)}'`],
    [
      'wrapped-text',
      `properties:\n  type: object\n  properties: |\n    ${JSON.stringify(SCHEMA)}\n`,
    ],
  ])('%s', (shape, text) => {
    expect(read(text)).toMatchObject({ shape, schema: SCHEMA, problems: [] });
  });

  test('list', () => {
    const text = `properties:
  - name: size
    description: How many.
    type: int
    required: Y
  - name: label
    type: string
  - type: string
`;
    const { shape, schema, problems } = read(text);
    expect([shape, problems]).toEqual(['list', []]);
    expect(schema).toEqual({
      type: 'object',
      properties: {
        size: { type: 'integer', description: 'How many.' },
        label: { type: 'string' },
      },
      required: ['size'],
      additionalProperties: false,
    });
  });

  test.each([
    ['properties:', 'absent'],
    ['other: 1', 'absent'],
    ['properties: 3', 'other'],
    ['properties: "{{ .Values.schema }}"', 'other'],
  ])('%j has none', (text, shape) => {
    expect(read(text)).toMatchObject({ shape, schema: undefined, problems: [] });
  });

  test('a schema that aliases itself is left alone', () => {
    expect(read('properties: &a\n  properties:\n    b: *a\n')).toMatchObject({ problems: [] });
  });
});

describe('mistakes are marked where they stand', () => {
  test('in YAML', () => {
    const text =
      'properties: {type: object, properties: {required: [a], b: {type: int, minimum: x}}}';
    expect(read(text).marks).toEqual([
      ['bad-schema', '[a]', undefined],
      ['bad-schema', 'int', 'integer'],
      ['bad-schema', 'x', undefined],
    ]);
    expect(read(text).schema).toEqual({
      type: 'object',
      properties: { b: { type: 'integer' } },
    });
  });

  test('in JSON text', () => {
    const text =
      'properties: |\n  {"type": "object",\n   "properties": {"a": {"type": "strng"},},\n  }\n';
    expect(read(text).marks).toEqual([
      ['trailing-comma', ',', undefined],
      ['trailing-comma', ',', undefined],
      ['bad-schema', '"strng"', 'string'],
    ]);
  });

  test('JSON that cannot be read gives no schema', () => {
    const { schema, marks } = read('properties:\n  type: object\n  properties: "{oops"\n');
    expect([schema, marks]).toEqual([undefined, [['broken-json', 'oops', undefined]]]);
  });
});
