// Applying edits: order does not matter, and what is not edited stays.
import { expect, it } from 'vitest';
import { applyEdits } from '../../server/src/base/text-edit.ts';

it('applies edits given in any order', () => {
  const edits = [
    { range: { start: 4, end: 5 }, newText: 'E' },
    { range: { start: 0, end: 1 }, newText: '' },
  ];
  expect(applyEdits('abcde', edits)).toBe('bcdE');
});

it('keeps the order of insertions at one place', () => {
  const at = { start: 1, end: 1 };
  const edits = [
    { range: at, newText: '1' },
    { range: at, newText: '2' },
  ];
  expect(applyEdits('ab', edits)).toBe('a12b');
});
