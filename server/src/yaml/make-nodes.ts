// Makes the nodes of a tree. All of a kind are made here, since engines are quick with objects that were made alike.
import type { TextRange } from '../base/text-range.ts';
import type {
  CollectionStyle,
  ScalarStyle,
  YamlAlias,
  YamlMap,
  YamlNode,
  YamlPair,
  YamlScalar,
  YamlSeq,
} from './nodes.ts';

export type Parent = YamlPair | YamlSeq | undefined;

/** What nodes of all kinds have. */
export interface NodeBase {
  readonly range: TextRange;
  readonly parent: Parent;
  readonly anchor: string | undefined;
  readonly tag: string | undefined;
}

/** A pair whose parts are still to be made, since they refer to it. */
export type UnfinishedPair = { -readonly [K in keyof YamlPair]: YamlPair[K] };

export function scalarOf(
  value: YamlScalar['value'],
  style: ScalarStyle,
  { range, parent, anchor, tag }: NodeBase,
): YamlScalar {
  return { kind: 'scalar', range, parent, anchor, tag, style, value };
}

export function aliasOf(
  name: string,
  target: Exclude<YamlNode, YamlAlias> | undefined,
  { range, parent, anchor, tag }: NodeBase,
): YamlAlias {
  return { kind: 'alias', range, parent, anchor, tag, name, target };
}

/** A map whose pairs are added to `pairs` afterwards. */
export function emptyMap(
  style: CollectionStyle,
  pairs: readonly YamlPair[],
  { range, parent, anchor, tag }: NodeBase,
): YamlMap {
  return { kind: 'map', range, parent, anchor, tag, style, pairs };
}

/** A list whose items are added to `items` afterwards. */
export function emptySeq(
  style: CollectionStyle,
  items: readonly YamlNode[],
  { range, parent, anchor, tag }: NodeBase,
): YamlSeq {
  return { kind: 'seq', range, parent, anchor, tag, style, items };
}

/** A pair of that map with a colon, until something else is said. */
export function unfinishedPair(parent: YamlMap): UnfinishedPair {
  const missing = undefined as unknown as YamlNode;
  return { kind: 'pair', parent, key: missing, value: missing, hasColon: true };
}
