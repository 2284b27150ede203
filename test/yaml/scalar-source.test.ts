// The way back from the text of a scalar to its source.
import { expect, test } from 'vitest';
import { nodeAtPath } from '../../server/src/yaml/access.ts';
import { parseDocument } from '../../server/src/yaml/parse.ts';
import { sourceRangeOf } from '../../server/src/yaml/scalar-source.ts';

/** The source of the word `here` inside the scalar at the key `a`. */
function sourceOfHere(text: string): string {
  const document = parseDocument(text);
  const node = nodeAtPath(document.root, ['a']);
  if (node?.kind !== 'scalar') throw new Error('no scalar');
  const start = String(node.value).indexOf('here');
  const range = sourceRangeOf(document, node, { start, end: start + 4 });
  return text.slice(range.start, range.end);
}

test.each([
  ['a: it is here now', 'here'],
  ["a: 'it is here now'", 'here'],
  ['a: "it is here now"', 'here'],
  ['a: |\n  first\n\n    deeper here\n  last\n', 'here'],
  ['a: |-\r\n  first\r\n  then here\r\n', 'here'],
  ['a: |2\n    indented here\n', 'here'],
])('%j finds the word', (text, expected) => {
  expect(sourceOfHere(text)).toBe(expected);
});

test.each([
  ['a: "tab\\t here"', '"tab\\t here"'],
  ["a: 'it''s here'", "'it''s here'"],
  ['a: >\n  folded\n  here\n', '>\n  folded\n  here'],
])('%j is marked as a whole', (text, expected) => {
  expect(sourceOfHere(text).trimEnd()).toBe(expected);
});
