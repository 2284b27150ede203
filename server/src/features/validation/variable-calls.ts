// Calls of variables in a configuration: where they are replaced, and values that are not known before that.
import { isTemplateText } from '../../model/field.ts';
import { scalarsBelow, variableCallsIn } from '../../model/names.ts';
import type { ConfigurationResource } from '../../model/resource.ts';
import { findVariableCalls, type VariableCall } from '../../model/variable-call.ts';
import { resolveAlias } from '../../yaml/access.ts';
import type { YamlDocument, YamlNode, YamlScalar, YamlSeq } from '../../yaml/nodes.ts';

/** A call with the scalar that holds it. Ranges count from the start of the document. */
export interface PlacedCall extends VariableCall {
  readonly node: YamlScalar;
}

/** Values in which calls are replaced: parameter values and the properties of traits and scopes. */
export function replacedValues(resource: ConfigurationResource): readonly YamlNode[] {
  const fields = [
    ...resource.components.flatMap(({ parameterValues, traits }) => [
      ...parameterValues.map(({ value }) => value),
      ...traits.map(({ propertiesField }) => propertiesField),
    ]),
    ...resource.scopes.map(({ propertiesField }) => propertiesField),
  ];
  return fields.flatMap((field) => (field === undefined ? [] : [field.written]));
}

/** Every piece in the scalars that is, or looks like, a call of a variable. */
export function callsIn(
  scalars: readonly YamlScalar[],
  document: YamlDocument,
): readonly PlacedCall[] {
  const found: PlacedCall[] = [];
  for (const node of scalars) {
    for (const call of variableCallsIn(node, document.text)) found.push({ ...call, node });
  }
  return found;
}

/** Asked for by several rules. */
const replacedIn = new WeakMap<ConfigurationResource, readonly YamlScalar[]>();
const callsOf = new WeakMap<ConfigurationResource, readonly PlacedCall[]>();

/** Every scalar in which calls are replaced. */
export function replacedScalars(resource: ConfigurationResource): readonly YamlScalar[] {
  let known = replacedIn.get(resource);
  if (known === undefined) {
    replacedIn.set(resource, (known = replacedValues(resource).flatMap(scalarsBelow)));
  }
  return known;
}

/** Every piece of the values in which calls are replaced that is, or looks like, a call. */
export function replacedCalls(
  resource: ConfigurationResource,
  document: YamlDocument,
): readonly PlacedCall[] {
  let known = callsOf.get(resource);
  if (known === undefined) {
    callsOf.set(resource, (known = callsIn(replacedScalars(resource), document)));
  }
  return known;
}

/** True for text that something will replace before it is used, so that nothing is known of it. */
export function isReplacedText(value: unknown): boolean {
  if (typeof value === 'string') {
    return isTemplateText(value) || findVariableCalls(value).length > 0;
  }
  // A call without quotes is a list to YAML; the missing quotes are reported as such.
  return Array.isArray(value) && value.length === 1 && isBareCall(value[0]);
}

/** True for a scalar whose text a variable or a template tool will replace. */
export function isReplaced(node: YamlNode | undefined): boolean {
  const value = resolveAlias(node);
  return value?.kind === 'scalar' && isReplacedText(value.value);
}

function isBareCall(value: unknown): boolean {
  return typeof value === 'string' && /^from[A-Za-z]*\s*\([^()]*\)$/.test(value);
}

/** The list that a call becomes when its quotes are forgotten: `[fromVariable(x)]`. */
export function isUnquotedCall(node: YamlNode | undefined): node is YamlSeq {
  const list = resolveAlias(node);
  if (list?.kind !== 'seq' || list.style !== 'flow' || list.items.length !== 1) return false;
  const item = list.items[0];
  return item?.kind === 'scalar' && item.style === 'plain' && isBareCall(item.value);
}
