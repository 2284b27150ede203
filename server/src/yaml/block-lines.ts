// Reads block YAML line by line, whether or not it parses: dashes, keys and words with their columns.
import { LineIndex } from '../base/line-index.ts';

/** What a line of block YAML starts, from left to right. */
export interface LineEntry {
  /** `word`: text without a colon, perhaps a key being typed; `text`: anything else that is a value. */
  readonly kind: 'dash' | 'key' | 'word' | 'text';
  readonly line: number;
  readonly column: number;
  readonly start: number;
  /** End of the token: of the dash, of the key without its colon, of the word or text. */
  readonly end: number;
  /** The key or word without quotes; empty for dashes. */
  readonly name: string;
  /** Offset of the colon of a key, else -1. */
  readonly colon: number;
  /** Where the value on the same line starts; undefined when there is none. */
  readonly valueStart: number | undefined;
}

export interface BlockLine {
  readonly number: number;
  readonly start: number;
  readonly end: number;
  /** `none`: blank lines and comments; `marker`: `---` and directives. */
  readonly content: 'entries' | 'none' | 'marker';
  readonly entries: readonly LineEntry[];
}

/** The lines of a text, each read when it is first asked for. */
export class BlockLines {
  readonly text: string;
  readonly #lines: LineIndex;
  readonly #read = new Map<number, BlockLine>();

  constructor(text: string) {
    this.text = text;
    this.#lines = new LineIndex(text);
  }

  get count(): number {
    return this.#lines.lineCount;
  }

  /** The line that holds an offset. */
  at(offset: number): BlockLine {
    return this.line(this.#lines.lineAt(offset));
  }

  /** The line with that number, counted from zero. */
  line(number: number): BlockLine {
    const known = this.#read.get(number);
    if (known !== undefined) return known;
    const bom = number === 0 && this.text.startsWith('\uFEFF') ? 1 : 0;
    const start = this.#lines.lineStart(number) + bom;
    const line = readLine(this.text, number, start, this.#lines.lineEnd(number));
    this.#read.set(number, line);
    return line;
  }

  /** Entries that stand before a place, the nearest first: those left of `column`, then line by line upward. */
  *before(number: number, column: number): Generator<LineEntry> {
    for (const entry of this.line(number).entries.toReversed()) {
      if (entry.column < column) yield entry;
    }
    for (let above = number - 1; above >= 0; above--) {
      const { content, entries } = this.line(above);
      if (content === 'marker') return;
      yield* entries.toReversed();
    }
  }

  /** The first entry below a line. */
  below(number: number): LineEntry | undefined {
    for (const entry of this.after(number)) return entry;
    return undefined;
  }

  /** The first entry of each line below, the nearest first. */
  *after(number: number): Generator<LineEntry> {
    for (let below = number + 1; below < this.count; below++) {
      const { content, entries } = this.line(below);
      if (content === 'marker') return;
      const [first] = entries;
      if (first !== undefined) yield first;
    }
  }
}

function readLine(text: string, number: number, start: number, end: number): BlockLine {
  const first = skipBlanks(text, start, end);
  const line = { number, start, end };
  if (first === end || text[first] === '#') return { ...line, content: 'none', entries: [] };
  if (first === start && /^(?:---|\.\.\.)(?=\s|$)|^%/.test(text.slice(start, end).slice(0, 4))) {
    return { ...line, content: 'marker', entries: [] };
  }
  const entries: LineEntry[] = [];
  for (let at = first; at < end && !isComment(text, at);) {
    const isDash = text[at] === '-' && (at + 1 === end || isBlank(text[at + 1]));
    const entry = isDash ? dashAt(text, line, at) : contentAt(text, line, at);
    entries.push(entry);
    if (!isDash) break;
    at = skipBlanks(text, at + 1, end);
  }
  return { ...line, content: 'entries', entries };
}

interface Line {
  readonly number: number;
  readonly start: number;
  readonly end: number;
}

function entryAt(kind: LineEntry['kind'], line: Line, start: number, end: number): LineEntry {
  const column = start - line.start;
  const base = { kind, line: line.number, column, start, end };
  return { ...base, name: '', colon: -1, valueStart: undefined };
}

function dashAt(text: string, line: Line, at: number): LineEntry {
  return { ...entryAt('dash', line, at, at + 1), valueStart: valueAfter(text, at + 1, line.end) };
}

function contentAt(text: string, line: Line, at: number): LineEntry {
  const quote = text[at];
  if (quote === '"' || quote === "'") {
    const close = closingQuote(text, at, line.end);
    const colon = close === undefined ? -1 : skipBlanks(text, close + 1, line.end);
    if (close !== undefined && isColon(text, colon, line.end)) {
      return keyAt(text, { ...entryAt('key', line, at, close + 1), colon }, line.end);
    }
  } else if (!'{}[],&*!|>%@`'.includes(quote ?? '')) {
    const colon = findColon(text, at, line.end);
    const end = trimEnd(text, at, colon ?? commentStart(text, at, line.end));
    if (colon === undefined) {
      return { ...entryAt('word', line, at, end), name: text.slice(at, end) };
    }
    return keyAt(text, { ...entryAt('key', line, at, end), colon }, line.end);
  }
  return entryAt('text', line, at, trimEnd(text, at, commentStart(text, at, line.end)));
}

function keyAt(text: string, key: LineEntry, end: number): LineEntry {
  const source = text.slice(key.start, key.end);
  return { ...key, name: unquote(source), valueStart: valueAfter(text, key.colon + 1, end) };
}

/** The text between quotes; other text as it stands. Escapes are rare in keys and left alone. */
export function unquote(source: string): string {
  const quoted = /^(["'])(.*)\1$/s.exec(source);
  return quoted?.[2] ?? source;
}

function findColon(text: string, from: number, end: number): number | undefined {
  for (let at = from; at < end && !isComment(text, at); at++) {
    if (isColon(text, at, end)) return at;
  }
  return undefined;
}

function isColon(text: string, at: number, end: number): boolean {
  return at < end && text[at] === ':' && (at + 1 === end || isBlank(text[at + 1]));
}

/** Where a value starts on the rest of a line; anchors and tags alone are none. */
function valueAfter(text: string, from: number, end: number): number | undefined {
  let at = skipBlanks(text, from, end);
  while (at < end && (text[at] === '&' || text[at] === '!')) {
    while (at < end && !isBlank(text[at])) at++;
    at = skipBlanks(text, at, end);
  }
  return at === end || isComment(text, at) ? undefined : at;
}

/** Offset of the quote that closes the one at `at`, looked for up to `end`. */
export function closingQuote(text: string, at: number, end: number): number | undefined {
  const quote = text[at];
  for (let index = at + 1; index < end; index++) {
    if (quote === '"' && text[index] === '\\') index++;
    else if (text[index] === quote) {
      if (quote === '"' || text[index + 1] !== quote) return index;
      index++;
    }
  }
  return undefined;
}

/** Start of the comment on the rest of a line, or the end of the line. */
export function commentStart(text: string, from: number, end: number): number {
  for (let at = from; at < end; at++) if (isComment(text, at)) return at;
  return end;
}

function isComment(text: string, at: number): boolean {
  return text[at] === '#' && (at === 0 || /\s/.test(text.charAt(at - 1)));
}

export function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}

export function skipBlanks(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isBlank(text[at])) at++;
  return at;
}

function trimEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isBlank(text[at - 1])) at--;
  return at;
}
