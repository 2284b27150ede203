// Values that were given with the request, written into the variables of a configuration.
import type { ScalarValue } from '../../model/field.ts';
import {
  childOf,
  listOf,
  mapOf,
  mapOfEntries,
  type RenderedMap,
  type RenderedNode,
  type RenderedScalar,
} from '../rendered-node.ts';
import type { RenderedObject } from '../rendering.ts';

/** The configuration with these values for its variables; those that it does not declare are added. */
export function withGivenVariables(
  object: RenderedObject,
  given: ReadonlyMap<string, ScalarValue>,
): RenderedObject {
  if (given.size === 0) return object;
  const spec = childOf(object.root, 'spec');
  const written = childOf(spec, 'variables');
  const items = written?.kind === 'list' ? written.items : [];
  const names = new Set(items.map(nameOf));
  const added = [...given]
    .filter(([name]) => !names.has(name))
    .map(([name, value]) => mapOf({ name: scalar(name, name), value: scalar(value, name) }));
  const variables = listOf([...items.map((item) => replaced(item, given)), ...added]);
  const newSpec = withEntry(spec?.kind === 'map' ? spec : mapOf({}), 'variables', variables);
  return { ...object, root: withEntry(object.root, 'spec', newSpec) };
}

function nameOf(item: RenderedNode): ScalarValue | undefined {
  const name = childOf(item, 'name');
  return name?.kind === 'scalar' ? name.value : undefined;
}

function replaced(item: RenderedNode, given: ReadonlyMap<string, ScalarValue>): RenderedNode {
  const name = nameOf(item);
  const value = typeof name === 'string' ? given.get(name) : undefined;
  if (item.kind !== 'map' || typeof name !== 'string' || value === undefined) return item;
  return withEntry(item, 'value', scalar(value, name));
}

function scalar(value: ScalarValue, name: string): RenderedScalar {
  return { kind: 'scalar', value, origin: { kind: 'given', name, steps: [] } };
}

function withEntry(map: RenderedMap, key: string, value: RenderedNode): RenderedMap {
  const isThere = map.entries.some((entry) => entry.key === key);
  const entries = isThere
    ? map.entries.map((entry) => (entry.key === key ? { ...entry, value } : entry))
    : [...map.entries, { key, keyOrigin: undefined, value }];
  return mapOfEntries(entries, map.origin);
}
