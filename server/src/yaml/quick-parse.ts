// Reads the part of YAML that most specs keep to, many times as fast as the `yaml` package, and leaves all else to it.
import type { YamlComment, YamlMap, YamlNode, YamlPair, YamlSeq } from './nodes.ts';
import { emptyMap, emptySeq, unfinishedPair, type Parent } from './make-nodes.ts';
import { quickFlow } from './quick-flow.ts';
import { COLON, DASH, HASH, QuickLines } from './quick-lines.ts';
import {
  emptyNode,
  literalScalar,
  plainEnd,
  plainScalar,
  quotedScalar,
  scalarNode,
  startsPlain,
  type QuickScalar,
} from './quick-scalars.ts';

export interface QuickTree {
  readonly root: YamlNode;
  readonly comments: readonly YamlComment[];
}

/** Levels that this reader enters; deeper texts are rare, and there the whole parser knows what to do. */
const MOST_LEVELS = 60;

/** Keys longer than about a thousand characters are an error. */
const LONGEST_KEY = 1000;

/**
 * The tree of a document that keeps to block collections, flow collections of one line, scalars of
 * one line, literal blocks and comments, and that has no mistake; undefined for every other one.
 * What it answers is the same, to the last offset, as what the whole parser makes of the text.
 */
export function quickParse(text: string): QuickTree | undefined {
  const lines = new QuickLines(text);
  if (lines.isUnusual || lines.column < 0) return undefined;
  const root = new QuickReader(lines).block(undefined, 0);
  return root === undefined || !lines.isOver() ? undefined : { root, comments: lines.comments };
}

/** Each method answers undefined, or false, where the text is for the whole parser. */
class QuickReader {
  readonly #lines: QuickLines;

  constructor(lines: QuickLines) {
    this.#lines = lines;
  }

  /** The collection whose first line has been reached. */
  block(parent: Parent, level: number): YamlNode | undefined {
    const lines = this.#lines;
    if (level > MOST_LEVELS) return undefined;
    return lines.isIndicator(lines.at, DASH) ? this.#seq(parent, level) : this.#map(parent, level);
  }

  #map(parent: Parent, level: number): YamlMap | undefined {
    const lines = this.#lines;
    const { column } = lines;
    const pairs: YamlPair[] = [];
    const range = { start: lines.at, end: lines.at };
    const map = emptyMap('block', pairs, { range, parent, anchor: undefined, tag: undefined });
    do {
      const pair = this.#pair(map, column, level);
      if (pair === undefined) return undefined;
      pairs.push(pair);
      range.end = Math.max(pair.key.range.end, pair.value.range.end);
    } while (lines.column === column);
    range.end = this.#trimmed(range.end);
    return lines.column < column ? map : undefined;
  }

  #pair(map: YamlMap, column: number, level: number): YamlPair | undefined {
    const lines = this.#lines;
    const start = lines.at;
    const key = this.#scalarAt(start);
    if (key === undefined || key.end - start > LONGEST_KEY) return undefined;
    const colon = lines.skipSpaces(key.end);
    if (!lines.isIndicator(colon, COLON)) return undefined;
    const pair = unfinishedPair(map);
    pair.key = scalarNode(key, start, pair);
    const from = lines.skipSpaces(colon + 1);
    const value = this.#isRestEmpty(from)
      ? this.#below(pair, { column, from, level })
      : this.#inline(pair, from, column);
    if (value === undefined) return undefined;
    pair.value = value;
    return pair;
  }

  /** The value of a key with nothing behind it in its line. */
  #below(pair: YamlPair, { column, from, level }: Slot): YamlNode | undefined {
    const lines = this.#lines;
    lines.finishLine(from);
    if (lines.column > column) return this.block(pair, level + 1);
    // Lists may stand as far left as the key that they belong to.
    const isList = lines.column === column && lines.isIndicator(lines.at, DASH);
    return isList ? this.block(pair, level + 1) : emptyNode(from, pair);
  }

  #seq(parent: Parent, level: number): YamlSeq | undefined {
    const lines = this.#lines;
    const { column } = lines;
    const items: YamlNode[] = [];
    const range = { start: lines.at, end: lines.at };
    const seq = emptySeq('block', items, { range, parent, anchor: undefined, tag: undefined });
    do {
      const item = this.#item(seq, column, level);
      if (item === undefined) return undefined;
      items.push(item);
      range.end = item.range.end;
    } while (lines.column === column && lines.isIndicator(lines.at, DASH));
    range.end = this.#trimmed(range.end);
    return lines.column <= column ? seq : undefined;
  }

  #item(seq: YamlSeq, column: number, level: number): YamlNode | undefined {
    const lines = this.#lines;
    const from = lines.skipSpaces(lines.at + 1);
    if (this.#isRestEmpty(from)) {
      lines.finishLine(from);
      return lines.column > column ? this.block(seq, level + 1) : emptyNode(from, seq);
    }
    if (!this.#startsCollection(from)) return this.#inline(seq, from, column);
    lines.column = column + from - lines.at;
    lines.at = from;
    return this.block(seq, level + 1);
  }

  /** Whether what stands behind a dash is a key or another dash. */
  #startsCollection(from: number): boolean {
    const lines = this.#lines;
    if (lines.isIndicator(from, DASH)) return true;
    const scalar = this.#scalarAt(from);
    return scalar !== undefined && lines.isIndicator(lines.skipSpaces(scalar.end), COLON);
  }

  #isRestEmpty(from: number): boolean {
    return from === this.#lines.end || this.#lines.codeAt(from) === HASH;
  }

  /** A plain or quoted scalar, up to a colon, a comment or the end of the line. */
  #scalarAt(start: number): QuickScalar | undefined {
    const lines = this.#lines;
    const sign = lines.text.charAt(start);
    if (sign === '"' || sign === "'") return quotedScalar(lines, start);
    if (!startsPlain(lines, start)) return undefined;
    return plainScalar(lines, start, plainEnd(lines, start));
  }

  /** A value that starts in the line of its key or dash, whose collection has that column. */
  #inline(parent: Parent, start: number, column: number): YamlNode | undefined {
    const lines = this.#lines;
    const sign = lines.text.charAt(start);
    if (sign === '[' || sign === '{') return this.#flow(parent, start);
    const scalar = sign === '|' ? literalScalar(lines, start, column) : this.#scalarAt(start);
    if (scalar === undefined) return undefined;
    lines.finishLine(sign === '|' ? lines.end : scalar.end);
    return scalarNode(scalar, start, parent);
  }

  #flow(parent: Parent, start: number): YamlNode | undefined {
    const collection = quickFlow(this.#lines, start, parent);
    if (collection !== undefined) this.#lines.finishLine(collection.range.end);
    return collection;
  }

  #trimmed(end: number): number {
    let last = end;
    while (' \r\n'.includes(this.#lines.text.charAt(last - 1))) last--;
    return last;
  }
}

/** Where a value is looked for that does not stand in the line of its key. */
interface Slot {
  readonly column: number;
  /** Where it would stand in that line. */
  readonly from: number;
  readonly level: number;
}
