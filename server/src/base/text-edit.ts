// Replacements in a text, and how to apply them.
import type { TextRange } from './text-range.ts';

/** Replaces the text of `range` by `newText`; an empty range inserts. */
export interface TextEdit {
  readonly range: TextRange;
  readonly newText: string;
}

/**
 * Applies edits that do not overlap, in any order.
 * Edits at the same place are applied in the order given.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = edits
    .map((edit, index) => ({ edit, index }))
    .sort((a, b) => a.edit.range.start - b.edit.range.start || a.index - b.index);
  let result = '';
  let position = 0;
  for (const { edit } of sorted) {
    result += text.slice(position, edit.range.start) + edit.newText;
    position = Math.max(position, edit.range.end);
  }
  return result + text.slice(position);
}
