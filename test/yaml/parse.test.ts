// The tree of a document: broken text keeps its readable part, and nothing is ever thrown.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nodeAtPath, pathOf, effectivePairs } from '../../server/src/yaml/access.ts';
import { nodeAt } from '../../server/src/yaml/node-at.ts';
import type { YamlDocument, YamlNode } from '../../server/src/yaml/nodes.ts';
import { parseDocument } from '../../server/src/yaml/parse.ts';
import { toValue } from '../../server/src/yaml/to-value.ts';

function valueOf(text: string): unknown {
  return toValue(parseDocument(text).root).value;
}

function problemsOf(text: string): (readonly [string, string])[] {
  return parseDocument(text).problems.map(({ code, range }) => [
    code,
    text.slice(range.start, range.end),
  ]);
}

describe('syntax problems', () => {
  it.each<[string, readonly (readonly [string, string])[]]>([
    ['a:\n\tb: 1\n', [['tab-indentation', '\t']]],
    ['a:\n  - b\n c: 1\n', [['bad-indentation', ' ']]],
    ['a: "x\n', [['unclosed-quote', 'x']]],
    ['a: [1,\n', [['unclosed-bracket', ',']]],
    ['a: b: c\n', [['nested-mapping', 'b']]],
    ['a: *b\n', [['unknown-anchor', '*b']]],
    ['a: x\0y\n', [['nul-byte', '\0']]],
    ['a:\n  k: v\n  nam\n  e: f\n', [['missing-colon', 'nam']]],
    ['a: "\\q"\n', [['bad-escape', '\\q']]],
  ])('%j', (text, expected) => {
    expect(problemsOf(text)).toEqual(expected);
  });

  it('says a deep nesting once and goes on', () => {
    expect(problemsOf(`a: ${'['.repeat(300)}${']'.repeat(300)}\n`).map(([code]) => code)).toEqual([
      'nesting-too-deep',
    ]);
    expect(problemsOf('['.repeat(20_000)).map(([code]) => code)).toContain('nesting-too-deep');
  });
});

describe('recovery', () => {
  it('keeps the keys around a word that is being typed', () => {
    expect(valueOf('a:\n  k: v\n  nam\n  e: f\n')).toEqual({ a: { k: 'v', nam: null, e: 'f' } });
  });

  it('has an empty value where none is written', () => {
    const document = parseDocument('a:\nb: 1\n');
    const node = nodeAtPath(document.root, ['a']);
    expect(node).toMatchObject({ kind: 'scalar', style: 'empty', range: { start: 2, end: 2 } });
  });
});

describe('aliases and merge keys', () => {
  it('follows an alias to its anchor', () => {
    expect(valueOf('a: &x {k: 1}\nb: *x\n')).toEqual({ a: { k: 1 }, b: { k: 1 } });
  });

  it('lets own keys win over merged ones, and earlier merges over later ones', () => {
    const text = 'b1: &b1 {x: 1, y: 1}\nb2: &b2 {y: 2, z: 2}\nc: {<<: [*b1, *b2], x: 0}\n';
    expect(valueOf(text)).toMatchObject({ c: { x: 0, y: 1, z: 2 } });
    const map = nodeAtPath(parseDocument(text).root, ['c']);
    expect(map?.kind === 'map' && [...effectivePairs(map).keys()].sort()).toEqual(['x', 'y', 'z']);
  });

  it('takes a quoted << for a key like any other', () => {
    expect(valueOf('a: {"<<": {x: 1}}')).toEqual({ a: { '<<': { x: 1 } } });
  });

  it('stops an alias bomb and says where', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let level = 1; level < 12; level++) {
      const aliases = Array.from({ length: 10 }, () => `*a${String(level - 1)}`).join(', ');
      lines.push(`a${String(level)}: &a${String(level)} [${aliases}]`);
    }
    expect(toValue(parseDocument(lines.join('\n')).root)).toMatchObject({ reason: 'size' });
  });

  it('stops at an alias inside what it refers to', () => {
    expect(toValue(parseDocument('a: &a [*a]').root)).toMatchObject({ reason: 'cycle' });
  });

  it('keeps __proto__ an ordinary key', () => {
    const value = valueOf('__proto__: {polluted: true}\n') as object;
    expect(Object.keys(value)).toEqual(['__proto__']);
    expect('polluted' in {}).toBe(false);
  });
});

describe('comments', () => {
  it('are found wherever they stand', () => {
    const text = '# a\nb: 1 # c\nd:\n  # e\n  - f # g\n  - {h: i} # j\nk: | # l\n  # no\n';
    expect(parseDocument(text).comments.map((comment) => comment.text)).toEqual([
      '# a',
      '# c',
      '# e',
      '# g',
      '# j',
      '# l',
    ]);
  });
});

const soup = fc.string({
  unit: fc.constantFrom(
    'a',
    'key',
    ': ',
    ':',
    '- ',
    '-',
    '\n',
    '\n  ',
    '\n    ',
    '\t',
    '"',
    "'",
    '{',
    '}',
    '[',
    ']',
    ',',
    '&x ',
    '*x',
    '<<: ',
    '|',
    '>',
    '#',
    ' ',
    '!!str ',
    '? ',
    '%',
    '@',
    '\r\n',
    '\0',
    '😀',
    '---\n',
    '...',
    '1',
    'true',
    '\\',
    '{{',
    '}}',
  ),
  maxLength: 60,
});

describe('any text at all', () => {
  it('gives a tree whose ranges nest and lie inside the text', () => {
    fc.assert(
      fc.property(soup, (text) => {
        const document = parseDocument(text);
        for (const { range } of document.problems) expectInside(range, text.length);
        if (document.root !== undefined) expectNested(document.root, document);
        toValue(document.root);
      }),
      { numRuns: 3000 },
    );
  });

  it('has the same path for a node and for the place where it stands', () => {
    fc.assert(
      fc.property(soup, fc.nat(60), (text, offset) => {
        const document = parseDocument(text);
        const at = nodeAt(document, Math.min(offset, text.length));
        if (at === undefined) return;
        expect(at.node.range.start).toBeLessThanOrEqual(Math.min(offset, text.length));
        expect(pathOf(at.node).length).toBeLessThan(200);
      }),
      { numRuns: 3000 },
    );
  });
});

function expectInside(range: { start: number; end: number }, length: number): void {
  expect(range.start).toBeGreaterThanOrEqual(0);
  expect(range.end).toBeGreaterThanOrEqual(range.start);
  expect(range.end).toBeLessThanOrEqual(length);
}

function expectNested(node: YamlNode, document: YamlDocument): void {
  expectInside(node.range, document.text.length);
  if (node.kind === 'seq') {
    for (const item of node.items) expectNested(item, document);
  } else if (node.kind === 'map') {
    for (const pair of node.pairs) {
      expect(pair.key.parent).toBe(pair);
      expect(pair.value.parent).toBe(pair);
      expectNested(pair.key, document);
      expectNested(pair.value, document);
    }
  }
}
