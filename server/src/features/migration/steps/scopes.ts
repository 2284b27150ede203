// Scope instances: a type beside a name, properties as a list, and what the new version requires besides.
import type { TextEdit } from '../../../base/text-edit.ts';
import { findScopeType, type ScopeTypeInfo } from '../../../model/catalog/catalog.ts';
import { itemsOf, textIn } from '../../../model/field.ts';
import {
  formatGroupVersionKind,
  parseGroupVersionKind,
} from '../../../model/group-version-kind.ts';
import { toDnsLabel } from '../../../model/name-syntax.ts';
import type { ConfigurationResource, ScopeInstance } from '../../../model/resource.ts';
import { nameKey } from '../../../workspace/name-key.ts';
import { isNull, pairOf, pairOfValue, pathOf, resolveAlias } from '../../../yaml/access.ts';
import {
  appendItem,
  blockIndent,
  blockText,
  insertPairs,
  lineBreakOf,
  lineEndOf,
  replaceScalar,
  replaceValue,
  scalarSource,
  type NewValue,
} from '../../../yaml/edit.ts';
import type { YamlDocument, YamlNode } from '../../../yaml/nodes.ts';
import type { Note, Rewrite, Subject } from '../step.ts';
import { attachedProperties } from './attached-properties.ts';

export function* scopeStep(subject: Subject): Generator<Rewrite | Note> {
  const { resource, document, to } = subject;
  if (resource.role !== 'configuration') return;
  for (const scope of resource.scopes) {
    if (scope.type === undefined) {
      yield* typeFromName(subject, resource, scope);
      continue;
    }
    const info = newTypeOf(scope, subject);
    const aliases = info?.propertyAliases ?? {};
    yield* attachedProperties(document, scope.node, { shape: 'named-list', aliases });
    if (info !== undefined) {
      yield* requiredProperties(subject, scope, info);
      yield* goneProperties(scope, info, to.label);
    }
  }
}

/** The built-in type of the new version that an instance is to have. */
function newTypeOf(
  { type }: ScopeInstance,
  { from, to, view }: Subject,
): ScopeTypeInfo | undefined {
  const written = type?.value;
  if (written === undefined) return undefined;
  const gvk = parseGroupVersionKind(written);
  const groups = [from.group, to.group];
  if (gvk !== undefined && !groups.includes(gvk.group)) return undefined;
  const kind = gvk?.kind ?? written;
  // A definition of the workspace, which is migrated beside, knows its properties better.
  const isDefined = groups.some((group) => {
    const name = formatGroupVersionKind({ group, version: to.version, kind });
    return view.declarations(nameKey('scope-type', name)).length > 0;
  });
  return isDefined ? undefined : findScopeType(kind, to.group)?.info;
}

/** `name: GROUP/VERSION.KIND` becomes the type, and the instance gets a name after its kind. */
function* typeFromName(
  { document, names }: Subject,
  resource: ConfigurationResource,
  { name }: ScopeInstance,
): Generator<Rewrite> {
  const old = name?.value;
  const kind = old === undefined ? undefined : parseGroupVersionKind(old)?.kind;
  if (old === undefined || kind === undefined || name?.node.kind !== 'scalar') return;
  const taken = names.filter(({ symbol }) => symbol === 'scope-instance').map((use) => use.name);
  const base = toDnsLabel(kind) ?? 'scope';
  let chosen = base;
  for (let count = 2; taken.includes(chosen); count++) chosen = `${base}-${String(count)}`;
  const type = typeBehind(document, name.node, old);
  if (type === undefined) return;
  const joins = resource.components
    .flatMap(({ node: instance }) => itemsOf(instance, 'applicationScopes'))
    .map(resolveAlias)
    .filter((item) => item?.kind === 'scalar' && textIn(item) === old);
  const edits: TextEdit[] = [replaceScalar(name.node, chosen), type];
  for (const item of joins) {
    if (item?.kind === 'scalar') edits.push(replaceScalar(item, chosen));
  }
  const message = `The scope had no name of its own and is called "${chosen}" now.`;
  yield { edits, note: { path: pathOf(name.node), message } };
}

/** Inserts `type` below the line of the name, or where flow style has room. */
function typeBehind(document: YamlDocument, name: YamlNode, type: string): TextEdit | undefined {
  const map = pairOfValue(name)?.parent;
  if (map === undefined) return undefined;
  const value = { raw: scalarSource(type) };
  if (map.style === 'flow') return insertPairs(document, map, [{ key: 'type', value }]);
  const at = lineEndOf(document, name.range.end);
  const text = blockText(document, [{ key: 'type', value }], blockIndent(document, map));
  return { range: { start: at, end: at }, newText: lineBreakOf(document) + text };
}

function* requiredProperties(
  { document, to }: Subject,
  { node, type, properties }: ScopeInstance,
  info: ScopeTypeInfo,
): Generator<Rewrite> {
  const list = pairOf(node, 'properties')?.value;
  const isReady = list === undefined || list.kind === 'seq' || isNull(list);
  if (!isReady || pairOf(node, 'parameterValues') !== undefined) return;
  const given = properties.map(
    ({ name }) => info.propertyAliases[name?.value ?? ''] ?? name?.value,
  );
  const missing = (info.properties.required ?? []).filter((name) => !given.includes(name));
  const items = missing.map((name): NewValue => ({
    map: [
      { key: 'name', value: { raw: scalarSource(name) } },
      { key: 'value', value: { raw: '""' } },
    ],
  }));
  if (items.length === 0 || type === undefined) return;
  const edits =
    list?.kind === 'seq' && list.items.length > 0
      ? items.flatMap((item) => appendItem(document, list, item) ?? [])
      : emptyProperties(document, { node, list }, items);
  if (edits.length === 0) return;
  const message = `${to.label} wants ${listed(missing)} of a ${info.kind}. Fill in what stands empty.`;
  yield { edits, note: { path: [...pathOf(node), 'properties'], message } };
}

function emptyProperties(
  document: YamlDocument,
  { node, list }: { readonly node: YamlNode; readonly list: YamlNode | undefined },
  items: readonly NewValue[],
): readonly TextEdit[] {
  const value: NewValue = { list: items };
  const edit =
    list === undefined
      ? insertPairs(document, node, [{ key: 'properties', value }])
      : replaceValue(document, list, value);
  return edit === undefined ? [] : [edit];
}

/** Settings of the draft that the new version has no place for. */
function* goneProperties(
  { properties }: ScopeInstance,
  info: ScopeTypeInfo,
  label: string,
): Generator<Note> {
  for (const { name, node } of properties) {
    const written = name?.value;
    if (written === undefined || Object.hasOwn(info.propertyAliases, written)) continue;
    if (Object.hasOwn(info.properties.properties ?? {}, written)) continue;
    const message = `A ${info.kind} of ${label} has no "${written}". Remove it or keep it elsewhere.`;
    yield { path: pathOf(name?.node ?? node), message };
  }
}

function listed(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(' and ');
}
