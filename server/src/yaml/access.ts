// Reading a tree: keys, items, aliases, merge keys, paths, plain values.
import type { TextRange } from '../base/text-range.ts';
import type { YamlAlias, YamlMap, YamlNode, YamlPair, YamlScalar, YamlSeq } from './nodes.ts';

/** Keys and list positions from the root to a node. */
export type YamlPath = readonly (string | number)[];

/** The node itself, or what an alias stands for; undefined for an alias without its anchor. */
export function resolveAlias(node: YamlNode | undefined): Exclude<YamlNode, YamlAlias> | undefined {
  return node?.kind === 'alias' ? node.target : node;
}

/** Text of a key; undefined for keys that are maps, lists or aliases of those. */
export function keyText(pair: YamlPair): string | undefined {
  const key = resolveAlias(pair.key);
  if (key?.kind !== 'scalar') return undefined;
  const { value } = key;
  if (typeof value === 'string') return value;
  return value === null ? (key.style === 'empty' ? undefined : 'null') : String(value);
}

/** Merge keys that lead to further merge keys are followed this often: each costs a look at all keys so far. */
const MOST_MERGES = 100;

/**
 * The pairs of a map as a reader sees them: its own, the later of two equal keys winning, then what
 * merge keys (`<<: *base`) add. Merging follows https://yaml.org/type/merge.html.
 */
export function effectivePairs(map: YamlMap): ReadonlyMap<string, YamlPair> {
  const found = new Map<string, YamlPair>();
  const merges: YamlPair[] = [];
  for (const pair of map.pairs) {
    const key = keyText(pair);
    if (key === '<<' && isPlain(pair.key)) merges.push(pair);
    else if (key !== undefined) found.set(key, pair);
  }
  if (merges.length > 0) addMerged(found, merges, new Set([map]));
  return found;
}

function addMerged(
  found: Map<string, YamlPair>,
  merges: readonly YamlPair[],
  seen: Set<YamlNode>,
  level = 1,
): void {
  if (level > MOST_MERGES) return;
  for (const merge of merges) {
    const value = resolveAlias(merge.value);
    const sources = value?.kind === 'seq' ? value.items : [merge.value];
    for (const source of sources) {
      const map = resolveAlias(source);
      if (map?.kind !== 'map' || seen.has(map)) continue;
      seen.add(map);
      const nested: YamlPair[] = [];
      for (const pair of map.pairs) {
        const key = keyText(pair);
        if (key === '<<' && isPlain(pair.key)) nested.push(pair);
        else if (key !== undefined && !found.has(key)) found.set(key, pair);
      }
      addMerged(found, nested, seen, level + 1);
    }
  }
}

function isPlain(key: YamlNode): boolean {
  return key.kind === 'scalar' && key.style === 'plain';
}

/** Collections with more in them than this are searched through once, and not for each question. */
const WIDE = 32;
const byKey = new WeakMap<YamlMap, ReadonlyMap<string, YamlPair>>();
const keys = new WeakMap<YamlMap, ReadonlySet<string>>();
const positions = new WeakMap<YamlSeq, ReadonlyMap<YamlNode, number>>();

function pairsByKey(map: YamlMap): ReadonlyMap<string, YamlPair> {
  let pairs = byKey.get(map);
  if (pairs === undefined) byKey.set(map, (pairs = effectivePairs(map)));
  return pairs;
}

/** The keys that are written in a map itself. */
export function writtenKeys(map: YamlMap): ReadonlySet<string> {
  let written = keys.get(map);
  if (written === undefined) {
    keys.set(map, (written = new Set(map.pairs.flatMap((pair) => keyText(pair) ?? []))));
  }
  return written;
}

function positionIn(seq: YamlSeq, item: YamlNode): number {
  if (seq.items.length <= WIDE) return seq.items.indexOf(item);
  let known = positions.get(seq);
  if (known === undefined) {
    positions.set(seq, (known = new Map(seq.items.map((each, index) => [each, index]))));
  }
  return known.get(item) ?? -1;
}

/** The pair with that key, merge keys included. */
export function pairOf(node: YamlNode | undefined, key: string): YamlPair | undefined {
  const map = resolveAlias(node);
  if (map?.kind !== 'map') return undefined;
  if (map.pairs.length > WIDE && key !== '<<') return pairsByKey(map).get(key);
  let last: YamlPair | undefined;
  let merges = false;
  for (const pair of map.pairs) {
    const text = keyText(pair);
    if (text === key) last = pair;
    else if (text === '<<') merges = true;
  }
  return last ?? (merges ? effectivePairs(map).get(key) : undefined);
}

/** The value below a path, aliases followed on the way; undefined when something is missing. */
export function nodeAtPath(root: YamlNode | undefined, path: YamlPath): YamlNode | undefined {
  let node = root;
  for (const segment of path) {
    const holder = resolveAlias(node);
    if (holder?.kind === 'seq')
      node = typeof segment === 'number' ? holder.items[segment] : undefined;
    else node = pairOf(holder, String(segment))?.value;
    if (node === undefined) return undefined;
  }
  return node;
}

/** The pair whose value the node is; undefined for list items and the root. */
export function pairOfValue(node: YamlNode): YamlPair | undefined {
  return node.parent?.kind === 'pair' && node.parent.value === node ? node.parent : undefined;
}

/** Path from the root to a node; a key has the path of its value. */
export function pathOf(node: YamlNode): YamlPath {
  const path: (string | number)[] = [];
  let current: YamlNode = node;
  for (let holder = current.parent; holder !== undefined; holder = current.parent) {
    path.push(holder.kind === 'pair' ? (keyText(holder) ?? '') : positionIn(holder, current));
    current = holder.kind === 'pair' ? holder.parent : holder;
  }
  return path.reverse();
}

/** Range of a pair: from its key to the end of its value. */
export function pairRange(pair: YamlPair): TextRange {
  return {
    start: pair.key.range.start,
    end: Math.max(pair.key.range.end, pair.value.range.end),
  };
}

/** True for a value that stands for nothing: `key:`, `~`, `null`. */
export function isNull(node: YamlNode | undefined): node is YamlScalar {
  const value = resolveAlias(node);
  return value?.kind === 'scalar' && value.value === null;
}
