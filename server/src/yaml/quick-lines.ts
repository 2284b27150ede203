// The lines of a text one after the other, as the quick reader takes them: empty ones skipped, comments noted.
import type { YamlComment } from './nodes.ts';

export const SPACE = 0x20;
export const HASH = 0x23;
export const DASH = 0x2d;
export const COLON = 0x3a;
const CARRIAGE_RETURN = 0x0d;
const DOT = 0x2e;

/** Tabs, line breaks of old computers, marks of byte order and zero bytes are for the whole parser. */
const UNUSUAL = /[\t\0\uFEFF]|\r(?!\n)/;

/** A place in a text, in a line that holds something. */
export class QuickLines {
  readonly text: string;
  readonly hasCarriageReturns: boolean;
  readonly comments: YamlComment[] = [];
  /** Offset of what is to be read next in the line. */
  at = 0;
  /** How far the line is indented; -1 behind the last line. */
  column = -1;
  /** End of the line, without its line break. */
  end = 0;
  /** Start of the next line. */
  next = 0;
  /** True as soon as there is something that only the whole parser understands. */
  isUnusual: boolean;

  constructor(text: string) {
    this.text = text;
    this.hasCarriageReturns = text.includes('\r');
    this.isUnusual = UNUSUAL.test(text);
    this.advance();
    // The marker that opens the document; what stands behind it in its line is rare.
    if (this.#isMarker(DASH)) {
      this.isUnusual ||= this.skipSpaces(this.at + 3) < this.end;
      this.advance();
      this.isUnusual ||= this.#isMarker(DASH);
    }
    this.isUnusual ||= this.#isMarker(DOT);
  }

  codeAt(at: number): number {
    return this.text.charCodeAt(at);
  }

  /** Goes to the next line that holds something. */
  advance(): void {
    const { text } = this;
    while (this.next < text.length) {
      const start = this.next;
      this.measure(start);
      const at = this.skipSpaces(start);
      if (at === this.end) continue;
      if (text.charCodeAt(at) === HASH) {
        this.#note(at);
        continue;
      }
      this.at = at;
      this.column = at - start;
      return;
    }
    this.at = text.length;
    this.end = text.length;
    this.column = -1;
  }

  /** Goes on behind a value that ends there: to the next line, when there is at most a comment in this one. */
  finishLine(from: number): void {
    const at = this.skipSpaces(from);
    if (at < this.end) {
      if (this.codeAt(at) === HASH && this.codeAt(at - 1) === SPACE) this.#note(at);
      else this.isUnusual = true;
    }
    this.advance();
    if (this.column === 0 && (this.#isMarker(DASH) || this.#isMarker(DOT))) this.isUnusual = true;
  }

  /** Whether all was read, and nothing unusual seen. */
  isOver(): boolean {
    return this.column < 0 && !this.isUnusual;
  }

  /** Finds the end of the line that starts there. */
  measure(start: number): void {
    const feed = this.text.indexOf('\n', start);
    this.next = feed < 0 ? this.text.length : feed + 1;
    this.end = feed < 0 ? this.text.length : feed;
    if (feed > start && this.codeAt(feed - 1) === CARRIAGE_RETURN) this.end--;
  }

  /** The first offset from there on, in the line, that is no space. */
  skipSpaces(from: number): number {
    let at = from;
    while (at < this.end && this.text.charCodeAt(at) === SPACE) at++;
    return at;
  }

  /** Whether the sign that stands there is followed by a space or nothing, so that it means something. */
  isIndicator(at: number, code: number): boolean {
    if (this.codeAt(at) !== code || at >= this.end) return false;
    return at + 1 === this.end || this.codeAt(at + 1) === SPACE;
  }

  #note(at: number): void {
    const range = { start: at, end: this.end };
    this.comments.push({ range, text: this.text.slice(at, this.end) });
  }

  #isMarker(code: number): boolean {
    const { at } = this;
    if (this.column !== 0 || this.codeAt(at) !== code) return false;
    if (this.codeAt(at + 1) !== code || this.codeAt(at + 2) !== code) return false;
    return at + 3 === this.end || this.codeAt(at + 3) === SPACE;
  }
}
