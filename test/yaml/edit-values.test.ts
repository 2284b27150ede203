// Putting one value in the place of another, and adding items: the style around them is kept.
import { expect, test } from 'vitest';
import { applyEdits } from '../../server/src/base/text-edit.ts';
import { nodeAtPath, resolveAlias, type YamlPath } from '../../server/src/yaml/access.ts';
import { appendItem, replaceValue, type NewValue } from '../../server/src/yaml/edit.ts';
import { parseDocument } from '../../server/src/yaml/parse.ts';

const WRAPPED: NewValue = { map: [{ key: 'required', value: { raw: '1' } }] };
const ITEM: NewValue = {
  map: [
    { key: 'name', value: { raw: 'b' } },
    { key: 'value', value: { raw: 'c' } },
  ],
};

function replaced(text: string, path: YamlPath, value: NewValue): string | undefined {
  const document = parseDocument(text);
  const node = nodeAtPath(document.root, path);
  const edit = node === undefined ? undefined : replaceValue(document, node, value);
  return edit === undefined ? undefined : applyEdits(text, [edit]);
}

function appended(text: string, path: YamlPath): string | undefined {
  const document = parseDocument(text);
  const seq = resolveAlias(nodeAtPath(document.root, path));
  const edit = seq?.kind === 'seq' ? appendItem(document, seq, ITEM) : undefined;
  return edit === undefined ? undefined : applyEdits(text, [edit]);
}

test.each([
  ['block', 'a:\n  cpu: 1 # one\n  z: 2\n', 'a:\n  cpu:\n    required: 1 # one\n  z: 2\n'],
  ['wider block', 'a:\n    cpu: 1\n', 'a:\n    cpu:\n        required: 1\n'],
  ['Windows lines', 'a:\r\n  cpu: 1\r\n', 'a:\r\n  cpu:\r\n    required: 1\r\n'],
  ['flow', 'a: {cpu: 1, z: 2}', 'a: {cpu: { required: 1 }, z: 2}'],
  ['JSON', '{"a": {"cpu": 1}}', '{"a": {"cpu": { "required": 1 }}}'],
  ['an anchor', 'a:\n  cpu: &x 1\n', 'a:\n  cpu: &x { required: 1 }\n'],
])('replaces a value in %s', (_, before, after) => {
  expect(replaced(before, ['a', 'cpu'], WRAPPED)).toBe(after);
});

test('replaces a mapping by a list, and refuses where a comment would be lost', () => {
  const list: NewValue = { list: [ITEM] };
  expect(replaced('h:\n  b: c\nz: 1\n', ['h'], list)).toBe('h:\n  - name: b\n    value: c\nz: 1\n');
  expect(replaced('h:\n  b: c # why\n  d: e\n', ['h'], list)).toBeUndefined();
});

test('writes a list of scalars on one line', () => {
  const list: NewValue = { list: [{ raw: 'ls' }, { raw: '-l' }] };
  expect(replaced('c: ls -l\n', ['c'], list)).toBe('c: [ls, -l]\n');
  expect(replaced('{"c": "ls -l"}', ['c'], list)).toBe('{"c": ["ls", "-l"]}');
});

test.each([
  [
    'zero-indented',
    'l:\n- name: a # k\nz: 1\n',
    'l:\n- name: a # k\n- name: b\n  value: c\nz: 1\n',
  ],
  ['indented', 'l:\n  - name: a\n', 'l:\n  - name: a\n  - name: b\n    value: c\n'],
  ['flow', 'l: [{name: a}]', 'l: [{name: a}, { name: b, value: c }]'],
  ['JSON', '{"l": [{"name": "a"}]}', '{"l": [{"name": "a"}, { "name": "b", "value": "c" }]}'],
])('adds an item to a list that is %s', (_, before, after) => {
  expect(appended(before, ['l'])).toBe(after);
});
