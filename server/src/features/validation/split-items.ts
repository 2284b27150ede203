// Two items of a list that are one in truth: a stray dash parts a name from its value.
import { keyText, resolveAlias } from '../../yaml/access.ts';
import type { YamlMap, YamlNode } from '../../yaml/nodes.ts';

const NAMES = ['name', 'path'];
const VALUES = ['value', 'fromParam'];

/** The item that was torn off: `- name: A` is followed by `- value: x`. */
export interface SplitItem {
  readonly head: YamlMap;
  readonly tail: YamlMap;
}

/** The pair of items that a node belongs to, as either of them; undefined for an item that stands alone. */
export function splitItemAround(node: YamlNode): SplitItem | undefined {
  const list = node.parent;
  if (list?.kind !== 'seq') return undefined;
  const index = list.items.indexOf(node);
  return splitAt(list.items, index) ?? splitAt(list.items, index - 1);
}

/** Every pair of items in a list that belong together. */
export function splitItemsIn(items: readonly YamlNode[]): readonly SplitItem[] {
  return items.flatMap((_, index) => splitAt(items, index) ?? []);
}

function splitAt(items: readonly YamlNode[], index: number): SplitItem | undefined {
  const head = resolveAlias(items[index]);
  const tail = resolveAlias(items[index + 1]);
  if (head?.kind !== 'map' || tail?.kind !== 'map') return undefined;
  return hasOnly(head, NAMES) && hasOnly(tail, VALUES) ? { head, tail } : undefined;
}

function hasOnly(map: YamlMap, keys: readonly string[]): boolean {
  const [pair] = map.pairs;
  return map.pairs.length === 1 && pair !== undefined && keys.includes(keyText(pair) ?? '');
}
