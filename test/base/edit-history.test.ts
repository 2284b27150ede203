// Edits made one after the other, as edits of the first text.
import { expect, test } from 'vitest';
import fc from 'fast-check';
import { edited, editsSince, startHistory } from '../../server/src/base/edit-history.ts';
import { applyEdits, type TextEdit } from '../../server/src/base/text-edit.ts';

const edit = (start: number, end: number, newText: string): TextEdit => ({
  range: { start, end },
  newText,
});

test('an edit of what an edit wrote is one edit', () => {
  const first = edited(startHistory('one two three'), [edit(4, 7, 'zwei'), edit(0, 0, '> ')]);
  const second = edited(first, [edit(6, 10, 'deux')]);
  expect(second.text).toBe('> one deux three');
  expect(editsSince(second)).toEqual([edit(0, 0, '> '), edit(4, 7, 'deux')]);
});

test('what is as it was is left out', () => {
  const there = edited(startHistory('abc'), [edit(1, 2, 'xyz')]);
  expect(editsSince(edited(there, [edit(1, 4, 'b')]))).toEqual([]);
  expect(editsSince(edited(startHistory('kind: Component'), [edit(6, 15, 'ComponentX')]))).toEqual([
    edit(15, 15, 'X'),
  ]);
});

test('no edit parts the halves of a character', () => {
  const history = edited(startHistory('a😀b'), [edit(1, 3, '😁')]);
  expect(editsSince(history)).toEqual([edit(1, 3, '😁')]);
});

test('the edits always lead from the first text to the last', () => {
  const step = fc.array(
    fc.tuple(fc.nat(30), fc.nat(6), fc.string({ unit: 'grapheme', maxLength: 5 })),
    { maxLength: 4 },
  );
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.array(step, { maxLength: 5 }),
      (text, steps) => {
        let history = startHistory(text);
        for (const wanted of steps) {
          let position = 0;
          const edits = wanted.flatMap(([skip, length, newText]) => {
            const start = position + skip;
            const end = start + length;
            // Edits at one place would depend on their order.
            position = end + 1;
            return end <= history.text.length ? [edit(start, end, newText)] : [];
          });
          const expected = applyEdits(history.text, edits);
          history = edited(history, edits);
          expect(history.text).toBe(expected);
        }
        const edits = editsSince(history);
        expect(applyEdits(text, edits)).toBe(history.text);
        for (const [index, { range }] of edits.entries()) {
          expect(range.start).toBeLessThanOrEqual(range.end);
          const next = edits[index + 1];
          if (next !== undefined) expect(range.end).toBeLessThanOrEqual(next.range.start);
        }
      },
    ),
    { numRuns: 500 },
  );
});
