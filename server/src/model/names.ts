// Finds the names that a document declares and refers to, by its dialect's table.
import { shift, type TextRange } from '../base/text-range.ts';
import { keyText, resolveAlias } from '../yaml/access.ts';
import type { YamlNode, YamlScalar } from '../yaml/nodes.ts';
import { textIn } from './field.ts';
import type { NameReach, NameRule, SymbolKind } from './name-rule.ts';
import { findTrait, type TraitInfo } from './catalog/catalog.ts';
import type { ComponentInstance, NamedValue, Resource } from './resource.ts';
import { findVariableCalls, type VariableCall } from './variable-call.ts';

/** One occurrence of a name. */
export interface NameUse {
  readonly name: string;
  readonly symbol: SymbolKind;
  readonly does: 'declare' | 'refer';
  readonly reach: NameReach;
  /** The scalar that holds the name. */
  readonly node: YamlScalar;
  /** The name itself, without quotes or the call around it. */
  readonly range: TextRange;
  /** The name in the sibling field, for `reach.in === 'sibling'`. */
  readonly owner: string | undefined;
}

/** Every declaration and reference of the resource, in the order of the table; `text` is that of its document. */
export function namesOf(resource: Resource, text: string): readonly NameUse[] {
  const uses = resource.dialect.names
    .filter((rule) => rule.role === resource.role)
    .flatMap((rule) => usesOf(rule, resource.root));
  if (resource.role !== 'configuration') return uses;
  return [
    ...uses,
    ...resource.components.flatMap(propertyReferences),
    ...variableReferences(resource.components.flatMap(valuesOf), text),
    ...variableReferences(
      resource.scopes.map((scope) => scope.propertiesField?.node),
      text,
    ),
  ];
}

function valuesOf(instance: {
  readonly parameterValues: readonly { readonly value: { readonly node: YamlNode } | undefined }[];
  readonly traits: readonly { readonly propertiesField: { readonly node: YamlNode } | undefined }[];
}): (YamlNode | undefined)[] {
  return [
    ...instance.parameterValues.map(({ value }) => value?.node),
    ...instance.traits.map(({ propertiesField }) => propertiesField?.node),
  ];
}

function usesOf(rule: NameRule, root: YamlNode): NameUse[] {
  return nodesAt(root, rule.path.split('.')).flatMap((node) => {
    const name = textIn(node);
    const scalar = resolveAlias(node);
    if (name === undefined || name === '' || scalar?.kind !== 'scalar') return [];
    const { symbol, does, reach } = rule;
    const owner = reach.in === 'sibling' ? siblingText(node, reach.field) : undefined;
    return [{ name, symbol, does, reach, node: scalar, range: nameRange(scalar), owner }];
  });
}

function nodesAt(node: YamlNode | undefined, path: readonly string[]): YamlNode[] {
  const [segment, ...rest] = path;
  if (node === undefined) return [];
  if (segment === undefined) return [node];
  const map = resolveAlias(node);
  if (map?.kind !== 'map') return [];
  const isList = segment.endsWith('[]');
  const key = isList ? segment.slice(0, -2) : segment;
  const pair = map.pairs.findLast((candidate) => keyText(candidate) === key);
  if (!isList) return nodesAt(pair?.value, rest);
  const list = resolveAlias(pair?.value);
  return list?.kind === 'seq' ? list.items.flatMap((item) => nodesAt(item, rest)) : [];
}

/** The text of `field` in the nearest enclosing map that has it. */
function siblingText(node: YamlNode, field: string): string | undefined {
  let current: YamlNode | undefined = node;
  while (current !== undefined) {
    const parent: YamlNode['parent'] = current.parent;
    current = parent?.kind === 'pair' ? parent.parent : parent;
    const map = current?.kind === 'map' ? current : undefined;
    const pair = map?.pairs.find((candidate) => keyText(candidate) === field);
    if (pair !== undefined) return textIn(pair.value);
  }
  return undefined;
}

/** The text of a scalar between its quotes. */
export function nameRange(scalar: YamlScalar): TextRange {
  const quoted = scalar.style === 'single' || scalar.style === 'double';
  const { start, end } = scalar.range;
  return quoted && end - start >= 2 ? { start: start + 1, end: end - 1 } : { start, end };
}

/** Properties of traits that name a part of the instance's component, as the catalog says. */
function propertyReferences({ componentName, traits }: ComponentInstance): NameUse[] {
  const reach = { in: 'sibling', symbol: 'component', field: 'componentName' } as const;
  const owner = componentName?.value;
  return traits.flatMap(({ type, name, properties }) => {
    const info = findTrait(type?.value ?? name?.value ?? '')?.info;
    if (info === undefined) return [];
    return properties.flatMap((property): NameUse[] => {
      const { symbol, written } = namedBy(info, property);
      if (symbol === undefined || written === undefined) return [];
      const { value, node } = written;
      const range = nameRange(node);
      return [{ name: value, symbol, does: 'refer', reach, node, range, owner }];
    });
  });
}

function namedBy(info: TraitInfo, { name, value: field }: NamedValue) {
  const key = name?.value ?? '';
  const property = Object.hasOwn(info.propertyAliases, key) ? info.propertyAliases[key] : key;
  const symbol = property === undefined ? undefined : info.propertyNames[property];
  const { value, node } = field ?? {};
  // What a call of a variable stands for is the variable's matter.
  const isName = typeof value === 'string' && value !== '' && findVariableCalls(value).length === 0;
  return { symbol, written: isName && node?.kind === 'scalar' ? { value, node } : undefined };
}

function variableReferences(nodes: readonly (YamlNode | undefined)[], text: string): NameUse[] {
  return nodes.flatMap(scalarsBelow).flatMap((scalar) =>
    variableCallsIn(scalar, text)
      .filter((call) => call.exact)
      .map((call) => ({
        name: call.argument,
        symbol: 'variable' as const,
        does: 'refer' as const,
        reach: { in: 'document' as const },
        node: scalar,
        range: call.argumentRange,
        owner: undefined,
      })),
  );
}

/**
 * The calls written in a scalar, with ranges in the document. They are looked for in the source,
 * since escapes and the indentation of block scalars shift positions in the value against it.
 */
export function variableCallsIn(scalar: YamlScalar, text: string): readonly VariableCall[] {
  const { value, range } = scalar;
  if (typeof value !== 'string' || !value.includes('[')) return [];
  return findVariableCalls(text.slice(range.start, range.end)).map((call) => ({
    ...call,
    range: shift(call.range, range.start),
    argumentRange: shift(call.argumentRange, range.start),
  }));
}

/** Every scalar at or below a node; aliases are not entered, for their target is visited where it stands. */
export function scalarsBelow(node: YamlNode | undefined): YamlScalar[] {
  if (node === undefined || node.kind === 'alias') return [];
  if (node.kind === 'scalar') return [node];
  if (node.kind === 'seq') return node.items.flatMap(scalarsBelow);
  return node.pairs.flatMap((pair) => scalarsBelow(pair.value));
}
