// What a refactoring is: edits that keep the meaning, and what the author may want to do next.
import type { TextEdit } from '../../base/text-edit.ts';
import type { EditsElsewhere } from '../../model/problem.ts';

/** Offsets count from the start of the document, in what leaves the feature from that of the file. */
export interface Refactoring {
  readonly title: string;
  readonly kind: 'extract' | 'rewrite';
  readonly edits: readonly TextEdit[];
  /** Edits of other documents; their ranges count from the start of those. */
  readonly elsewhere: readonly EditsElsewhere[];
  /** Where a name stands afterwards that was made up and is to be chosen by the author. */
  readonly rename: number | undefined;
}

/** Where a place inside the new text of an edit stands once all edits are made; none of them overlap. */
export function offsetAfter(edits: readonly TextEdit[], edit: TextEdit, inside: number): number {
  const before = edits.filter(({ range }) => range.start < edit.range.start);
  const grown = before.reduce(
    (sum, { range, newText }) => sum + newText.length - (range.end - range.start),
    0,
  );
  return edit.range.start + grown + inside;
}
