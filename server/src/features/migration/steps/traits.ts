// Trait attachments: the draft tells the trait by `type`, the new version by `name`.
import { findTrait } from '../../../model/catalog/catalog.ts';
import { pairIn } from '../../../model/field.ts';
import { parseGroupVersionKind } from '../../../model/group-version-kind.ts';
import type { TraitAttachment } from '../../../model/resource.ts';
import { readTraitProperties } from '../../../model/trait-properties.ts';
import { nameKey } from '../../../workspace/name-key.ts';
import { resourceAs } from '../../../workspace/workspace.ts';
import { pathOf } from '../../../yaml/access.ts';
import { removePair, renameKey, replaceScalar, scalarSource } from '../../../yaml/edit.ts';
import type { TextEdit } from '../../../base/text-edit.ts';
import type { YamlNode } from '../../../yaml/nodes.ts';
import type { Note, Rewrite, Subject } from '../step.ts';
import { attachedProperties } from './attached-properties.ts';

export function* traitStep(subject: Subject): Generator<Rewrite | Note> {
  const { resource, document, to } = subject;
  if (resource.role !== 'configuration' || to.facts.traitIdentity !== 'name') return;
  for (const trait of resource.components.flatMap(({ traits }) => traits)) {
    yield* identity(subject, trait);
    const written = trait.type?.value ?? trait.name?.value;
    const aliases = written === undefined ? {} : aliasesOf(subject, written);
    yield* attachedProperties(document, trait.node, { shape: 'map', aliases });
  }
}

function* identity(
  subject: Subject,
  { node, type, name }: TraitAttachment,
): Generator<Rewrite | Note> {
  const typePair = pairIn(node, 'type');
  const namePair = pairIn(node, 'name');
  const written = typePair === undefined ? name?.value : type?.value;
  if (written === undefined) {
    if (typePair !== undefined) {
      const message = 'Say in "name" which trait this is; "type" is not read any more.';
      yield { path: pathOf(typePair.value), message };
    }
    return;
  }
  const meant = traitNameFor(subject, written);
  const pairs = [typePair, namePair].filter((pair) => pair !== undefined);
  const [first, second] = pairs.sort((a, b) => a.key.range.start - b.key.range.start);
  if (first === undefined) return;
  const edits = [
    ...(first === typePair ? [renameKey(first, 'name')] : []),
    ...(namePair !== undefined && first === namePair && name?.value === meant
      ? []
      : [replaceValue(first.value, meant)]),
    ...(second === undefined ? [] : [removePair(subject.document, second)]),
  ];
  if (edits.length > 0) yield { edits };
}

/** An alias is replaced where it stands, for others may mean its anchor. */
function replaceValue(node: YamlNode, text: string): TextEdit {
  if (node.kind === 'scalar' && node.anchor === undefined) return replaceScalar(node, text);
  return { range: node.range, newText: scalarSource(text) };
}

/** A definition of the workspace wins over the catalog; without both the name stays. */
function traitNameFor({ view }: Subject, written: string): string {
  const [site] = view.declarations(nameKey('trait', written));
  if (site !== undefined) return site.use.name;
  return findTrait(written)?.canonical ?? parseGroupVersionKind(written)?.kind ?? written;
}

/** Older spellings of properties, but for those that a definition of the new version has itself. */
function aliasesOf({ view, to }: Subject, written: string): Readonly<Record<string, string>> {
  const kept = view.declarations(nameKey('trait', written)).flatMap(({ document }) => {
    const trait = resourceAs(document, 'trait');
    if (trait?.dialect !== to) return [];
    return Object.keys(readTraitProperties(trait.properties?.node).schema?.properties ?? {});
  });
  const aliases = Object.entries(findTrait(written)?.info.propertyAliases ?? {});
  return Object.fromEntries(aliases.filter(([older]) => !kept.includes(older)));
}
