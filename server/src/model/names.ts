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
    .flatMap((rule) => usesOf(rule, resource.root, text));
  if (resource.role !== 'configuration') return uses;
  return [
    ...uses,
    ...resource.components.flatMap((instance) => propertyReferences(instance, text)),
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

function usesOf(rule: NameRule, root: YamlNode, text: string): NameUse[] {
  const { symbol, does, reach } = rule;
  const uses: NameUse[] = [];
  for (const node of nodesAt(root, stepsOf(rule.path))) {
    const name = textIn(node);
    const scalar = resolveAlias(node);
    if (name === undefined || name === '' || scalar?.kind !== 'scalar') continue;
    const owner = reach.in === 'sibling' ? siblingText(node, reach.field) : undefined;
    const range = nameRange(scalar, text);
    uses.push({ name, symbol, does, reach, node: scalar, range, owner });
  }
  return uses;
}

interface PathStep {
  readonly key: string;
  /** Whether the path goes on in each item of a list. */
  readonly isList: boolean;
}

/** The paths of the tables, which are few. */
const steps = new Map<string, readonly PathStep[]>();

function stepsOf(path: string): readonly PathStep[] {
  let known = steps.get(path);
  if (known === undefined) {
    known = path.split('.').map((segment) => {
      const isList = segment.endsWith('[]');
      return { key: isList ? segment.slice(0, -2) : segment, isList };
    });
    steps.set(path, known);
  }
  return known;
}

function nodesAt(root: YamlNode, path: readonly PathStep[]): readonly YamlNode[] {
  let nodes: YamlNode[] = [root];
  for (const { key, isList } of path) {
    const next: YamlNode[] = [];
    for (const node of nodes) {
      const map = resolveAlias(node);
      if (map?.kind !== 'map') continue;
      const value = map.pairs.findLast((candidate) => keyText(candidate) === key)?.value;
      if (!isList && value !== undefined) next.push(value);
      const list = isList ? resolveAlias(value) : undefined;
      if (list?.kind === 'seq') for (const item of list.items) next.push(item);
    }
    nodes = next;
  }
  return nodes;
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
export function nameRange({ style, range: { start, end } }: YamlScalar, text: string): TextRange {
  const quote = style === 'single' ? "'" : '"';
  if ((style !== 'single' && style !== 'double') || end - start < 2) return { start, end };
  // While the closing quote is not written yet, the last character is one of the name.
  return { start: start + 1, end: text.charAt(end - 1) === quote ? end - 1 : end };
}

/** Properties of traits that name a part of the instance's component, as the catalog says. */
function propertyReferences({ componentName, traits }: ComponentInstance, text: string): NameUse[] {
  const reach = { in: 'sibling', symbol: 'component', field: 'componentName' } as const;
  const owner = componentName?.value;
  return traits.flatMap(({ type, name, properties }) => {
    const info = findTrait(type?.value ?? name?.value ?? '')?.info;
    if (info === undefined || Object.keys(info.propertyNames).length === 0) return [];
    return properties.flatMap((property): NameUse[] => {
      const { symbol, written } = namedBy(info, property);
      if (symbol === undefined || written === undefined) return [];
      const { value, node } = written;
      const range = nameRange(node, text);
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
  const uses: NameUse[] = [];
  const reach = { in: 'document' } as const;
  for (const scalar of nodes.flatMap(scalarsBelow)) {
    for (const { exact, argument: name, argumentRange: range } of variableCallsIn(scalar, text)) {
      if (!exact) continue;
      const owner = undefined;
      uses.push({ name, symbol: 'variable', does: 'refer', reach, node: scalar, range, owner });
    }
  }
  return uses;
}

/** Several rules ask for the calls in a text, which are found by searching it. */
const calls = new WeakMap<YamlScalar, readonly VariableCall[]>();
const NO_CALLS: readonly VariableCall[] = [];

/**
 * The calls written in a scalar, with ranges in the document. They are looked for in the source,
 * since escapes and the indentation of block scalars shift positions in the value against it.
 */
export function variableCallsIn(scalar: YamlScalar, text: string): readonly VariableCall[] {
  const { value, range } = scalar;
  if (typeof value !== 'string' || !value.includes('[')) return NO_CALLS;
  let known = calls.get(scalar);
  if (known === undefined) {
    known = findVariableCalls(text.slice(range.start, range.end)).map((call) => ({
      ...call,
      range: shift(call.range, range.start),
      argumentRange: shift(call.argumentRange, range.start),
    }));
    calls.set(scalar, known);
  }
  return known;
}

/** Every scalar at or below a node; aliases are not entered, for their target is visited where it stands. */
export function scalarsBelow(node: YamlNode | undefined): readonly YamlScalar[] {
  if (node?.kind === 'scalar') return [node];
  const found: YamlScalar[] = [];
  if (node !== undefined) addScalars(node, found, undefined);
  return found;
}

/** The same, without what is at or below the nodes left out. */
export function scalarsBesides(
  node: YamlNode | undefined,
  leftOut: ReadonlySet<YamlNode>,
): readonly YamlScalar[] {
  const found: YamlScalar[] = [];
  if (node !== undefined) addScalars(node, found, leftOut);
  return found;
}

function addScalars(
  node: YamlNode,
  found: YamlScalar[],
  leftOut: ReadonlySet<YamlNode> | undefined,
): void {
  if (leftOut?.has(node) === true) return;
  if (node.kind === 'scalar') found.push(node);
  else if (node.kind === 'seq') for (const item of node.items) addScalars(item, found, leftOut);
  else if (node.kind === 'map') {
    for (const { value } of node.pairs) addScalars(value, found, leftOut);
  }
}
