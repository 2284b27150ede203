// Edits of lists as wholes, in every style.
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../server/src/base/text-edit.ts';
import { nodeAtPath, type YamlPath } from '../../server/src/yaml/access.ts';
import { removeItem, wrapInList } from '../../server/src/yaml/edit-items.ts';
import { parseDocument } from '../../server/src/yaml/parse.ts';

function without(text: string, path: YamlPath): string {
  const document = parseDocument(text);
  const item = nodeAtPath(document.root, path);
  const list = nodeAtPath(document.root, path.slice(0, -1));
  if (item === undefined || list?.kind !== 'seq') throw new Error('no item');
  return applyEdits(text, [removeItem(document, list, item)]);
}

function wrapped(text: string, path: YamlPath): string {
  const document = parseDocument(text);
  const node = nodeAtPath(document.root, path);
  if (node === undefined) throw new Error('no value');
  return applyEdits(text, wrapInList(document, node));
}

describe('removeItem', () => {
  test.each([
    ['a:\n  - b: 1\n    c: 2\n  - d: 3\ne: 4\n', ['a', 0], 'a:\n  - d: 3\ne: 4\n'],
    ['a:\n  - b: 1\n  - d: 3\n    f: 5\ne: 4\n', ['a', 1], 'a:\n  - b: 1\ne: 4\n'],
    ['a:\n- b\n- c', ['a', 1], 'a:\n- b\n'],
    ['a:\n  - b\n', ['a', 0], 'a: []\n'],
    ['a:\n- b\nc: 1\n', ['a', 0], 'a: []\nc: 1\n'],
    ['a: # why\n- b\nc: 1\n', ['a', 0], 'a: # why\n  []\nc: 1\n'],
    ['- b\n', [0], '[]\n'],
    ['a: [b, c, d]\n', ['a', 0], 'a: [c, d]\n'],
    ['a: [b, c, d]\n', ['a', 2], 'a: [b, c]\n'],
    ['a: [b]\n', ['a', 0], 'a: []\n'],
    ['{"a": [{"b": 1}, {"c": 2}]}', ['a', 1], '{"a": [{"b": 1}]}'],
    ['a:\n  - - b\n    - c\n', ['a', 0, 0], 'a:\n  - - c\n'],
    ['a:\r\n  - b\r\n  - c\r\n', ['a', 0], 'a:\r\n  - c\r\n'],
  ] as const)('%j without %j', (text, path, expected) => {
    expect(without(text, path)).toBe(expected);
  });
});

describe('wrapInList', () => {
  test.each([
    ['a:\n  b: 1\n  c:\n    d: 2\n', 'a:\n  - b: 1\n    c:\n      d: 2\n'],
    ['a:\n  b: 1\n# far left\n\n  c: 2\n', 'a:\n  - b: 1\n# far left\n\n    c: 2\n'],
    ['a: {b: 1}\n', 'a: [{b: 1}]\n'],
    ['a: word\n', 'a: [word]\n'],
    ['{"a": {"b": 1}}', '{"a": [{"b": 1}]}'],
  ])('%j', (text, expected) => {
    const result = wrapped(text, ['a']);
    expect(result).toBe(expected);
    expect(nodeAtPath(parseDocument(result).root, ['a'])?.kind).toBe('seq');
  });
});
