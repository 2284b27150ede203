// Flow collections of one line, such as `[sh, -c]` and `{cpu: 1}`, for the quick reader.
import type { YamlMap, YamlNode, YamlPair, YamlSeq } from './nodes.ts';
import { emptyMap, emptySeq, unfinishedPair, type Parent } from './make-nodes.ts';
import { COLON, SPACE, type QuickLines } from './quick-lines.ts';
import { plainScalar, quotedScalar, scalarNode, type QuickScalar } from './quick-scalars.ts';

/** Levels of flow collections in one line that this reader enters. */
const MOST_LEVELS = 10;

/** How a plain scalar starts that is nothing else within brackets; all other ways are left to the whole parser. */
const PLAIN_START = /[\w./$^~\x80-\uffff]|-[\w./-]/y;

/** The collection that starts there; undefined when it is for the whole parser. */
export function quickFlow(lines: QuickLines, start: number, parent: Parent): YamlNode | undefined {
  return new FlowReader(lines, start).collection(parent, 0);
}

class FlowReader {
  readonly #lines: QuickLines;
  #at: number;

  constructor(lines: QuickLines, start: number) {
    this.#lines = lines;
    this.#at = start;
  }

  collection(parent: Parent, level: number): YamlNode | undefined {
    if (level > MOST_LEVELS) return undefined;
    return this.#sign() === '[' ? this.#seq(parent, level) : this.#map(parent, level);
  }

  #seq(parent: Parent, level: number): YamlSeq | undefined {
    const items: YamlNode[] = [];
    const range = { start: this.#at, end: this.#at };
    const seq = emptySeq('flow', items, { range, parent, anchor: undefined, tag: undefined });
    const isRead = this.#entries(']', () => {
      const item = this.#value(seq, level);
      if (item !== undefined) items.push(item);
      return item !== undefined;
    });
    range.end = this.#at;
    return isRead ? seq : undefined;
  }

  #map(parent: Parent, level: number): YamlMap | undefined {
    const pairs: YamlPair[] = [];
    const range = { start: this.#at, end: this.#at };
    const map = emptyMap('flow', pairs, { range, parent, anchor: undefined, tag: undefined });
    const isRead = this.#entries('}', () => {
      const pair = this.#pair(map, level);
      if (pair !== undefined) pairs.push(pair);
      return pair !== undefined;
    });
    range.end = this.#at;
    return isRead ? map : undefined;
  }

  #pair(map: YamlMap, level: number): YamlPair | undefined {
    const pair = unfinishedPair(map);
    const start = this.#at;
    const key = this.#scalar();
    if (key === undefined) return undefined;
    pair.key = scalarNode(key, start, pair);
    this.#goTo(this.#at);
    if (!this.#lines.isIndicator(this.#at, COLON)) return undefined;
    this.#goTo(this.#at + 1);
    const value = this.#value(pair, level);
    if (value === undefined) return undefined;
    pair.value = value;
    return pair;
  }

  /** Reads what stands between brackets, entry by entry. */
  #entries(close: string, read: () => boolean): boolean {
    this.#goTo(this.#at + 1);
    while (this.#sign() !== close) {
      if (!read()) return false;
      this.#goTo(this.#at);
      const sign = this.#sign();
      if (sign === ',') this.#goTo(this.#at + 1);
      else if (sign !== close) return false;
      // A comma before the bracket is allowed, and rare.
      if (sign === ',' && this.#sign() === close) return false;
    }
    this.#at++;
    return true;
  }

  #value(parent: YamlPair | YamlSeq, level: number): YamlNode | undefined {
    const sign = this.#sign();
    if (sign === '[' || sign === '{') return this.collection(parent, level + 1);
    const start = this.#at;
    const scalar = this.#scalar();
    return scalar === undefined ? undefined : scalarNode(scalar, start, parent);
  }

  #scalar(): QuickScalar | undefined {
    const sign = this.#sign();
    const scalar =
      sign === '"' || sign === "'" ? quotedScalar(this.#lines, this.#at) : this.#plain();
    if (scalar !== undefined) this.#at = scalar.end;
    return scalar;
  }

  #plain(): QuickScalar | undefined {
    const lines = this.#lines;
    PLAIN_START.lastIndex = this.#at;
    if (!PLAIN_START.test(lines.text)) return undefined;
    let end = this.#at;
    for (; end < lines.end; end++) {
      const sign = lines.text.charAt(end);
      if (',]}'.includes(sign)) break;
      if ('[{#'.includes(sign)) return undefined;
      if (sign === ':') {
        if (lines.codeAt(end + 1) === SPACE) break;
        if (',[]{}'.includes(lines.text.charAt(end + 1))) return undefined;
      }
    }
    return end === lines.end ? undefined : plainScalar(lines, this.#at, end);
  }

  #goTo(at: number): void {
    this.#at = this.#lines.skipSpaces(at);
  }

  /** The next character of the line; nothing at its end. */
  #sign(): string {
    return this.#at < this.#lines.end ? this.#lines.text.charAt(this.#at) : '';
  }
}
