// Keys that move into a mapping beside them, mappings that become text, keys at the start.
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../server/src/base/text-edit.ts';
import { nodeAtPath, pairOf, resolveAlias } from '../../server/src/yaml/access.ts';
import { moveIntoSibling, replaceMapByText } from '../../server/src/yaml/edit-move.ts';
import { prependPairs } from '../../server/src/yaml/edit.ts';
import type { YamlMap } from '../../server/src/yaml/nodes.ts';
import { parseDocument } from '../../server/src/yaml/parse.ts';

/** The text after the keys moved; undefined when they cannot. */
function moved(text: string, ...keys: readonly string[]): string | undefined {
  const document = parseDocument(text);
  const holder = nodeAtPath(document.root, ['m']);
  const pairs = keys.flatMap((key) => pairOf(holder, key) ?? []);
  const edits = moveIntoSibling(document, pairs, 'to');
  return edits === undefined ? undefined : applyEdits(text, edits);
}

function mapAt(text: string, path: readonly string[]): YamlMap {
  const map = resolveAlias(nodeAtPath(parseDocument(text).root, path));
  if (map?.kind !== 'map') throw new Error('no mapping there');
  return map;
}

describe('moving', () => {
  test.each([
    ['m:\n  a: x\n  b: y\n', ['a'], 'm:\n  to:\n    a: x\n  b: y\n'],
    ['m:\n  a: x\n  b: y\n', ['a', 'b'], 'm:\n  to:\n    a: x\n    b: y\n'],
    ['m:\n    a: 1.0 # one\n    c: z\n', ['a'], 'm:\n    to:\n        a: "1.0" # one\n    c: z\n'],
    [
      'm:\r\n  a: |\r\n    x\r\n    y\r\n',
      ['a'],
      'm:\r\n  to:\r\n    a: |\r\n      x\r\n      y\r\n',
    ],
    ['m:\n  a: x\n  to:\n    c: z\n', ['a'], 'm:\n  to:\n    c: z\n    a: x\n'],
    ['m:\n  a: x\n  to: {c: z}\n', ['a'], 'm:\n  to: {c: z, a: x}\n'],
    ['m:\n  a: x\n  to:\n', ['a'], 'm:\n  to:\n    a: x\n'],
    ['m: {a: x, b: y}\n', ['a', 'b'], 'm: {to: { a: x, b: y }}\n'],
    ['{"m": {"c": 1, "a": "x"}}\n', ['a'], '{"m": {"c": 1, "to": { "a": "x" }}}\n'],
  ])('%j', (text, keys, expected) => {
    expect(moved(text, ...keys)).toBe(expected);
  });

  test('is left alone where the target is something else, or belongs to others too', () => {
    expect(moved('m:\n  a: x\n  to: text\n', 'a')).toBeUndefined();
    expect(moved('n: &n {c: z}\nm:\n  a: x\n  to: *n\n', 'a')).toBeUndefined();
    expect(moved('m:\n  a: x\n')).toBeUndefined();
  });
});

describe('text in place of a mapping', () => {
  test.each([
    ['i:\n  n: a\n  d: b\nx: 1\n', 'i: a@b\nx: 1\n'],
    ['i: {n: a}\n', 'i: a@b\n'],
    ['i: {"n": "a"}\n', 'i: "a@b"\n'],
  ])('%j', (text, expected) => {
    const edit = replaceMapByText(parseDocument(text), mapAt(text, ['i']), 'a@b');
    expect(applyEdits(text, [edit])).toBe(expected);
  });
});

describe('keys at the start', () => {
  test.each([
    ['b: 1\n', [], 'a: x\nb: 1\n'],
    ['# head\nm:\n  b: 1\n', ['m'], '# head\nm:\n  a: x\n  b: 1\n'],
    ['{"b": 1}', [], '{"a": "x", "b": 1}'],
    ['{b: 1}', [], '{a: x, b: 1}'],
  ])('%j', (text, path, expected) => {
    const added = [{ key: 'a', value: { raw: 'x' } }];
    const edit = prependPairs(parseDocument(text), mapAt(text, path), added);
    expect(applyEdits(text, [edit])).toBe(expected);
  });
});
