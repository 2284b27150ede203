// Trait definitions: what the new version requires of them, and their properties as one JSON Schema.
import { findTrait } from '../../../model/catalog/catalog.ts';
import { textIn } from '../../../model/field.ts';
import type { TraitResource } from '../../../model/resource.ts';
import { readTraitProperties } from '../../../model/trait-properties.ts';
import { keyText, pathOf } from '../../../yaml/access.ts';
import { removeItem } from '../../../yaml/edit-items.ts';
import { insertPairs, replaceScalar } from '../../../yaml/edit.ts';
import type { YamlDocument, YamlMap, YamlPair } from '../../../yaml/nodes.ts';
import type { Note, Rewrite, Subject } from '../step.ts';
import { schemaFromList } from './listed-properties.ts';
import { pairOneLevelUp } from './lines.ts';

export function* traitDefinitionStep({ resource, document }: Subject): Generator<Rewrite | Note> {
  if (resource.role !== 'trait') return;
  yield* missingFields(document, resource);
  yield* repeatedTypes(document, resource);
  const field = resource.properties;
  if (field === undefined || field.written !== field.node) return;
  const { node } = field;
  const aliases = findTrait(resource.metadata?.name?.value ?? '')?.info.propertyAliases ?? {};
  if (node.kind === 'seq') yield* schemaFromList(document, node, aliases);
  yield* schemaMistakes(document, resource);
}

function* missingFields(
  document: YamlDocument,
  { spec, appliesToField, properties }: TraitResource,
) {
  if (spec?.kind !== 'map') return;
  // Both were optional in practice: a trait fits everything, and takes anything, unless it says more.
  const everything = { key: 'appliesTo', value: { list: [{ raw: '"*"' }] } };
  const anything = {
    key: 'properties',
    value: { map: [{ key: 'type', value: { raw: 'object' } }] },
  };
  const added = [
    ...(appliesToField === undefined ? [everything] : []),
    ...(properties === undefined ? [anything] : []),
  ];
  const edit = added.length === 0 ? undefined : insertPairs(document, spec, added);
  if (edit !== undefined) yield { edits: [edit] };
}

/** Two old words for one workload type have one new word. */
function* repeatedTypes(document: YamlDocument, resource: TraitResource): Generator<Rewrite> {
  const list = resource.appliesToField?.written;
  if (list?.kind !== 'seq') return;
  const seen = new Set<string>();
  for (const item of list.items) {
    const text = textIn(item);
    if (text === undefined) continue;
    if (seen.has(text)) yield { edits: [removeItem(document, list, item)] };
    seen.add(text);
  }
}

/** Slips for which there is one answer: words for types, and `required` among the properties. */
function* schemaMistakes(
  document: YamlDocument,
  { properties }: TraitResource,
): Generator<Rewrite | Note> {
  const { shape, problems } = readTraitProperties(properties?.node);
  if (shape !== 'inline') return;
  for (const { kind, node, meant, message } of problems) {
    if (kind !== 'bad-schema') continue;
    const pair = requiredAmongProperties(node.parent);
    if (node.kind === 'scalar' && meant !== undefined) {
      yield { edits: [replaceScalar(node, meant)] };
    } else if (pair === undefined) {
      yield { path: pathOf(node), message };
    } else {
      const edits = pairOneLevelUp(document, pair);
      if (edits !== undefined) yield { edits };
      else yield { path: pathOf(node), message };
    }
  }
}

function requiredAmongProperties(parent: YamlMap['parent']): YamlPair | undefined {
  if (parent?.kind !== 'pair' || keyText(parent) !== 'required') return undefined;
  const outer = parent.parent.parent;
  const isProperties = outer?.kind === 'pair' && keyText(outer) === 'properties';
  return isProperties && parent.value.kind === 'seq' ? parent : undefined;
}
