// Files with values for variables: what they give, and what is said of those that are of no use.
import { describe, expect, test } from 'vitest';
import { readValues } from '../../server/src/render/values-file.ts';

describe('a values file', () => {
  test('gives texts, numbers, true and false', () => {
    const reading = readValues('A: eu\nB: 3\nC: true\nD: "3"\nE: ""\n');
    expect(reading.ok && Object.fromEntries(reading.values)).toEqual({
      A: 'eu',
      B: 3,
      C: true,
      D: '3',
      E: '',
    });
  });

  test('may be JSON', () => {
    const reading = readValues('{"A": "eu"}');
    expect(reading.ok && [...reading.values]).toEqual([['A', 'eu']]);
  });

  test.each(['', '# nothing yet\n', '---\n'])('may be empty: %j', (text) => {
    const reading = readValues(text);
    expect(reading.ok && reading.values.size).toBe(0);
  });

  test.each([
    ['- A\n', 'It must be a map of names of variables to their values.'],
    ['A:\n  b: c\n', 'The value of "A" must be a text, a number, true or false.'],
    ['A:\n', 'The value of "A" must be a text, a number, true or false.'],
    ['A: 1\nA: 2\n', 'It gives the variable "A" twice. Leave one of them.'],
  ])('%j is of no use', (text, message) => {
    expect(readValues(text)).toEqual({ ok: false, message });
  });

  test('that is no YAML says in which line', () => {
    const reading = readValues('A: 1\nB: "hunter2\n');
    expect(reading.ok).toBe(false);
    expect(reading).toMatchObject({
      message: expect.stringMatching(/^It is no YAML: .*line 2/) as string,
    });
    expect(JSON.stringify(reading)).not.toContain('hunter2');
  });
});
