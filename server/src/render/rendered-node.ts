// The tree of a rendered object: JSON whose every scalar knows where it comes from.
import type { JsonValue } from '../yaml/to-value.ts';
import type { Origin } from './origin.ts';

export type RenderedNode = RenderedScalar | RenderedMap | RenderedList;

export interface RenderedScalar {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  readonly origin: Origin;
}

export interface RenderedEntry {
  readonly key: string;
  /** Where the key comes from, when the specs say it. */
  readonly keyOrigin: Origin | undefined;
  readonly value: RenderedNode;
}

export interface RenderedMap {
  readonly kind: 'map';
  readonly entries: readonly RenderedEntry[];
  /** The part of a spec that the whole of it stands for, where there is one. */
  readonly origin: Origin | undefined;
}

export interface RenderedList {
  readonly kind: 'list';
  readonly items: readonly RenderedNode[];
  readonly origin: Origin | undefined;
}

/** A scalar that is the same in every rendering; `reason` is a sentence without a period. */
export function constant(value: RenderedScalar['value'], reason: string): RenderedScalar {
  return { kind: 'scalar', value, origin: { kind: 'constant', reason } };
}

/** A map in the order of the keys given; entries without a value are left out. */
export function mapOf(
  entries: Readonly<Record<string, RenderedNode | undefined>>,
  origin?: Origin,
): RenderedMap {
  return {
    kind: 'map',
    origin,
    entries: Object.entries(entries).flatMap(([key, value]) =>
      value === undefined ? [] : [{ key, keyOrigin: undefined, value }],
    ),
  };
}

/** A map whose keys may be any text that the specs say. */
export function mapOfEntries(entries: readonly RenderedEntry[], origin?: Origin): RenderedMap {
  return { kind: 'map', entries, origin };
}

/** A map of things that the specs name, by name: the order in which they are written says nothing. */
export function mapByName(entries: readonly RenderedEntry[], origin?: Origin): RenderedMap {
  return mapOfEntries(
    [...entries].sort((one, other) => (one.key < other.key ? -1 : 1)),
    origin,
  );
}

export function listOf(items: readonly RenderedNode[], origin?: Origin): RenderedList {
  return { kind: 'list', items, origin };
}

/** The list, or nothing when it has no items. */
export function listUnlessEmpty(
  items: readonly RenderedNode[],
  origin?: Origin,
): RenderedList | undefined {
  return items.length === 0 ? undefined : listOf(items, origin);
}

/** The value below a key of a map; undefined for other nodes. */
export function childOf(node: RenderedNode | undefined, key: string): RenderedNode | undefined {
  return node?.kind === 'map' ? node.entries.find((entry) => entry.key === key)?.value : undefined;
}

/** The node at a path of keys and indices; undefined when there is none. */
export function renderedAt(
  root: RenderedNode,
  path: readonly (string | number)[],
): RenderedNode | undefined {
  let node: RenderedNode | undefined = root;
  for (const step of path) {
    if (node === undefined) return undefined;
    node =
      node.kind === 'list'
        ? node.items[Number(step)]
        : node.kind === 'map'
          ? childOf(node, String(step))
          : undefined;
  }
  return node;
}

/** The value without its origins. */
export function plainValue(node: RenderedNode): JsonValue {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(plainValue);
  const result: Record<string, JsonValue> = {};
  for (const { key, value } of node.entries) {
    // Not `result[key] = …`: a key named `__proto__` must stay a key.
    Object.defineProperty(result, key, {
      value: plainValue(value),
      enumerable: true,
      configurable: true,
    });
  }
  return result;
}

/** Calls `visit` for every scalar below a node, with its path. */
export function eachScalar(
  node: RenderedNode,
  visit: (scalar: RenderedScalar, path: readonly (string | number)[]) => void,
  path: readonly (string | number)[] = [],
): void {
  if (node.kind === 'scalar') visit(node, path);
  else if (node.kind === 'list') {
    for (const [index, item] of node.items.entries()) eachScalar(item, visit, [...path, index]);
  } else for (const { key, value } of node.entries) eachScalar(value, visit, [...path, key]);
}
