// Names that can stand at a place: from the built-in catalog, from the workspace and from the document.
import { textIn } from '../../model/field.ts';
import type { NameRule } from '../../model/name-rule.ts';
import { factsOf, propertiesOf, viewOf } from '../../schema/schema-view.ts';
import { nameKey } from '../../workspace/name-key.ts';
import { patternOf, propertyHolderAt } from '../../workspace/schema-at.ts';
import { nodeAtPath, resolveAlias, type YamlPath } from '../../yaml/access.ts';
import { componentNames } from './component-names.ts';
import { detailOf } from './field-detail.ts';
import type { NameProposal } from './name-proposal.ts';
import { givenValues, parameterNames } from './parameter-names.ts';
import { portNumbers, traitPropertyNames } from './part-names.ts';
import { fieldDataAt, type Place } from './place.ts';
import { scopeNames } from './scope-names.ts';
import { scopeTypeNames, traitNames, workloadTypeNames } from './type-names.ts';

/** Names for the value at a path of the document, those that stand beside it already last. */
export function namesAt(place: Place, path: YamlPath): readonly NameProposal[] {
  const { resource, dialect } = place;
  if (resource === undefined) return [];
  const pattern = patternOf(path);
  const rule = dialect.names.find(
    (row) => row.role === resource.role && row.does === 'refer' && row.path === pattern,
  );
  if (rule !== undefined) return usedLast(place, rule, path);
  return [
    ...portNumbers(place, pattern, path),
    ...traitPropertyNames(place, path),
    ...givenValues(place, path),
  ];
}

/** Whether the field refers to a name that the same document has to declare. */
export function isNameOfDocument({ resource, dialect }: Place, pattern: string): boolean {
  return dialect.names.some(
    (row) =>
      row.role === resource?.role &&
      row.does === 'refer' &&
      row.reach.in === 'document' &&
      row.path === pattern,
  );
}

function usedLast(place: Place, rule: NameRule, path: YamlPath): readonly NameProposal[] {
  const names = namesOfRule(place, rule, path);
  // A parameter is read by as many fields as like.
  if (rule.reach.in === 'document') return names;
  const used = usedBeside(place, rule, path);
  const isUsed = ({ name }: NameProposal): boolean => used.has(nameKey(rule.symbol, String(name)));
  return names.toSorted((a, b) => Number(isUsed(a)) - Number(isUsed(b)));
}

function namesOfRule(place: Place, rule: NameRule, path: YamlPath): readonly NameProposal[] {
  switch (rule.symbol) {
    case 'component':
      return componentNames(place);
    case 'workload-type':
      return workloadTypeNames(place, rule.path);
    case 'trait':
      return traitNames(place, rule.path);
    case 'scope-type':
      return scopeTypeNames(place);
    case 'scope-instance':
      return scopeNames(place);
    case 'parameter':
      return parameterNames(place, rule, path);
    case 'configuration':
    case 'instance':
    case 'variable':
    case 'container':
    case 'port':
    case 'volume':
    case 'setting':
      // No field of its own refers to these: calls and properties of traits do.
      return [];
  }
}

/** Keys of the names that the other items of the innermost list have in the same field. */
function usedBeside(
  { resource }: Place,
  { symbol }: NameRule,
  path: YamlPath,
): ReadonlySet<string> {
  const at = path.findLastIndex((segment) => typeof segment === 'number');
  const list = resolveAlias(nodeAtPath(resource?.root, path.slice(0, at)));
  if (at < 0 || list?.kind !== 'seq') return new Set();
  const field = path.slice(at + 1);
  const names = list.items
    .filter((_, index) => index !== path[at])
    .flatMap((item) => textIn(nodeAtPath(item, field)) ?? []);
  return new Set(names.map((name) => nameKey(symbol, name)));
}

/** Names of the properties or settings that a list of names and values can have; `path` is that of a `name` in it. */
export function propertyNamesAt(place: Place, path: YamlPath): readonly NameProposal[] {
  const { resource, workspace } = place;
  const isName = path.at(-1) === 'name' && typeof path.at(-2) === 'number';
  if (resource === undefined || !isName) return [];
  const valuePath = [...path.slice(0, -1), 'value'];
  const holder = propertyHolderAt(resource, valuePath, workspace);
  if (holder?.rest.length !== 2 || holder.schema === undefined) return [];
  const list = resolveAlias(holder.node);
  const items = list?.kind === 'seq' ? list.items : [];
  const used = new Set(
    items
      .filter((_, index) => index !== holder.rest[0])
      .map((item) => textIn(nodeAtPath(item, ['name']))),
  );
  return propertiesOf(viewOf(holder.schema))
    .map(({ name, view, required }) => ({
      name,
      detail: detailOf(factsOf(view), required ? 'required' : 'optional'),
      data: fieldDataAt(place, [...path.slice(0, -2), name]),
    }))
    .toSorted((a, b) => Number(used.has(a.name)) - Number(used.has(b.name)));
}
