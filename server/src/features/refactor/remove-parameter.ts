// Takes a parameter that nothing reads out of its component, and its values out of all configurations.
import type { TextEdit } from '../../base/text-edit.ts';
import type { NameUse } from '../../model/names.ts';
import type { EditsElsewhere } from '../../model/problem.ts';
import type { ComponentResource } from '../../model/resource.ts';
import type { Cursor } from '../../workspace/cursor.ts';
import { givenValue, onlyComponent, usesOfComponent } from '../../workspace/effective-values.ts';
import type { SpecDocument } from '../../workspace/spec-file.ts';
import type { DocumentSite, WorkspaceView } from '../../workspace/workspace.ts';
import { removeItem } from '../../yaml/edit-items.ts';
import type { YamlNode } from '../../yaml/nodes.ts';
import type { Refactoring } from './refactoring.ts';

/** The refactoring for the parameter declared at the cursor; none where configurations give it nothing. */
export function removeParameter(
  { placed, name: use }: Cursor,
  resource: ComponentResource,
  view: WorkspaceView,
): readonly Refactoring[] {
  const { document } = placed;
  const component = resource.metadata?.name?.value;
  if (use === undefined || !isUnread(document, use) || component === undefined) return [];
  const parameter = resource.parameters.find(({ name }) => name?.node === use.node)?.node;
  const own = parameter === undefined ? undefined : removal(document, parameter);
  // Of several components with one name, nobody knows whose values these are.
  if (own === undefined || onlyComponent(view, component) !== resource) return [];
  const elsewhere = removals(givenValues(view, component, use.name));
  if (elsewhere === undefined || elsewhere.length === 0) return [];
  const title = `Remove parameter "${use.name}" and the values given to it`;
  return [{ title, kind: 'rewrite', edits: [own], elsewhere, rename: undefined }];
}

function isUnread({ names }: SpecDocument, { symbol, does, name }: NameUse): boolean {
  if (symbol !== 'parameter' || does !== 'declare') return false;
  return !names.some(
    (use) => use.does === 'refer' && use.symbol === 'parameter' && use.name === name,
  );
}

/** Undefined where one value would stay, since it would be a mistake once its parameter is gone. */
function removals(values: readonly GivenValue[]): readonly EditsElsewhere[] | undefined {
  const byDocument = new Map<SpecDocument, { uri: string; edits: TextEdit[] }>();
  for (const { site, node } of values) {
    const edit = removal(site.document, node);
    if (edit === undefined) return undefined;
    const known = byDocument.get(site.document);
    if (known === undefined) byDocument.set(site.document, { uri: site.uri, edits: [edit] });
    else known.edits.push(edit);
  }
  return [...byDocument].map(([{ yaml }, { uri, edits }]) => ({ uri, yaml, edits }));
}

interface GivenValue {
  readonly site: DocumentSite;
  readonly node: YamlNode;
}

/** Each value once, also where aliases share it. */
function givenValues(view: WorkspaceView, component: string, name: string): readonly GivenValue[] {
  const found = new Map<YamlNode, GivenValue>();
  for (const { site, instance } of usesOfComponent(view, component)) {
    const given = givenValue(instance, name);
    if (given !== undefined) found.set(given.node, { site, node: given.node });
  }
  return [...found.values()];
}

function removal({ yaml }: SpecDocument, node: YamlNode): TextEdit | undefined {
  const { parent } = node;
  return parent?.kind === 'seq' ? removeItem(yaml, parent, node) : undefined;
}
