// Checking values against schemas that are only known at run time.
import { describe, expect, test } from 'vitest';
import { checkValue } from '../../server/src/schema/check-value.ts';
import type { JsonSchema } from '../../server/src/schema/json-schema.ts';

/** Each violation as path and keyword. */
function broken(schema: JsonSchema, value: unknown): string[] {
  return checkValue(schema, value).map(({ path, keyword, property }) =>
    [...path, property, keyword].filter((part) => part !== undefined).join(' '),
  );
}

describe('keywords', () => {
  test.each<[JsonSchema, unknown, string[]]>([
    [{ type: 'integer' }, 3, []],
    [{ type: 'integer' }, 3.5, ['type']],
    [{ type: 'number' }, '3', ['type']],
    [{ type: ['string', 'null'] }, null, []],
    [{ type: 'object' }, [], ['type']],
    [{ minimum: 1, maximum: 5 }, 0, ['minimum']],
    [{ minimum: 1, maximum: 5 }, 6, ['maximum']],
    [{ exclusiveMinimum: 0 }, 0, ['exclusiveMinimum']],
    [{ exclusiveMaximum: 9 }, 9, ['exclusiveMaximum']],
    [{ maxLength: 2 }, '🙂🙂', []],
    [{ minLength: 1 }, '', ['minLength']],
    [{ enum: ['a', { b: 1 }] }, { b: 1 }, []],
    [{ enum: ['a'] }, 'b', ['enum']],
    [{ const: 'a' }, 'b', ['enum']],
    [{ oneOf: [{ const: 'a' }, { const: 'b' }] }, 'c', ['enum']],
    [{ anyOf: [{ type: 'string' }, { type: 'number' }] }, true, ['type']],
    [{ anyOf: [{ type: 'string' }, { type: 'number', minimum: 2 }] }, 1, ['minimum']],
    [{ allOf: [{ minimum: 2 }, { maximum: 3 }] }, 4, ['maximum']],
    [{ items: { type: 'string' } }, ['a', 1], ['1 type']],
    [{ minItems: 1 }, [], ['minItems']],
    [{ uniqueItems: true }, [{ a: 1 }, { a: 1 }], ['uniqueItems']],
    [{ required: ['a'] }, {}, ['a required']],
    [{ properties: { a: { type: 'string' } } }, { a: 1, b: 2 }, ['a type']],
    [{ additionalProperties: false }, { a: 1 }, ['a additionalProperties']],
    [{ additionalProperties: { type: 'string' } }, { a: 1 }, ['a type']],
    [{ pattern: '(a+)+$' }, `${'a'.repeat(60)}!`, []],
  ])('%j on %j', (schema, value, expected) => {
    expect(broken(schema, value)).toEqual(expected);
  });

  test('references are followed, those that never end as well', () => {
    const schema: JsonSchema = {
      properties: { child: { $ref: '#' }, size: { $ref: '#/definitions/size' } },
      definitions: { size: { type: 'integer' } },
    };
    expect(broken(schema, { child: { child: { size: 'x' } } })).toEqual(['child child size type']);
    expect(broken({ $ref: '#' }, 1)).toEqual([]);
    expect(broken({ anyOf: [{ $ref: '#' }] }, 1)).toEqual([]);
    expect(broken({ $ref: 'http://example.com/' }, 1)).toEqual([]);
  });

  test('says what would be right', () => {
    expect(checkValue({ oneOf: [{ const: 'a' }, { const: 'b' }] }, 'c')[0]?.allowed).toEqual([
      'a',
      'b',
    ]);
    expect(checkValue({ type: ['string', 'null'] }, 1)[0]?.types).toEqual(['string', 'null']);
    expect(checkValue({ maximum: 7 }, 8)[0]?.limit).toBe(7);
  });

  test('an inherited name is no key', () => {
    expect(broken({ required: ['toString'] }, {})).toEqual(['toString required']);
    expect(broken({ properties: {}, additionalProperties: false }, { constructor: 1 })).toEqual([
      'constructor additionalProperties',
    ]);
  });
});

test('opaque values fit everything, at any depth', () => {
  const isOpaque = (value: unknown): boolean => value === '?';
  const schema: JsonSchema = { items: { type: 'integer' } };
  expect(checkValue(schema, ['?', 'x'], isOpaque).map(({ path }) => path)).toEqual([[1]]);
});
