// Files that are edited: what is taken over from the reading before must be what a fresh reading gives.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LineIndex } from '../../server/src/base/line-index.ts';
import { readSpecFile, type SpecFile } from '../../server/src/workspace/spec-file.ts';

const uri = 'file:///edited.yaml';

/** Pieces of which markers, line breaks and comments come together and fall apart. */
const piece = fc.constantFrom(
  ...['-', '--', '---', '...', '\n', '\r\n', '\r', '# c\n', '%YAML 1.2\n', ' ', '\uFEFF', '😀'],
  ...['a: 1\n', '---\nkind: A\n', '---\nkind: B\n...\n', 'x', '--- >\n text\n'],
);
const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));

function shape({ documents, lines }: SpecFile): unknown {
  return {
    documents: documents.map(({ start, end, document }) => [start, end, document.yaml.text]),
    starts: Array.from({ length: lines.lineCount }, (_, line) => lines.lineStart(line)),
    length: lines.length,
  };
}

it('reads an edited text as if it had been like that from the start', () => {
  const edit = fc.record({ at: fc.nat(60), gone: fc.nat(12), pasted: text });
  fc.assert(
    fc.property(text, fc.array(edit, { minLength: 1, maxLength: 4 }), (first, edits) => {
      let file = readSpecFile(uri, new LineIndex(first, 8));
      for (const { at, gone, pasted } of edits) {
        const edited = file.lines.text.slice(0, at) + pasted + file.lines.text.slice(at + gone);
        file = readSpecFile(uri, edited, file);
        expect(shape(file)).toEqual(shape(readSpecFile(uri, edited)));
      }
    }),
    { numRuns: 3000 },
  );
});

it('takes over every document but the edited one', () => {
  const documents = Array.from({ length: 50 }, (_, index) => `---\nkind: K${index}\n`);
  const before = readSpecFile(uri, documents.join(''));
  const edited = documents.with(20, '---\nkind: Other\nmore: lines\n').join('');
  const after = readSpecFile(uri, edited, before);
  const fresh = after.documents.filter(
    ({ document }) => !before.documents.some((each) => each.document === document),
  );
  expect(fresh.map(({ document }) => document.yaml.text)).toEqual([
    '---\nkind: Other\nmore: lines\n',
  ]);
});

it('takes each of several equal documents over once', () => {
  const before = readSpecFile(uri, '---\na: 1\n---\na: 1\n---\nb: 1\n');
  const after = readSpecFile(uri, '---\na: 1\n---\na: 1\n---\na: 1\n---\nb: 2\n', before);
  const [one, two, three] = after.documents.map(({ document }) => document);
  expect(new Set([one, two, three]).size).toBe(3);
});

it('knows no marker anymore when text is added to the one at the end', () => {
  const before = readSpecFile(uri, 'a: 1\n---');
  expect(readSpecFile(uri, 'a: 1\n---x', before).documents).toHaveLength(1);
});
