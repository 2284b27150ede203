// Reading an edited document from the part that was edited: the same as reading all of it, and much less to read.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeAtPath, pathOf } from '../../server/src/yaml/access.ts';
import type { YamlDocument } from '../../server/src/yaml/nodes.ts';
import { parseDocument } from '../../server/src/yaml/parse.ts';
import { reparse } from '../../server/src/yaml/reparse.ts';
import { configuration } from '../bench/inputs.ts';
import { anyEdit, type FuzzEdit } from '../fuzz/edits.ts';
import { longDocument } from '../support/long-document.ts';
import { randomFrom } from '../support/random.ts';
import { differenceBetween } from '../support/same-document.ts';

type Edit = Pick<FuzzEdit, 'start' | 'end' | 'newText'>;

function edited(text: string, { start, end, newText }: Edit): string {
  return text.slice(0, start) + newText + text.slice(end);
}

/** `before|after` with the part between `<` and `>` replaced by what follows `=>`. */
function editIn(marked: string): { readonly text: string; readonly edit: Edit } {
  const match = /«([^»]*)=>([^»]*)»/s.exec(marked);
  if (match === null) throw new Error('no edit is marked');
  const [whole, old = '', newText = ''] = match;
  const text = marked.replace(whole, () => old);
  return { text, edit: { start: match.index, end: match.index + old.length, newText } };
}

function reread(marked: string): YamlDocument | undefined {
  const { text, edit } = editIn(marked);
  const earlier = parseDocument(text);
  expect(earlier.problems).toEqual([]);
  const after = edited(text, edit);
  const found = reparse(after, earlier);
  if (found !== undefined) expect(differenceBetween(found, parseDocument(after))).toBeUndefined();
  return found;
}

const around = (lines: string): string =>
  `a: 1\nlist:\n  - name: first\n    x: &x {k: 1}\n${lines}  - name: last # c\nb: ${'long '.repeat(40)}\n`;

describe('an edit of which only a part is read', () => {
  it.each([
    ['of a value', '  - name: n\n    v: «1=>two»\n    w: 3\n'],
    ['of a key', '  - name: n\n    «value=>v»: 1\n'],
    ['of the first key of an item', '  - «name=>title»: n\n    value: 1\n'],
    ['of a last value', '  - name: n\n    value: «1=>longer than before»\n'],
    ['of a comment', '  - name: n # «old=>new»\n    value: 1\n'],
    ['that adds an item', '  - name: n\n«=>  - name: new\n»'],
    ['that takes an item away', '  - name: n\n«  - name: o\n=>»'],
    ['that makes a value a map', '  - name: n\n    value: «1=>\n      k: 2»\n    w: 1\n'],
    [
      'of a block scalar',
      '  - name: n\n    value: |\n      one\n«=>\n      two # no comment\n»    w: 1\n',
    ],
    ['of a quoted value over lines', '  - name: n\n    value: "one\n      tw«o=>O»"\n    w: 1\n'],
    ['beside an alias', '  - name: n\n    value: «*x=>[1, *x]»\n    w: 1\n'],
    [
      'in a list as wide as its key',
      '  - name: n\n    list:\n    - a\n    - «b=>c: d»\n    w: 1\n',
    ],
    ['in a list in a list', '  - - a\n    - «b=>c»\n    - d\n'],
  ])('%s', (_, lines) => {
    const document = reread(around(lines));
    expect(document).toBeDefined();
    expect(reread(around(lines).replaceAll('\n', '\r\n'))).toBeDefined();
  });
});

describe('an edit for which all is read', () => {
  it.each([
    ['that leaves a problem', '  - name: n\n    value: «1=>"»\n    w: 1\n'],
    ['that swallows what follows', '  - name: n\n    value: «1=>[»\n    w: 1\n'],
    ['that moves a key out of its map', '  - name: n\n    v: 1\n«  =>»  w: 1\n'],
    ['that takes the anchor of an alias away', '  - name: n\n    v: «&y =>»1\n  - *y\n'],
  ])('%s', (_, lines) => {
    expect(reread(around(lines))).toBeUndefined();
  });
});

it('leaves the earlier document as it was', () => {
  const { text, edit } = editIn(around('  - name: n\n    v: «1=>two»\n    w: *x\n'));
  const earlier = parseDocument(text);
  expect(reparse(edited(text, edit), earlier)).toBeDefined();
  expect(differenceBetween(earlier, parseDocument(text))).toBeUndefined();
});

it('finds the nodes of a long document behind an edit where they are now', () => {
  const text = configuration(120);
  const at = text.indexOf('instance-50');
  const earlier = parseDocument(text);
  const broken = parseDocument(`${text.slice(0, at)}"${text.slice(at)}`, earlier);
  expect(broken.problems).not.toEqual([]);
  const mended = parseDocument(edited(text, { start: at, end: at, newText: 'my-' }), broken);
  expect(mended.problems).toEqual([]);
  const path = ['spec', 'components', 110, 'instanceName'];
  const node = nodeAtPath(mended.root, path);
  expect(mended.text.slice(node!.range.start, node!.range.end)).toBe('instance-110');
  expect(pathOf(node!)).toEqual(path);
});

/** Makes edits of made-up documents for so many steps; answers the first difference, and how often a part was enough. */
function tryOut(seed: number, steps: number): { readonly fault?: string; readonly parts: number } {
  const random = randomFrom(seed);
  let parts = 0;
  let earlier = parseDocument('');
  for (let step = 0; step < steps; step++) {
    if (step % 50 === 0) earlier = parseDocument(longDocument(random, 4 + random(30)));
    if (earlier.problems.length > 0) continue;
    const edit = anyEdit(earlier.text, random);
    const text = edited(earlier.text, edit);
    const found = reparse(text, earlier);
    if (found === undefined) continue;
    parts++;
    const difference = differenceBetween(found, parseDocument(text));
    if (difference !== undefined) {
      return { fault: `${difference} ${JSON.stringify({ text: earlier.text, edit })}`, parts };
    }
    if (random(3) === 0) earlier = found;
  }
  return { parts };
}

const steps = Number(process.env['OAM_REPARSE_STEPS'] ?? 800);

it(
  'is the same as reading all, whatever the document and the edit',
  () => {
    const seed = Number(process.env['OAM_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
    const { fault, parts } = tryOut(seed, steps);
    expect(fault, `seed ${String(seed)}`).toBeUndefined();
    expect(parts).toBeGreaterThan(steps / 50);
  },
  60_000 + steps * 100,
);

describe('past cases', () => {
  const folder = join(import.meta.dirname, 'reparse-cases');
  it.each(readdirSync(folder))('%s', (name) => {
    const { text, edit } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as {
      readonly text: string;
      readonly edit: Edit;
    };
    const after = edited(text, edit);
    const found = reparse(after, parseDocument(text));
    if (found !== undefined) expect(differenceBetween(found, parseDocument(after))).toBeUndefined();
  });
});
