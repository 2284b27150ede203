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
import { wholeAfter } from '../base/whole-characters.ts';
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

type Parent = YamlPair | YamlSeq | undefined;
type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const STYLES: Readonly<Record<string, ScalarStyle>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
};

/** Builds the tree of one document. */
export class TreeBuilder {
  readonly problems: YamlProblem[] = [];
  readonly #text: string;
  readonly #anchors = new Map<string, Exclude<YamlNode, YamlAlias>>();
  #depthReported = false;

  constructor(text: string) {
    this.#text = text;
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

  #map(node: YAMLMap, parent: Parent, depth: number): YamlMap {
    const pairs: YamlPair[] = [];
    const map: YamlMap = {
      kind: 'map',
      style: node.flow === true ? 'flow' : 'block',
      pairs,
      ...this.#common(node, parent),
    };
    // Before the children, so that a value may hold an alias of the map it stands in.
    this.#remember(map);
    for (const item of node.items) this.#pair(item, map, pairs, depth);
    return map;
  }

  #pair(item: Pair, map: YamlMap, pairs: YamlPair[], depth: number): void {
    const pair = { kind: 'pair', parent: map, hasColon: true } as Mutable<YamlPair>;
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
  #splitKey(key: YamlScalar, map: YamlMap, pairs: YamlPair[], last: Mutable<YamlPair>): YamlScalar {
    const source = this.#text.slice(key.range.start, key.range.end);
    if (!/[\r\n]/.test(source)) return key;
    const words = [...source.matchAll(/[^\r\n]+/g)]
      .map((match) => trimmed(match[0], key.range.start + match.index))
      .filter((word) => word.text !== '');
    const final = words.pop();
    for (const word of words) {
      const pair = { kind: 'pair', parent: map, hasColon: false } as Mutable<YamlPair>;
      pair.key = plainScalar(pair, word);
      pair.value = emptyScalar(pair, word.start + word.text.length);
      pairs.push(pair);
    }
    return final === undefined ? key : plainScalar(last, final);
  }

  #seq(node: YAMLSeq, parent: Parent, depth: number): YamlSeq {
    const items: YamlNode[] = [];
    const seq: YamlSeq = {
      kind: 'seq',
      style: node.flow === true ? 'flow' : 'block',
      items,
      ...this.#common(node, parent),
    };
    this.#remember(seq);
    let end = seq.range.start;
    for (const item of node.items) {
      const child = this.#node(item, seq, depth + 1, end);
      items.push(child);
      end = child.range.end;
    }
    return seq;
  }

  #alias(node: Node & { source: string }, parent: Parent): YamlAlias {
    const common = this.#common(node, parent);
    const target = this.#anchors.get(node.source);
    if (target === undefined) {
      this.problems.push({
        code: 'unknown-anchor',
        message: `No anchor "&${node.source}" stands before this alias.`,
        range: common.range,
      });
    }
    return { kind: 'alias', name: node.source, target, ...common };
  }

  #scalar(node: Scalar, parent: Parent): YamlScalar {
    const common = this.#common(node, parent);
    const { value } = node;
    const known =
      typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    const empty = common.range.start === common.range.end;
    const scalar: YamlScalar = {
      kind: 'scalar',
      style: empty ? 'empty' : (STYLES[node.type ?? ''] ?? 'plain'),
      value: known ? value : value === null || empty ? null : (node.source ?? ''),
      ...common,
    };
    this.#remember(scalar);
    return scalar;
  }

  #common(node: Node, parent: Parent): Pick<YamlScalar, 'range' | 'parent' | 'anchor' | 'tag'> {
    const [start, end] = node.range ?? [0, 0, 0];
    const anchor = 'anchor' in node ? node.anchor : undefined;
    return { range: this.#trim(start, end), parent, anchor, tag: node.tag };
  }

  /** The parser lets a block collection reach over the line break behind its last value. */
  #trim(start: number, end: number): { start: number; end: number } {
    let last = end;
    while (last > start && ' \t\r\n'.includes(this.#text.charAt(last - 1))) last--;
    return { start, end: last };
  }

  #remember(node: Exclude<YamlNode, YamlAlias>): void {
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, node);
  }

  #tooDeep(node: unknown, parent: Parent, emptyAt: number): YamlScalar {
    const start = (node as Node | null)?.range?.[0] ?? emptyAt;
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

interface Word {
  readonly text: string;
  readonly start: number;
}

function trimmed(line: string, start: number): Word {
  return { text: line.trim(), start: start + line.length - line.trimStart().length };
}

function plainScalar(parent: YamlPair, word: Word): YamlScalar {
  const range = { start: word.start, end: word.start + word.text.length };
  const base = { range, parent, anchor: undefined, tag: undefined };
  return { kind: 'scalar', value: word.text, style: 'plain', ...base };
}

function emptyScalar(parent: Parent, at: number): YamlScalar {
  const base = { range: { start: at, end: at }, parent, anchor: undefined, tag: undefined };
  return { kind: 'scalar', value: null, style: 'empty', ...base };
}
