// JSON inside a string: what it holds, or where it stops being JSON.
import { describe, expect, test } from 'vitest';
import { readJsonText } from '../../server/src/model/json-text.ts';

describe('broken JSON', () => {
  test.each([
    ['{oops', 'oops', '`oops` is not JSON; text needs double quotes.'],
    ['{"a": }', '}', 'A value is expected here, not `}`.'],
    ['{"a": ["x],\n "y"]', '"x],', 'The closing quote of this text is missing.'],
    ['{"a": [1, 2}', '}', 'A comma or a closing bracket is expected here, not `}`.'],
    ["{'a': 1}", "'a'", 'JSON wants double quotes, not single ones.'],
    ['{"a" 1}', '1', 'A colon is expected here, not `1`.'],
    ['{"a": 1} x', 'x', '`x` is not JSON; text needs double quotes.'],
    ['{"a": 1} 2', '2', 'Nothing may follow here, not `2`.'],
    ['{"a": 01}', '01', '`01` is not JSON; text needs double quotes.'],
    ['{"a": 1,, "b": 2}', ',', 'A key in double quotes is expected here, not `,`.'],
    ['{"a": "\\q"}', '"\\q"', 'This text holds an escape or a character that JSON does not know.'],
    ['[1, 2', '2', 'The closing `]` is missing.'],
    ['{"a": {"b": 1}\n', '}', 'The closing `}` is missing.'],
  ])('%j', (text, marked, message) => {
    const result = readJsonText(text);
    if (result.status !== 'broken') throw new Error(`read as ${result.status}`);
    expect([text.slice(result.at.start, result.at.end), result.message]).toEqual([marked, message]);
  });

  test('agrees with JSON.parse on what is broken, however deep', () => {
    expect(readJsonText('['.repeat(100_000)).status).toBe('broken');
    expect(readJsonText('').status).toBe('broken');
  });
});

describe('trailing commas', () => {
  test('are found outside of texts only, and read over', () => {
    const text = '{"a": ",}", "b": [1, 2,],}';
    const result = readJsonText(text);
    expect(result).toMatchObject({ status: 'trailing-commas', value: { a: ',}', b: [1, 2] } });
    if (result.status !== 'trailing-commas') throw new Error('not read');
    expect(result.commas.map(({ start }) => text.slice(start, start + 2))).toEqual([',]', ',}']);
  });

  test('JSON without them is just JSON', () => {
    expect(readJsonText(' {"a": ",}"} ')).toEqual({ status: 'json', value: { a: ',}' } });
  });
});
