// A text and where its lines start: offset ↔ line and character, the only line arithmetic of the project.
import { largest, lastUpTo } from './bisect.ts';
import { cut, type Chunk } from './text-chunks.ts';
import type { TextRange } from './text-range.ts';

/** A place counted from zero; `character` is in UTF-16 code units unless said otherwise. */
export interface LinePosition {
  readonly line: number;
  readonly character: number;
}

/** The units in which a client counts characters of a line (LSP `PositionEncodingKind`). */
export type PositionEncoding = 'utf-8' | 'utf-16' | 'utf-32';

/** About how long a chunk is, in characters: an edit costs as much as the chunk that it is in. */
const CHUNK_SIZE = 4096;

/**
 * Knows where each line of one text starts. Line breaks are LF, CRLF and CR, as LSP has them. The
 * text is held in chunks of whole lines, which an edited text has in common with the text before:
 * so an edit costs the same in a text of any length, as long as nobody asks for all of it at once.
 */
export class LineIndex {
  readonly #chunks: readonly Chunk[];
  /** Where each chunk starts, and the number of its first line; one more of both for the end. */
  readonly #offsets: readonly number[];
  readonly #lines: readonly number[];
  readonly #chunkSize: number;
  #text: string | undefined;

  constructor(text: string | readonly Chunk[], chunkSize = CHUNK_SIZE) {
    this.#text = typeof text === 'string' ? text : undefined;
    this.#chunks = typeof text === 'string' ? cut(text, 'the end', chunkSize) : text;
    this.#chunkSize = chunkSize;
    const offsets = [0];
    const lines = [0];
    let offset = 0;
    let line = 0;
    for (const chunk of this.#chunks) {
      offsets.push((offset += chunk.text.length));
      lines.push((line += chunk.starts.length));
    }
    this.#offsets = offsets;
    this.#lines = lines;
  }

  /** The whole text. After an edit it is put together when it is asked for the first time. */
  get text(): string {
    return (this.#text ??= this.#chunks.map(({ text }) => text).join(''));
  }

  get length(): number {
    return this.#offsets.at(-1) ?? 0;
  }

  /** A part of the text. */
  slice(start: number, end: number): string {
    if (this.#text !== undefined) return this.#text.slice(start, end);
    const first = this.#chunkAt(start);
    let part = '';
    for (let at = first; at < this.#chunks.length; at++) {
      const offset = this.#offsets[at] ?? 0;
      if (offset >= end) break;
      part += this.#chunks[at]?.text.slice(Math.max(0, start - offset), end - offset) ?? '';
    }
    return part;
  }

  /** The index of the text in which `range` is replaced; the cost follows the edit. */
  edited({ start, end }: TextRange, replacement: string): LineIndex {
    let from = this.#chunkAt(start);
    // A line feed that comes to stand behind a carriage return belongs to the line before.
    if (start === this.#offsets[from] && from > 0) from--;
    const to = this.#chunkAt(end);
    const head = this.#chunks[from]?.text.slice(0, start - (this.#offsets[from] ?? 0)) ?? '';
    const tail = this.#chunks[to]?.text.slice(end - (this.#offsets[to] ?? 0)) ?? '';
    const isLast = to === this.#chunks.length - 1;
    const between = head + replacement + tail;
    const chunks = [
      ...this.#chunks.slice(0, from),
      ...cut(between, isLast ? 'the end' : 'another chunk', this.#chunkSize),
      ...this.#chunks.slice(to + 1),
    ];
    return new LineIndex(chunks, this.#chunkSize);
  }

  /** The index of another text, which has in common with this one what both start and end with. */
  replaced(text: string): LineIndex {
    const earlier = this.text;
    if (text === earlier) return this;
    const most = Math.min(text.length, earlier.length);
    const start = largest(most, (count) => text.slice(0, count) === earlier.slice(0, count));
    const after = largest(
      most - start,
      (count) => text.slice(text.length - count) === earlier.slice(earlier.length - count),
    );
    const range = { start, end: earlier.length - after };
    return this.edited(range, text.slice(start, text.length - after));
  }

  /**
   * How many characters are surely the same at the start and at the end of this text and of one that
   * it was edited from, or that was edited from it. The two stretches do not overlap in either.
   */
  sharedWith(other: LineIndex): { readonly before: number; readonly after: number } {
    const ours = this.#chunks;
    const theirs = other.#chunks;
    const most = Math.min(ours.length, theirs.length);
    let head = 0;
    while (head < most && ours[head] === theirs[head]) head++;
    let tail = 0;
    while (tail < most - head && ours.at(-1 - tail) === theirs.at(-1 - tail)) tail++;
    const before = this.#offsets[head] ?? 0;
    return { before, after: this.length - (this.#offsets[ours.length - tail] ?? 0) };
  }

  get lineCount(): number {
    return this.#lines.at(-1) ?? 0;
  }

  /** Offset at which `line` starts; past the last line, the length of the text. */
  lineStart(line: number): number {
    if (line >= this.lineCount) return this.length;
    const at = lastUpTo(this.#lines, this.#chunks.length, line);
    const within = this.#chunks[at]?.starts[line - (this.#lines[at] ?? 0)] ?? 0;
    return (this.#offsets[at] ?? 0) + within;
  }

  /** Offset of the end of `line`, before its line break. */
  lineEnd(line: number): number {
    const start = this.lineStart(line);
    const last = this.lineStart(line + 1);
    const ending = this.slice(Math.max(start, last - 2), last);
    let end = ending.length;
    while (end > 0 && isLineBreak(ending.charCodeAt(end - 1))) end--;
    return last - ending.length + end;
  }

  /** The line that holds `offset`; offsets outside the text are clamped. */
  lineAt(offset: number): number {
    const at = this.#chunkAt(offset);
    const starts = this.#chunks[at]?.starts ?? [];
    const within = lastUpTo(starts, starts.length, offset - (this.#offsets[at] ?? 0));
    return (this.#lines[at] ?? 0) + within;
  }

  #chunkAt(offset: number): number {
    return lastUpTo(this.#offsets, this.#chunks.length, offset);
  }

  /** Offset → position, clamped to the text. */
  positionAt(offset: number, encoding: PositionEncoding = 'utf-16'): LinePosition {
    const clamped = Math.max(0, Math.min(offset, this.length));
    const line = this.lineAt(clamped);
    const start = this.lineStart(line);
    if (encoding === 'utf-16') return { line, character: clamped - start };
    return { line, character: countUnits(this.slice(start, clamped), encoding) };
  }

  /** Position → offset; a character past the end of its line means the end of that line. */
  offsetAt(position: LinePosition, encoding: PositionEncoding = 'utf-16'): number {
    if (position.line < 0) return 0;
    if (position.line >= this.lineCount) return this.length;
    const start = this.lineStart(position.line);
    const end = this.lineEnd(position.line);
    if (encoding === 'utf-16') return Math.max(start, Math.min(start + position.character, end));
    let offset = start;
    let left = position.character;
    for (const character of this.slice(start, end)) {
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
