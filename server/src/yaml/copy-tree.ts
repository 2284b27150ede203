// Copies the tree of a document for a text in which one piece differs: the nodes of the piece are new, all others moved.
import type { TextRange } from '../base/text-range.ts';
import { pairRange } from './access.ts';
import {
  aliasOf,
  emptyMap,
  emptySeq,
  scalarOf,
  unfinishedPair,
  type NodeBase,
  type Parent,
} from './make-nodes.ts';
import type { YamlMap, YamlNode, YamlPair, YamlSeq } from './nodes.ts';
import { withoutBlanks, type Anchors } from './tree-builder.ts';

/** A collection on the way from the root to a piece, and its children that the way leads through. */
export interface Step {
  readonly node: YamlMap | YamlSeq;
  /** First and last child; the same but at the end of the way, where they are what the piece replaces. */
  readonly first: number;
  readonly last: number;
}

/** Adds the nodes of the piece to the collection that it is a part of. */
export type AddPiece = (
  to:
    | { readonly map: YamlMap; readonly pairs: YamlPair[] }
    | { readonly seq: YamlSeq; readonly items: YamlNode[] },
) => void;

export interface Replacement {
  /** The new text of the document. */
  readonly text: string;
  /** From the root to the collection that the piece is a part of; at least one step. */
  readonly way: readonly Step[];
  readonly addPiece: AddPiece;
  /** How far everything behind the piece has moved. */
  readonly moved: number;
  /** Filled with the anchors as they are met. */
  readonly anchors: Anchors;
}

/** The new tree; undefined when an alias refers to nothing anymore. Nothing of the old tree is changed. */
export function copyTree(replacement: Replacement): YamlNode | undefined {
  const copy = new Copy(replacement);
  const level = replacement.way.reduceRight(above, undefined);
  const root = level && copy.along(level, undefined);
  return copy.isComplete ? root : undefined;
}

/** A step with what comes after it. */
interface Level extends Step {
  readonly next: Level | undefined;
}

function above(next: Level | undefined, step: Step): Level {
  return { ...step, next };
}

class Copy {
  isComplete = true;
  readonly #replacement: Replacement;

  constructor(replacement: Replacement) {
    this.#replacement = replacement;
  }

  along(level: Level, parent: Parent): YamlNode {
    const { moved } = this.#replacement;
    const { start, end } = level.node.range;
    const { anchor, tag } = level.node;
    const base = { range: { start, end: end + moved }, parent, anchor, tag };
    return level.node.kind === 'map'
      ? this.#mapAlong(level, level.node, base)
      : this.#seqAlong(level, level.node, base);
  }

  #mapAlong({ first, last, next }: Level, node: YamlMap, base: NodeBase): YamlMap {
    const { addPiece, moved } = this.#replacement;
    const pairs: YamlPair[] = [];
    const map = this.#remember(emptyMap(node.style, pairs, base));
    for (const [index, pair] of node.pairs.entries()) {
      if (index < first) pairs.push(this.#pair(pair, map, 0));
      else if (index > last) pairs.push(this.#pair(pair, map, moved));
      else if (next !== undefined) pairs.push(this.#pair(pair, map, 0, next));
      else if (index === first) addPiece({ map, pairs });
    }
    this.#endWith(map, pairs.at(-1));
    return map;
  }

  #seqAlong({ first, last, next }: Level, node: YamlSeq, base: NodeBase): YamlSeq {
    const { addPiece, moved } = this.#replacement;
    const items: YamlNode[] = [];
    const seq = this.#remember(emptySeq(node.style, items, base));
    for (const [index, item] of node.items.entries()) {
      if (index < first) items.push(this.#node(item, seq, 0));
      else if (index > last) items.push(this.#node(item, seq, moved));
      else if (next !== undefined) items.push(this.along(next, seq));
      else if (index === first) addPiece({ seq, items });
    }
    this.#endWith(seq, items.at(-1));
    return seq;
  }

  #node(node: YamlNode, parent: Parent, moved: number): YamlNode {
    const { range, anchor, tag } = node;
    const base = {
      range: moved === 0 ? range : { start: range.start + moved, end: range.end + moved },
      parent,
      anchor,
      tag,
    };
    switch (node.kind) {
      case 'scalar':
        return this.#remember(scalarOf(node.value, node.style, base));
      case 'alias': {
        const target = this.#replacement.anchors.get(node.name);
        if (target === undefined) this.isComplete = false;
        return aliasOf(node.name, target, base);
      }
      case 'map': {
        const pairs: YamlPair[] = [];
        const map = this.#remember(emptyMap(node.style, pairs, base));
        for (const pair of node.pairs) pairs.push(this.#pair(pair, map, moved));
        return map;
      }
      case 'seq': {
        const items: YamlNode[] = [];
        const seq = this.#remember(emptySeq(node.style, items, base));
        for (const item of node.items) items.push(this.#node(item, seq, moved));
        return seq;
      }
    }
  }

  #pair({ key, value, hasColon }: YamlPair, map: YamlMap, moved: number, next?: Level): YamlPair {
    const pair = unfinishedPair(map);
    pair.key = this.#node(key, pair, moved);
    pair.value = next === undefined ? this.#node(value, pair, moved) : this.along(next, pair);
    pair.hasColon = hasColon;
    return pair;
  }

  #remember<T extends Exclude<YamlNode, { kind: 'alias' }>>(node: T): T {
    if (node.anchor !== undefined) this.#replacement.anchors.set(node.anchor, node);
    return node;
  }

  /** A block collection ends with its last value, which the piece may be a part of. */
  #endWith(collection: YamlMap | YamlSeq, last: YamlPair | YamlNode | undefined): void {
    if (last === undefined) return;
    const { start } = collection.range;
    const { end } = last.kind === 'pair' ? pairRange(last) : last.range;
    const range = withoutBlanks(this.#replacement.text, { start, end });
    (collection as { range: TextRange }).range = range;
  }
}
