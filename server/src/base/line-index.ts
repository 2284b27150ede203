// Offset ↔ line and character, the only line arithmetic of the project.
import type { TextRange } from './text-range.ts';

/** A place counted from zero; `character` is in UTF-16 code units unless said otherwise. */
export interface LinePosition {
  readonly line: number;
  readonly character: number;
}

/** The units in which a client counts characters of a line (LSP `PositionEncodingKind`). */
export type PositionEncoding = 'utf-8' | 'utf-16' | 'utf-32';

/** Knows where each line of one text starts. Line breaks are LF, CRLF and CR, as LSP has them. */
export class LineIndex {
  readonly text: string;
  readonly #starts: Int32Array;

  /**
   * Takes over what an index of an earlier text knows: the first `before` characters and the last
   * `after` characters of both texts are the same. A stretch ends or starts with a whole line.
   */
  constructor(text: string, earlier?: { index: LineIndex; before: number; after: number }) {
    this.text = text;
    if (earlier === undefined) {
      this.#starts = Int32Array.from(lineStarts(text));
      return;
    }
    const { index, before, after } = earlier;
    const known = index.#starts;
    const head = index.lineAt(before) + 1;
    const between = lineStarts(text.slice(before, text.length - after));
    const tail = index.lineAt(index.text.length - after) + 1;
    const starts = new Int32Array(head + between.length - 1 + known.length - tail);
    starts.set(known.subarray(0, head));
    let line = head;
    for (const start of between) if (start > 0) starts[line++] = before + start;
    const moved = text.length - index.text.length;
    for (let from = tail; from < known.length; from++) starts[line++] = (known[from] ?? 0) + moved;
    this.#starts = starts;
  }

  /** The index of the text in which `range` is replaced; the cost follows the edit, but for copying. */
  edited({ start, end }: TextRange, replacement: string): LineIndex {
    const text = this.text.slice(0, start) + replacement + this.text.slice(end);
    // A line feed that comes to stand behind a carriage return moves the start of its own line.
    const before = this.lineStart(Math.max(0, this.lineAt(start) - 1));
    const after = this.text.length - this.lineStart(this.lineAt(end) + 1);
    return new LineIndex(text, { index: this, before, after });
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  /** Offset at which `line` starts; past the last line, the length of the text. */
  lineStart(line: number): number {
    return this.#starts[line] ?? this.text.length;
  }

  /** Offset of the end of `line`, before its line break. */
  lineEnd(line: number): number {
    let end = this.lineStart(line + 1);
    while (end > this.lineStart(line) && isLineBreak(this.text.charCodeAt(end - 1))) end--;
    return end;
  }

  /** The line that holds `offset`; offsets outside the text are clamped. */
  lineAt(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.lineStart(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Offset → position, clamped to the text. */
  positionAt(offset: number, encoding: PositionEncoding = 'utf-16'): LinePosition {
    const clamped = Math.max(0, Math.min(offset, this.text.length));
    const line = this.lineAt(clamped);
    const start = this.lineStart(line);
    if (encoding === 'utf-16') return { line, character: clamped - start };
    return { line, character: countUnits(this.text.slice(start, clamped), encoding) };
  }

  /** Position → offset; a character past the end of its line means the end of that line. */
  offsetAt(position: LinePosition, encoding: PositionEncoding = 'utf-16'): number {
    if (position.line < 0) return 0;
    if (position.line >= this.lineCount) return this.text.length;
    const start = this.lineStart(position.line);
    const end = this.lineEnd(position.line);
    if (encoding === 'utf-16') return Math.max(start, Math.min(start + position.character, end));
    let offset = start;
    for (let left = position.character; offset < end;) {
      const character = String.fromCodePoint(this.text.codePointAt(offset) ?? 0);
      left -= countUnits(character, encoding);
      if (left < 0) break;
      offset += character.length;
    }
    return offset;
  }

  /** The whole line that holds `offset`, without its line break. */
  lineRangeAt(offset: number): TextRange {
    const line = this.lineAt(offset);
    return { start: this.lineStart(line), end: this.lineEnd(line) };
  }
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 10 || (code === 13 && text.charCodeAt(index + 1) !== 10)) starts.push(index + 1);
  }
  return starts;
}

function isLineBreak(code: number): boolean {
  return code === 10 || code === 13;
}

function countUnits(text: string, encoding: PositionEncoding): number {
  let units = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (encoding === 'utf-32') units += 1;
    else if (encoding === 'utf-16') units += character.length;
    else units += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return units;
}
