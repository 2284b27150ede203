// Offsets between characters: none in a surrogate pair, and none in the line break CR LF.

/** The offset, or the one before the character that it lies in; 0 for one before the text. */
export function wholeBefore(text: string, offset: number): number {
  const inside = Math.max(0, offset);
  return cuts(text, inside) ? inside - 1 : inside;
}

/** The offset, or the one behind the character that it lies in. */
export function wholeAfter(text: string, offset: number): number {
  return cuts(text, offset) ? offset + 1 : offset;
}

function cuts(text: string, offset: number): boolean {
  const [before, after] = [text.charCodeAt(offset - 1), text.charCodeAt(offset)];
  if (before === 13 && after === 10) return true;
  return before >= 0xd800 && before < 0xdc00 && after >= 0xdc00 && after < 0xe000;
}
