// Turns the `yaml` package's nodes into our own tree, with parents, aliases resolved and depth bounded.
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { TextRange } from '../base/text-range.ts';
import { wholeAfter } from '../base/whole-characters.ts';
import {
  aliasOf,
  emptyMap,
  emptySeq,
  scalarOf,
  unfinishedPair,
  type NodeBase,
  type Parent,
  type UnfinishedPair,
} from './make-nodes.ts';
import type {
  ScalarStyle,
  YamlAlias,
  YamlMap,
  YamlNode,
  YamlPair,
  YamlProblem,
  YamlScalar,
  YamlSeq,
} from './nodes.ts';

/** Deeper nodes are left out: no spec needs them, and the walkers of the tree are recursive. */
export const MAX_DEPTH = 200;

const STYLES: Readonly<Record<string, ScalarStyle>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
};

/** The nodes that aliases may refer to, by the names of their anchors; the last one of a name counts. */
export type Anchors = Map<string, Exclude<YamlNode, YamlAlias>>;

/** For a builder of nodes that were read from a part of the text. */
export interface PartOfText {
  /** What has to be added to a position of theirs to get the one in the text. */
  readonly moved: number;
  /** Where the part ends in the text: what the parser read behind it is not of the text. */
  readonly end: number;
  /** Anchors that stand before them. Theirs are added. */
  readonly anchors: Anchors;
}

/** Builds the tree of one document, or of a part of it. */
export class TreeBuilder {
  readonly problems: YamlProblem[] = [];
  readonly #text: string;
  readonly #anchors: Anchors;
  readonly #moved: number;
  readonly #end: number;
  #depthReported = false;

  constructor(text: string, part?: PartOfText) {
    this.#text = text;
    this.#moved = part?.moved ?? 0;
    this.#end = part?.end ?? text.length;
    this.#anchors = part?.anchors ?? new Map<string, Exclude<YamlNode, YamlAlias>>();
  }

  /** The tree below `contents`; undefined when the document has no content. */
  build(contents: Node | null): YamlNode | undefined {
    if (contents === null) return undefined;
    return this.#node(contents, undefined, 0, 0);
  }

