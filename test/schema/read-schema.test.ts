// Schemas that users write: what is kept, what is reported.
import { describe, expect, test } from 'vitest';
import { readSchema } from '../../server/src/schema/read-schema.ts';
import { schemas } from '../../server/src/schema/generated/schemas.ts';

describe('mistakes', () => {
  test.each<[unknown, string, string | undefined]>([
    [{ type: 'int' }, 'type', 'integer'],
    [{ type: 'strng' }, 'type', 'string'],
    [{ type: ['string', 'bool'] }, 'type 1', 'boolean'],
    [{ type: 5 }, 'type', undefined],
    [{ required: true }, 'required', undefined],
    [{ required: ['a', 1] }, 'required', undefined],
    [{ properties: [] }, 'properties', undefined],
    [{ properties: { a: 'string' } }, 'properties a', undefined],
    [{ properties: { required: ['a'] } }, 'properties required', undefined],
    [{ items: { minimum: 'x' } }, 'items minimum', undefined],
    [{ items: [{ type: 'string' }, 7] }, 'items 1', undefined],
    [{ exclusiveMinimum: true }, 'exclusiveMinimum', undefined],
    [{ maxLength: -1 }, 'maxLength', undefined],
    [{ pattern: '(' }, 'pattern', undefined],
    [{ enum: 'a' }, 'enum', undefined],
    [{ oneOf: [] }, 'oneOf', undefined],
    [{ uniqueItems: 'yes' }, 'uniqueItems', undefined],
    [{ description: 3 }, 'description', undefined],
    ['text', '', undefined],
    [null, '', undefined],
  ])('%j', (written, path, meant) => {
    const { problems } = readSchema(written);
    expect(problems.map((problem) => [problem.path.join(' '), problem.meant])).toEqual([
      [path, meant],
    ]);
    for (const { message } of problems) expect(message).toMatch(/^["A-Z].*[.?]$/);
  });
});

test('what is right is kept as it is', () => {
  for (const schema of Object.values(schemas)) {
    const { $schema: _, ...known } = schema as Record<string, unknown>;
    const { schema: read, problems } = readSchema(known);
    expect(problems).toEqual([]);
    expect(read.definitions).toEqual(schema.definitions);
  }
});

test('a property may be called like a keyword, or like anything of JavaScript', () => {
  const written: unknown = JSON.parse(
    '{"properties": {"required": {"type": "string"}, "__proto__": {"type": "null"}}}',
  );
  const { schema, problems } = readSchema(written);
  expect(problems).toEqual([]);
  expect(Object.keys(schema.properties ?? {})).toEqual(['required', '__proto__']);
});

test('true allows all, false nothing, endless nesting does no harm', () => {
  expect(readSchema(true)).toEqual({ schema: {}, problems: [] });
  expect(readSchema({ properties: { a: false } }).schema).toEqual({
    properties: { a: { not: {} } },
  });
  let deep: unknown = {};
  for (let level = 0; level < 5000; level++) deep = { items: deep };
  expect(readSchema(deep).problems).toEqual([]);
});
