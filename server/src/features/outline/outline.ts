// The outline of a file: what each document declares, under the names that its author gave.
import { containsRange, shift, type TextRange } from '../../base/text-range.ts';
import { textField } from '../../model/field.ts';
import type { Resource } from '../../model/resource.ts';
import type { PlacedDocument, SpecFile } from '../../workspace/spec-file.ts';
import { keyText, pairOf, pairRange, resolveAlias } from '../../yaml/access.ts';
import type { YamlMap, YamlNode } from '../../yaml/nodes.ts';
import { componentEntries } from './component-entries.ts';
import { configurationEntries } from './configuration-entries.ts';
import { definitionEntries } from './definition-entries.ts';
import { shorten, type OutlineEntry, type OutlineKind } from './entry.ts';

/** One line of the outline. Children lie inside their parent and stand in the order of the text. */
export interface OutlineNode {
  /** Never empty. */
  readonly name: string;
  readonly detail: string | undefined;
  readonly kind: OutlineKind;
  readonly range: TextRange;
  /** The name itself; lies inside `range`. */
  readonly selectionRange: TextRange;
  readonly children: readonly OutlineNode[];
}

/** The outline of a file, a node for each document. Empty for a file without OAM, which is left to others. */
export function outlineOf(file: SpecFile): readonly OutlineNode[] {
  if (file.type === 'config') return file.documents.flatMap(settingsOutline);
  const relevant = file.documents.some((each) => each.document.oam.status !== 'foreign');
  return relevant ? file.documents.flatMap(documentOutline) : [];
}

function documentOutline({ document, start }: PlacedDocument): readonly OutlineNode[] {
  const root = resolveAlias(document.yaml.root);
  if (root?.kind !== 'map') return [];
  const { oam } = document;
  const entry = rootEntry(root, oam.status === 'resource' ? oam.resource : undefined);
  const node = entry === undefined ? undefined : placed(entry, start);
  return node === undefined ? [] : [node];
}

function rootEntry(root: YamlMap, resource: Resource | undefined): OutlineEntry | undefined {
  const kind = textField(root, 'kind');
  const name = textField(pairOf(root, 'metadata')?.value, 'name');
  if (kind === undefined && name === undefined && resource === undefined) return undefined;
  return {
    name: [kind?.value, name?.value].filter(Boolean).join(' ') || 'document',
    kind: kindOf(resource),
    detail: detailOf(resource),
    node: root,
    nameNode: name?.written ?? kind?.written,
    children: resource === undefined ? [] : entriesOf(resource),
  };
}

function kindOf(resource: Resource | undefined): OutlineKind {
  switch (resource?.role) {
    case 'component':
    case 'configuration':
      return resource.role;
    case 'trait':
    case 'scope':
    case 'workload-type':
      return 'definition';
    case 'unknown':
    case undefined:
      return 'resource';
  }
}

function detailOf(resource: Resource | undefined): string | undefined {
  if (resource?.role === 'component') return resource.workloadType?.value;
  if (resource?.role === 'scope') return resource.type?.value;
  return undefined;
}

function entriesOf(resource: Resource): readonly OutlineEntry[] {
  switch (resource.role) {
    case 'component':
      return componentEntries(resource);
    case 'configuration':
      return configurationEntries(resource);
    case 'trait':
    case 'scope':
    case 'workload-type':
      return definitionEntries(resource);
    case 'unknown':
      return [];
  }
}

/** The keys of the settings file. */
function settingsOutline({ document, start }: PlacedDocument): readonly OutlineNode[] {
  const root = resolveAlias(document.yaml.root);
  if (root?.kind !== 'map') return [];
  return root.pairs.flatMap((pair) => {
    const name = keyText(pair);
    if (name === undefined) return [];
    const node = placed({ ...settingEntry(name, pair.value), node: pair.key }, start);
    return node === undefined ? [] : [{ ...node, range: shift(pairRange(pair), start) }];
  });
}

function settingEntry(name: string, value: YamlNode): Omit<OutlineEntry, 'node'> {
  const detail = value.kind === 'scalar' ? String(value.value ?? '') : undefined;
  return { name, kind: 'field', detail, nameNode: undefined, children: [] };
}

/** The entry at its place in the file; undefined when it has none inside `outer`, as what an alias brings in. */
function placed(entry: OutlineEntry, start: number, outer?: TextRange): OutlineNode | undefined {
  const range = rangeOf(entry);
  if (outer !== undefined && !containsRange(outer, range)) return undefined;
  const name = entry.nameNode?.range;
  const selection = name !== undefined && containsRange(range, name) ? name : firstOf(entry, range);
  return {
    name: shorten(entry.name) || entry.kind,
    detail: entry.detail === undefined ? undefined : shorten(entry.detail),
    kind: entry.kind,
    range: shift(range, start),
    selectionRange: shift(selection, start),
    children: entry.children
      .flatMap((child) => placed(child, start, range) ?? [])
      .sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end),
  };
}

function rangeOf({ node, from }: OutlineEntry): TextRange {
  const { start, end } = node.range;
  return from !== undefined && from.range.start < start
    ? { start: from.range.start, end }
    : { start, end };
}

/** Without a name the first key stands for the whole. */
function firstOf({ node, from }: OutlineEntry, range: TextRange): TextRange {
  const first = from ?? firstKey(resolveAlias(node));
  return first !== undefined && containsRange(range, first.range) ? first.range : range;
}

function firstKey(node: YamlMap | YamlNode | undefined): YamlNode | undefined {
  return node?.kind === 'map' ? node.pairs[0]?.key : undefined;
}
