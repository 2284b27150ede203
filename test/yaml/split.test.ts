// Cutting files into documents: the parts cover the text and mean the same as the whole.
import fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../server/src/yaml/parse.ts';
import { splitDocuments } from '../../server/src/yaml/split.ts';
import { toValue } from '../../server/src/yaml/to-value.ts';

function parts(text: string): readonly string[] {
  return splitDocuments(text).map(({ start, end }) => text.slice(start, end));
}

describe('splitDocuments', () => {
  it.each<[string, readonly string[]]>([
    ['', ['']],
    ['a: 1\n', ['a: 1\n']],
    ['---\na: 1\n---\nb: 2\n', ['---\na: 1\n', '---\nb: 2\n']],
    ['# head\n%YAML 1.2\n---\na: 1\n', ['# head\n%YAML 1.2\n---\na: 1\n']],
    ['a: 1\n...\nb: 2\n', ['a: 1\n...\n', 'b: 2\n']],
    ['a: |\n  ---\n  x\n', ['a: |\n  ---\n  x\n']],
    ['a: 1\n----\n', ['a: 1\n----\n']],
    ['---\n---\n', ['---\n', '---\n']],
    ['a: 1\r\n---\r\nb: 2', ['a: 1\r\n', '---\r\nb: 2']],
    ['\uFEFF---\na: 1', ['\uFEFF---\na: 1']],
  ])('%j', (text, expected) => {
    expect(parts(text)).toEqual(expected);
  });

  it('covers the whole text without a gap', () => {
    const line = fc.constantFrom('---', '...', 'a: 1', '  b', '# c', '', '- x', '%TAG', '--- y');
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const text = lines.join('\n');
        expect(parts(text).join('')).toBe(text);
      }),
    );
  });

  it('finds the values that the parser finds in the whole', () => {
    const document = fc.constantFrom(
      'a: 1\n',
      '- x\n- y\n',
      'k: |\n  t\n',
      '# only\n',
      '{a: [1]}\n',
    );
    fc.assert(
      fc.property(fc.array(document, { minLength: 1, maxLength: 5 }), (documents) => {
        const text = documents.map((part) => `---\n${part}`).join('');
        const whole = parseAllDocuments(text).map((each) => each.toJS() as unknown);
        expect(parts(text).map((part) => toValue(parseDocument(part).root).value)).toEqual(whole);
      }),
    );
  });
});
