// The outline of a configuration: variables, scopes, and instances with their values and traits.
import type {
  ComponentInstance,
  ConfigurationResource,
  NamedValue,
  TraitAttachment,
} from '../../model/resource.ts';
import { nameOr, valueText, type OutlineEntry, type OutlineKind } from './entry.ts';

export function configurationEntries(
  configuration: ConfigurationResource,
): readonly OutlineEntry[] {
  return [
    ...configuration.variables.map((variable, index) =>
      valueEntry({ ...variable }, 'variable', index),
    ),
    ...configuration.scopes.map((scope, index) => ({
      name: nameOr(scope.name, 'scope', index),
      nameNode: scope.name?.written,
      kind: 'scope' as const,
      detail: scope.type?.value,
      node: scope.node,
      children: scope.properties.map((each, at) => valueEntry(each, 'field', at)),
    })),
    ...configuration.components.map(instanceEntry),
  ];
}

function instanceEntry(instance: ComponentInstance, index: number): OutlineEntry {
  const name = instance.instanceName ?? instance.componentName;
  return {
    name: nameOr(name, 'instance', index),
    nameNode: name?.written,
    kind: 'instance',
    detail: instance.instanceName === undefined ? undefined : instance.componentName?.value,
    node: instance.node,
    children: [
      ...instance.parameterValues.map((each, at) => valueEntry(each, 'parameter', at)),
      ...instance.traits.map(traitEntry),
    ],
  };
}

function traitEntry(trait: TraitAttachment, index: number): OutlineEntry {
  return {
    name: nameOr(trait.name ?? trait.type, 'trait', index),
    nameNode: (trait.name ?? trait.type)?.written,
    kind: 'trait',
    detail: trait.name === undefined ? undefined : trait.type?.value,
    node: trait.node,
    children: trait.properties.map((each, at) => valueEntry(each, 'field', at)),
  };
}

/** A name with a value, as an item of a list or as a key of a map. */
function valueEntry(value: NamedValue, kind: OutlineKind, index: number): OutlineEntry {
  const named = value.name;
  return {
    name: nameOr(named, kind, index),
    nameNode: named?.written,
    // In a map the key is the name, and the value alone would leave it outside.
    from: named?.key === named?.written ? named?.key : undefined,
    kind,
    detail: valueText(value.value),
    node: value.node,
    children: [],
  };
}
