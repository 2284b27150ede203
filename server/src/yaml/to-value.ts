// Tree → plain JavaScript value, with merge keys applied and the growth of aliases bounded.
import { effectivePairs, resolveAlias } from './access.ts';
import type { YamlNode } from './nodes.ts';

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
  for (const [key, pair] of effectivePairs(node)) {
    // Not `result[key] = …`: a key named `__proto__` must stay a key.
    if (pair.parent !== node) count(state, node);
    const value = convert(pair.value, state);
    Object.defineProperty(result, key, { value, enumerable: true, configurable: true });
  }
  return result;
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
