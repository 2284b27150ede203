// Lists of names and values as mappings and back, in every style; comments that edits would remove.
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../server/src/base/text-edit.ts';
import { nodeAtPath } from '../../server/src/yaml/access.ts';
import { keepingComments } from '../../server/src/yaml/edit-comments.ts';
import { mapToNamedList, namedListToMap } from '../../server/src/yaml/edit-named.ts';
import { removePair } from '../../server/src/yaml/edit.ts';
import { parseDocument } from '../../server/src/yaml/parse.ts';

function asMap(text: string): string | undefined {
  const document = parseDocument(text);
  const seq = nodeAtPath(document.root, ['p']);
  if (seq?.kind !== 'seq') throw new Error('no list');
  const edits = namedListToMap(document, seq, (name) => name.replace('old', 'new'));
  const kept = edits && keepingComments(document, edits);
  return kept && applyEdits(text, kept);
}

function asList(text: string): string | undefined {
  const document = parseDocument(text);
  const map = nodeAtPath(document.root, ['p']);
  if (map?.kind !== 'map') throw new Error('no mapping');
  const edits = mapToNamedList(document, map);
  return edits && applyEdits(text, edits);
}

describe('a list as a mapping', () => {
  test.each([
    ['p:\n  - name: old\n    value: 1\n', 'p:\n  new: 1\n'],
    ['p:\n- name: a\n  value: 1\n- value: "x"\n  name: b\n', 'p:\n  a: 1\n  b: "x"\n'],
    ['p:\n  - name: a\n    value:\n      b: 1\n', 'p:\n  a:\n      b: 1\n'],
    ['p:\n- name: a\n  value:\n  - 1\n', 'p:\n  a:\n  - 1\n'],
    ['p:\n  - name: "1.0" # one\n    value: 1 # two\n', 'p:\n  # one\n  "1.0": 1 # two\n'],
    ['p:\n  - { name: a, value: [1, 2] }\n  - name: b\n    value:\n', 'p:\n  a: [1, 2]\n  b:\n'],
    ['p: [{ name: a, value: 1 }, { name: b, value: x }]\n', 'p: {a: 1, b: x}\n'],
    ['{"p": [{"name": "a", "value": "x"}]}\n', '{"p": {"a": "x"}}\n'],
    ['p:\r\n  - name: a\r\n    value: |\r\n      x\r\n', 'p:\r\n  a: |\r\n      x\r\n'],
    ['p: []\n', 'p: {}\n'],
  ])('%j', (text, expected) => {
    expect(asMap(text)).toBe(expected);
    expect(parseDocument(expected).problems).toEqual([]);
  });

  test.each([
    'p:\n  - name: a\n    value: 1\n    type: x\n',
    'p:\n  - name: a\n    value: 1\n  - name: a\n    value: 2\n',
    'p:\n  - name: a\n',
    'p:\n  - name: [a]\n    value: 1\n',
    'p:\n  - &a\n    name: a\n    value: 1\nq: *a\n',
    'p:\n  - text\n',
  ])('%j stays', (text) => {
    expect(asMap(text)).toBeUndefined();
  });
});

describe('a mapping as a list', () => {
  test.each([
    [
      'p:\n  a: 1\n  "b": x # x\n',
      'p:\n  - name: a\n    value: 1\n  - name: "b"\n    value: x # x\n',
    ],
    ['p:\n  a:\n    b: 1\n\n    c: 2\n', 'p:\n  - name: a\n    value:\n      b: 1\n\n      c: 2\n'],
    ['p:\n  a: |\n    x\n', 'p:\n  - name: a\n    value: |\n      x\n'],
    ['p: { a: 1, b: }\n', 'p: [ { name: a, value: 1 }, { name: b, value:  }]\n'],
    ['{"p": {"a": 1}}\n', '{"p": [{ "name": "a", "value": 1 }]}\n'],
    ['p: {}\n', 'p: []\n'],
  ])('%j', (text, expected) => {
    expect(asList(text)).toBe(expected);
    expect(parseDocument(expected).problems).toEqual([]);
  });

  test('merge keys stay', () => {
    expect(asList('b: &b {a: 1}\np:\n  <<: *b\n')).toBeUndefined();
  });
});

test('comments of removed lines stand where those were', () => {
  const text = 'm:\n  a: 1\n  b: # one\n    c: 2 # two\n    # three\n    d: 3\n  e: 5\n';
  const document = parseDocument(text);
  const pair = nodeAtPath(document.root, ['m', 'b'])?.parent;
  if (pair?.kind !== 'pair') throw new Error('no pair');
  const edits = keepingComments(document, [removePair(document, pair)]);
  expect(edits && applyEdits(text, edits)).toBe(
    'm:\n  a: 1\n  # one\n  # two\n  # three\n  e: 5\n',
  );
});
