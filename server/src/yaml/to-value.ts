// Tree → plain JavaScript value, with merge keys applied and the growth of aliases bounded.
import { effectivePairs, keyText, resolveAlias } from './access.ts';
import type { YamlMap, YamlNode } from './nodes.ts';

/** What `JSON.parse` could have given. */
export type JsonValue =
  string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** A value, or the alias at which its expansion went past the bound or into itself. */
export type ValueResult =
  | { readonly value: JsonValue; readonly stoppedAt?: undefined }
  | { readonly value: undefined; readonly stoppedAt: YamlNode; readonly reason: 'cycle' | 'size' };

/** Nodes that aliases may add to one document; ten levels of ten aliases each would be 10¹⁰. */
export const MAX_ALIASED_NODES = 100_000;

class Stop extends Error {
  readonly at: YamlNode;
  readonly reason: 'cycle' | 'size';
  constructor(at: YamlNode, reason: 'cycle' | 'size') {
    super(reason);
    this.at = at;
    this.reason = reason;
  }
}

interface Expansion {
  readonly open: Set<YamlNode>;
  aliased: number;
  alias: YamlNode | undefined;
}

/** The value below `node`. Keys that are not scalars are left out. */
export function toValue(node: YamlNode | undefined): ValueResult {
  try {
    return { value: convert(node, { open: new Set(), aliased: 0, alias: undefined }) };
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    return { value: undefined, stoppedAt: error.at, reason: error.reason };
  }
}

function convert(node: YamlNode | undefined, state: Expansion): JsonValue {
  if (node === undefined) return null;
  if (node.kind === 'alias') return expand(node, state);
  if (state.alias !== undefined) count(state, state.alias);
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'seq') return node.items.map((item) => convert(item, state));
  const result: Record<string, JsonValue> = {};
  const keys = simpleKeys(node);
  if (keys === undefined) {
    for (const [key, pair] of effectivePairs(node)) {
      if (pair.parent !== node) count(state, node);
      setKey(result, key, convert(pair.value, state));
    }
    return result;
  }
  for (const [index, { value }] of node.pairs.entries()) {
    const key = keys[index];
    if (key !== undefined) setKey(result, key, convert(value, state));
  }
  return result;
}

function setKey(result: Record<string, JsonValue>, key: string, value: JsonValue): void {
  if (key !== '__proto__') result[key] = value;
  // It must stay a key.
  else Object.defineProperty(result, key, { value, enumerable: true, configurable: true });
}

/** Maps of more pairs are not searched for equal keys here. */
const MOST_SIMPLE = 12;

/** The keys of a map that is just its own pairs: nearly all are, and need no look at how pairs are merged. */
function simpleKeys({ pairs }: YamlMap): readonly (string | undefined)[] | undefined {
  if (pairs.length > MOST_SIMPLE) return undefined;
  const keys = pairs.map(keyText);
  return keys.every((key, index) => key !== '<<' && keys.indexOf(key) === index) ? keys : undefined;
}

/** One node more that stands elsewhere. */
function count(state: Expansion, at: YamlNode): void {
  if (++state.aliased > MAX_ALIASED_NODES) throw new Stop(at, 'size');
}

function expand(node: YamlNode, state: Expansion): JsonValue {
  const target = resolveAlias(node);
  if (target === undefined) return null;
  if (state.open.has(target)) throw new Stop(node, 'cycle');
  const outer = state.alias;
  state.alias ??= node;
  state.open.add(target);
  const value = convert(target, state);
  state.open.delete(target);
  state.alias = outer;
  return value;
}
