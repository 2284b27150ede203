// What the tree has at an offset: the way from the root to the innermost node.
import { touches } from '../base/text-range.ts';
import type { YamlDocument, YamlNode, YamlPair } from './nodes.ts';

/** The innermost node at an offset. */
export interface NodeAt {
  readonly node: YamlNode;
  /** Whether the offset is on a key or on a value (list items and the root are values). */
  readonly role: 'key' | 'value';
  /** The pair that the node is the key or the value of. */
  readonly pair: YamlPair | undefined;
}

/** The innermost node whose text touches `offset`; undefined in blank space, comments and markers. */
export function nodeAt(document: YamlDocument, offset: number): NodeAt | undefined {
  let found: NodeAt | undefined;
  let next: NodeAt | undefined =
    document.root === undefined
      ? undefined
      : { node: document.root, role: 'value', pair: undefined };
  while (next !== undefined && touches(next.node.range, offset)) {
    found = next;
    next = childAt(found.node, offset);
  }
  return found;
}

function childAt(node: YamlNode, offset: number): NodeAt | undefined {
  if (node.kind === 'seq') {
    const item = lastBefore(node.items, offset, (child) => child.range.start);
    return item === undefined ? undefined : { node: item, role: 'value', pair: undefined };
  }
  if (node.kind !== 'map') return undefined;
  const pair = lastBefore(node.pairs, offset, (child) => child.key.range.start);
  if (pair === undefined) return undefined;
  if (touches(pair.key.range, offset)) return { node: pair.key, role: 'key', pair };
  return { node: pair.value, role: 'value', pair };
}

/** The last child that starts at or before the offset, by binary search: children stand in order. */
function lastBefore<T>(
  children: readonly T[],
  offset: number,
  startOf: (child: T) => number,
): T | undefined {
  let low = 0;
  let high = children.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (startOf(children[middle] as T) <= offset) low = middle + 1;
    else high = middle;
  }
  return children[low - 1];
}
