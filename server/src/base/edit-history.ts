// Edits made one after the other, told as edits of the text that stood there first.
import { applyEdits, type TextEdit } from './text-edit.ts';
import type { TextRange } from './text-range.ts';

/** A stretch of the present text: kept from the first text, or written since. */
type Piece = { readonly kept: TextRange } | { readonly written: string };

/** A text, and what became of it. */
export interface EditHistory {
  readonly first: string;
  readonly text: string;
  readonly pieces: readonly Piece[];
}

export function startHistory(text: string): EditHistory {
  return { first: text, text, pieces: [{ kept: { start: 0, end: text.length } }] };
}

/** The history after edits of its present text, which do not overlap. */
export function edited(history: EditHistory, edits: readonly TextEdit[]): EditHistory {
  const sorted = [...edits].sort((a, b) => a.range.start - b.range.start);
  const pieces: Piece[] = [];
  let position = 0;
  for (const { range, newText } of sorted) {
    pieces.push(...slice(history.pieces, position, range.start), { written: newText });
    position = Math.max(position, range.end);
  }
  pieces.push(...slice(history.pieces, position, history.text.length));
  return { first: history.first, text: applyEdits(history.text, edits), pieces };
}

/** One edit of the first text for each stretch that differs now, in order, as short as can be. */
export function editsSince({ first, pieces }: EditHistory): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  let position = 0;
  let written = '';
  const close = (end: number): void => {
    const edit = trimmed(first, { range: { start: position, end }, newText: written });
    if (edit !== undefined) edits.push(edit);
    written = '';
  };
  for (const piece of pieces) {
    if ('written' in piece) written += piece.written;
    else if (piece.kept.end > piece.kept.start) {
      close(piece.kept.start);
      position = piece.kept.end;
    }
  }
  close(first.length);
  return edits;
}

/** The pieces between two offsets of the text that they make up. */
function slice(pieces: readonly Piece[], from: number, to: number): Piece[] {
  const found: Piece[] = [];
  let offset = 0;
  for (const piece of pieces) {
    const length = 'written' in piece ? piece.written.length : piece.kept.end - piece.kept.start;
    const start = Math.max(from - offset, 0);
    const end = Math.min(to - offset, length);
    if (start < end) {
      found.push(
        'written' in piece
          ? { written: piece.written.slice(start, end) }
          : { kept: { start: piece.kept.start + start, end: piece.kept.start + end } },
      );
    }
    offset += length;
  }
  return found;
}

/** The edit without what it leaves as it was at either end; undefined when it changes nothing. */
function trimmed(text: string, { range, newText }: TextEdit): TextEdit | undefined {
  const old = text.slice(range.start, range.end);
  if (old === newText) return undefined;
  const shorter = Math.min(old.length, newText.length);
  let head = 0;
  while (head < shorter && old.charAt(head) === newText.charAt(head)) head++;
  let tail = 0;
  while (
    tail < shorter - head &&
    old.charAt(old.length - 1 - tail) === newText.charAt(newText.length - 1 - tail)
  ) {
    tail++;
  }
  // An edit that parts the halves of a character would be none in other encodings.
  if (/[\ud800-\udbff]/.test(old.charAt(head - 1))) head--;
  if (/[\udc00-\udfff]/.test(old.charAt(old.length - tail))) tail--;
  return {
    range: { start: range.start + head, end: range.end - tail },
    newText: newText.slice(head, newText.length - tail),
  };
}
