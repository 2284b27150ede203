// The outline of a definition: the settings that a trait, a scope type or a workload type takes.
import type { ScopeResource, TraitResource, WorkloadTypeResource } from '../../model/resource.ts';
import { keyText, pairOf } from '../../yaml/access.ts';
import type { YamlPair } from '../../yaml/nodes.ts';
import { parameterEntry } from './component-entries.ts';
import type { OutlineEntry } from './entry.ts';

export function definitionEntries(
  definition: TraitResource | ScopeResource | WorkloadTypeResource,
): readonly OutlineEntry[] {
  switch (definition.role) {
    case 'scope':
      return definition.parameters.map((each, index) => parameterEntry(each, 'parameter', index));
    case 'workload-type':
      return definition.settings.map((each, index) => parameterEntry(each, 'setting', index));
    case 'trait':
      return traitProperties(definition);
  }
}

/** The properties of a JSON Schema that is written as YAML; one in a text has no places to point at. */
function traitProperties({ properties }: TraitResource): readonly OutlineEntry[] {
  const declared = pairOf(properties?.node, 'properties')?.value;
  return declared?.kind === 'map' ? declared.pairs.flatMap(propertyEntry) : [];
}

function propertyEntry(pair: YamlPair): readonly OutlineEntry[] {
  const name = keyText(pair);
  if (name === undefined) return [];
  const type = pairOf(pair.value, 'type')?.value;
  const detail = type?.kind === 'scalar' ? String(type.value ?? '') : undefined;
  const { key, value: node } = pair;
  return [{ name, nameNode: key, from: key, kind: 'setting', detail, node, children: [] }];
}
