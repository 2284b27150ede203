// Values as the texts that environment variables and files hold.
import { derived, type Origin } from './origin.ts';
import { plainValue, type RenderedNode, type RenderedScalar } from './rendered-node.ts';
import type { JsonValue } from '../yaml/to-value.ts';

/**
 * A value as text: texts as they are, other scalars as JSON, lists and maps as compact JSON with
 * sorted keys, so that the same value always gives the same bytes.
 */
export function asText(node: RenderedNode): RenderedScalar {
  if (node.kind === 'scalar') return { ...node, value: String(node.value) };
  const nowhere: Origin = { kind: 'constant', reason: 'An empty value' };
  const origin = derived(node.origin ?? nowhere);
  return { kind: 'scalar', value: JSON.stringify(sorted(plainValue(node))), origin };
}

function sorted(value: JsonValue): JsonValue {
  if (value === null || typeof value !== 'object') return value;
  if (isList(value)) return value.map(sorted);
  const names = Object.keys(value).sort();
  return Object.fromEntries(names.map((name) => [name, sorted(value[name] ?? null)]));
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
