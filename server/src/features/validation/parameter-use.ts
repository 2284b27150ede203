// What rules about values taken from parameters have in common.
import { nearest } from '../../base/nearest.ts';
import type { TextEdit } from '../../base/text-edit.ts';
import { anchorOf } from '../../model/field.ts';
import type { Fix } from '../../model/problem.ts';
import type { ComponentResource, ParameterUser } from '../../model/resource.ts';
import { keyText, resolveAlias } from '../../yaml/access.ts';
import { scalarSource, type NewValue } from '../../yaml/edit.ts';
import type { YamlDocument, YamlNode } from '../../yaml/nodes.ts';
import type { Finding, Levels, LocatedViolation, RuleContext } from './rule.ts';
import { declareEdit } from './declare-edit.ts';
import { addFieldFix } from './field-fix.ts';
import { splitItemAround } from './split-items.ts';
import { changeFix } from './value-fixes.ts';

type ComponentContext = RuleContext<ComponentResource>;

/** Reports each `fromParam` that names no parameter of the component. */
export function reportUnknownParameters(
  context: ComponentContext,
  users: readonly ParameterUser[],
  withFallback?: Levels,
): void {
  const declared = declaredNames(context);
  if (declared === undefined) return;
  for (const user of users) {
    const name = user.fromParam?.value;
    if (name === undefined || name === '' || declared.includes(name)) continue;
    const at = user.fromParam?.node;
    if (at === undefined) continue;
    context.report({
      at,
      message: unknownMessage(name, declared),
      ...(withFallback !== undefined && user.value !== undefined && { severity: withFallback }),
      fixes: () => [...renameFix(at, name, declared), ...declareFix(context, name)],
    });
  }
}

/** Undefined where not all of them can be read, because of a syntax error or a template. */
function declaredNames({ document, resource }: ComponentContext): readonly string[] | undefined {
  if (document.problems.length > 0) return undefined;
  const names = resource.parameters.map(({ name }) => name?.value);
  return names.every((name) => name !== undefined) ? names : undefined;
}

function unknownMessage(name: string, declared: readonly string[]): string {
  const start = `This component has no parameter "${name}".`;
  if (declared.length === 0) return `${start} It declares none in "spec.parameters".`;
  const meant = nearest(name, declared);
  if (meant !== undefined) return `${start} Did you mean "${meant}"?`;
  return `${start} It declares ${declared.map((other) => `"${other}"`).join(', ')}.`;
}

function renameFix(at: YamlNode, name: string, declared: readonly string[]): readonly Fix[] {
  const meant = nearest(name, declared);
  return meant === undefined ? [] : changeFix(at, meant);
}

function declareFix({ document, resource }: ComponentContext, name: string): readonly Fix[] {
  const edit = declareParameterEdit(document, resource, {
    name: { raw: scalarSource(name).replace(/[\\$}]/g, '\\$&') },
    type: { raw: '${1|string,number,boolean|}' },
  });
  if (edit === undefined) return [];
  const title = `Declare the parameter "${name}"`;
  return [{ title, edits: [edit], safety: 'choice', format: 'snippet' }];
}

/** Declares a parameter behind those that a component has; undefined where there is no place for it. */
export function declareParameterEdit(
  document: YamlDocument,
  { spec }: ComponentResource,
  { name, type }: { readonly name: NewValue; readonly type: NewValue },
): TextEdit | undefined {
  const item: NewValue = {
    map: [
      { key: 'name', value: name },
      { key: 'type', value: type },
    ],
  };
  return declareEdit(document, { spec, list: 'parameters', item });
}

/**
 * Says that neither a literal nor a parameter is given. Undefined where a key beside is only
 * misspelt, for that is what the author has to change then.
 */
export function neitherValueNorParameter(
  violation: LocatedViolation,
  context: RuleContext,
  subject: string,
): Finding | undefined {
  const { node } = violation;
  if (!isMapWithout(node, ['value', 'fromParam'])) return undefined;
  if (splitItemAround(node) !== undefined) return undefined;
  return {
    at: anchorOf(node),
    message: `${subject} has neither "value" nor "fromParam", so there is nothing to set it to.`,
    fixes: () => [
      ...addFieldFix(context, node, ['value']),
      ...addFieldFix(context, node, ['fromParam']),
    ],
  };
}

/** True for a mapping that has none of the keys, and none that is one of them misspelt. */
export function isMapWithout(node: YamlNode, keys: readonly string[]): boolean {
  const map = resolveAlias(node);
  if (map?.kind !== 'map') return false;
  return map.pairs.every((pair) => {
    const key = keyText(pair);
    return key === undefined || (!keys.includes(key) && nearest(key, keys) === undefined);
  });
}