  #node(node: unknown, parent: Parent, depth: number, emptyAt: number): YamlNode {
    if (depth > MAX_DEPTH) return this.#tooDeep(node, parent, emptyAt);
    if (isMap(node)) return this.#map(node, parent, depth);
    if (isSeq(node)) return this.#seq(node, parent, depth);
    if (isAlias(node)) return this.#alias(node as Node & { source: string }, parent);
    if (isScalar(node)) return this.#scalar(node, parent);
    return emptyScalar(parent, emptyAt);
  }

  /** Appends pairs to a map that is so many levels deep. */
  addPairs(items: readonly Pair[], map: YamlMap, pairs: YamlPair[], depth: number): void {
    for (const item of items) this.#pair(item, map, pairs, depth);
  }

  /** Appends items to a list that is so many levels deep. */
  addItems(nodes: readonly unknown[], seq: YamlSeq, items: YamlNode[], depth: number): void {
    let end = items.at(-1)?.range.end ?? seq.range.start;
    for (const node of nodes) {
      const child = this.#node(node, seq, depth + 1, end);
      items.push(child);
      end = child.range.end;
    }
  }

  #map(node: YAMLMap, parent: Parent, depth: number): YamlMap {
    const pairs: YamlPair[] = [];
    const map = emptyMap(node.flow === true ? 'flow' : 'block', pairs, this.#base(node, parent));
    // Before the children, so that a value may hold an alias of the map it stands in.
    this.#remember(map);
    this.addPairs(node.items, map, pairs, depth);
    const last = pairs.at(-1);
    if (last !== undefined) {
      this.#endBehind(map, Math.max(last.key.range.end, last.value.range.end));
    }
    return map;
  }

  #pair(item: Pair, map: YamlMap, pairs: YamlPair[], depth: number): void {
    const pair = unfinishedPair(map);
    let key = this.#node(item.key, pair, depth + 1, map.range.start);
    if (key.kind === 'scalar' && key.style === 'plain') key = this.#splitKey(key, map, pairs, pair);
    pair.key = key;
    pair.value = this.#node(item.value, pair, depth + 1, key.range.end);
    // The parser leaves the value null, not an empty scalar, when there is no colon to stand behind.
    pair.hasColon = item.value !== null && item.value !== undefined;
    pairs.push(pair);
  }

  /**
   * A word typed above `key: value` is read as one key of two lines. Take it apart again, so that
   * the author's other lines keep their meaning while the new one is being written.
   */
  #splitKey(key: YamlScalar, map: YamlMap, pairs: YamlPair[], last: UnfinishedPair): YamlScalar {
    const source = this.#text.slice(key.range.start, key.range.end);
    if (!/[\r\n]/.test(source)) return key;
    const words = [...source.matchAll(/[^\r\n]+/g)]
      .map((match) => trimmed(match[0], key.range.start + match.index))
      .filter((word) => word.text !== '');
    const final = words.pop();
    for (const word of words) {
      const pair = unfinishedPair(map);
      pair.hasColon = false;
      pair.key = plainScalar(pair, word);
      pair.value = emptyScalar(pair, word.start + word.text.length);
      pairs.push(pair);
    }
    return final === undefined ? key : plainScalar(last, final);
  }

  #seq(node: YAMLSeq, parent: Parent, depth: number): YamlSeq {
    const items: YamlNode[] = [];
    const seq = emptySeq(node.flow === true ? 'flow' : 'block', items, this.#base(node, parent));
    this.#remember(seq);
    this.addItems(node.items, seq, items, depth);
    const last = items.at(-1);
    if (last !== undefined) this.#endBehind(seq, last.range.end);
    return seq;
  }

  #alias(node: Node & { source: string }, parent: Parent): YamlAlias {
    const base = this.#base(node, parent);
    const target = this.#anchors.get(node.source);
    if (target === undefined) {
      this.problems.push({
        code: 'unknown-anchor',
        message: `No anchor "&${node.source}" stands before this alias.`,
        range: base.range,
      });
    }
    return aliasOf(node.source, target, base);
  }

  #scalar(node: Scalar, parent: Parent): YamlScalar {
    const base = this.#base(node, parent);
    const { value } = node;
    const known =
      typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    const empty = base.range.start === base.range.end;
    const scalar = scalarOf(
      known ? value : value === null || empty ? null : (node.source ?? ''),
      empty ? 'empty' : (STYLES[node.type ?? ''] ?? 'plain'),
      base,
    );
    this.#remember(scalar);
    return scalar;
  }

  #base(node: Node, parent: Parent): NodeBase {
    const [start, end] = node.range ?? [0, 0, 0];
    const anchor = 'anchor' in node ? node.anchor : undefined;
    const range = withoutBlanks(this.#text, {
      start: start + this.#moved,
      end: Math.min(end + this.#moved, this.#end),
    });
    return { range, parent, anchor, tag: node.tag };
  }

  /** The parser lets a block collection reach over comments behind its last value, or not, as they are indented. */
  #endBehind(collection: YamlMap | YamlSeq, end: number): void {
    if (collection.style === 'flow') return;
    (collection as { range: TextRange }).range = withoutBlanks(this.#text, {
      start: collection.range.start,
      end,
    });
  }

  #remember(node: Exclude<YamlNode, YamlAlias>): void {
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, node);
  }

  #tooDeep(node: unknown, parent: Parent, emptyAt: number): YamlScalar {
    const written = (node as Node | null)?.range?.[0];
    const start = written === undefined ? emptyAt : written + this.#moved;
    if (!this.#depthReported) {
      this.#depthReported = true;
      this.problems.push({
        code: 'nesting-too-deep',
        message: `What is nested more than ${String(MAX_DEPTH)} levels deep is not read.`,
        range: { start, end: wholeAfter(this.#text, Math.min(start + 1, this.#text.length)) },
      });
    }
    return emptyScalar(parent, start);
  }
}

/** The parser lets a block collection reach over the line break behind its last value. */
export function withoutBlanks(text: string, { start, end }: TextRange): TextRange {
  let last = end;
  while (last > start && ' \t\r\n'.includes(text.charAt(last - 1))) last--;
  return { start, end: last };
}

interface Word {
  readonly text: string;
  readonly start: number;
}

function trimmed(line: string, start: number): Word {
  return { text: line.trim(), start: start + line.length - line.trimStart().length };
}

function plainScalar(parent: YamlPair, word: Word): YamlScalar {
  const range = { start: word.start, end: word.start + word.text.length };
  return scalarOf(word.text, 'plain', { range, parent, anchor: undefined, tag: undefined });
}

function emptyScalar(parent: Parent, at: number): YamlScalar {
  const range = { start: at, end: at };
  return scalarOf(null, 'empty', { range, parent, anchor: undefined, tag: undefined });
}
