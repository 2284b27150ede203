// What there is to know about the place under the cursor, as short Markdown.
import { shift, touches, type TextRange } from '../../base/text-range.ts';
import type { SymbolKind } from '../../model/name-rule.ts';
import { variableCallsIn, type NameUse } from '../../model/names.ts';
import type { Resource } from '../../model/resource.ts';
import { aloneView } from '../../workspace/alone.ts';
import { cursorAt, type Cursor } from '../../workspace/cursor.ts';
import { patternOf } from '../../workspace/schema-at.ts';
import type { Profile } from '../../workspace/settings.ts';
import type { SpecDocument, SpecFile } from '../../workspace/spec-file.ts';
import type { WorkspaceView } from '../../workspace/workspace.ts';
import { resolveAlias } from '../../yaml/access.ts';
import type { NodeAt } from '../../yaml/node-at.ts';
import type { YamlScalar } from '../../yaml/nodes.ts';
import { scopeTypeCard, traitCard, workloadTypeCard } from './catalog-cards.ts';
import { componentCard, scopeCard, typeCard, volumeCard } from './definition-cards.ts';
import { apiVersionCard, kindCard } from './envelope-cards.ts';
import { fieldHover, type FieldPlace } from './field-hover.ts';
import { parameterCard, variableCard } from './name-cards.ts';
import { ruleCard, ruleInComment } from './rule-card.ts';

export interface Hover {
  /** What the text is about, as offsets in the file. */
  readonly range: TextRange;
  readonly markdown: string;
}

export interface HoverOptions {
  /** Decides how quantities are read whose meaning is disputed; `spec` when left out. */
  readonly profile?: Profile;
  /** The title of a rule by its code: this feature does not know the rules. */
  readonly ruleTitle: (code: string) => string | undefined;
  /** Where names of other documents are looked up; without one, in the file alone. */
  readonly workspace?: WorkspaceView;
}

/** The hover at an offset of a file; undefined where there is nothing to say. */
export function hoverAt(file: SpecFile, offset: number, options: HoverOptions): Hover | undefined {
  const view = options.workspace ?? aloneView(file);
  const cursor = cursorAt(file, offset, view);
  if (cursor === undefined) return undefined;
  const known = { ...options, view };
  const found =
    ruleInComment(cursor, options.ruleTitle) ??
    (file.type === 'config' ? settingHover(cursor, known) : resourceHover(cursor, known));
  if (found === undefined || found.markdown === '') return undefined;
  return { range: shift(found.range, cursor.placed.start), markdown: found.markdown };
}

interface Known extends HoverOptions {
  readonly view: WorkspaceView;
}

function settingHover(cursor: Cursor, options: Known): Hover | undefined {
  const { at, path } = cursor;
  if (at === undefined) return undefined;
  const [first, code] = path;
  const isRule = path.length === 2 && first === 'rules' && typeof code === 'string';
  if (isRule && at.role === 'key') {
    return { range: at.node.range, markdown: ruleCard(code, options.ruleTitle) };
  }
  const { profile = 'spec', view } = options;
  return fieldHover({ cursor, at, resource: undefined, profile, view });
}

function resourceHover(cursor: Cursor, { profile = 'spec', view }: Known): Hover | undefined {
  const { at, placed } = cursor;
  const { oam } = placed.document;
  if (at === undefined || oam.status !== 'resource') return undefined;
  const { resource } = oam;
  const special = envelopeHover(cursor, at, resource) ?? nameHover({ cursor, at, view }, resource);
  return special ?? fieldHover({ cursor, at, resource, profile, view });
}

function envelopeHover({ path }: Cursor, at: NodeAt, resource: Resource): Hover | undefined {
  const pattern = patternOf(path);
  const { range } = at.node;
  if (pattern === 'apiVersion') return { range, markdown: apiVersionCard(resource) };
  if (pattern !== 'kind') return undefined;
  const markdown = kindCard(resource);
  return markdown === undefined ? undefined : { range, markdown };
}

/** Names that say more than the field they stand in. */
function nameHover(
  { cursor, at, view }: Pick<FieldPlace, 'cursor' | 'at' | 'view'>,
  resource: Resource,
): Hover | undefined {
  const node = resolveAlias(at.node);
  if (at.role === 'key' || node?.kind !== 'scalar') return undefined;
  const call = callHover(cursor, node);
  if (call !== undefined) return call;
  const { name: use, placed } = cursor;
  if (use === undefined || use.does === 'declare') return undefined;
  const { document } = placed;
  const { group } = resource.dialect;
  const markdown = CARDS[use.symbol]?.({ view, use, document, group });
  return markdown === undefined ? undefined : { range: at.node.range, markdown };
}

interface Reference {
  readonly view: WorkspaceView;
  readonly use: NameUse;
  readonly document: SpecDocument;
  readonly group: string;
}

/** What is meant: by a definition of the workspace, else by the catalog. */
const CARDS: Partial<Record<SymbolKind, (reference: Reference) => string | undefined>> = {
  component: ({ view, use }) => componentCard(view, use.name),
  'workload-type': ({ view, use, group }) =>
    typeCard(view, 'workload-type', use.name) ?? workloadTypeCard(use.name, group),
  'scope-type': ({ view, use, group }) =>
    typeCard(view, 'scope', use.name) ?? scopeTypeCard(use.name, group),
  trait: ({ view, use, group }) => typeCard(view, 'trait', use.name) ?? traitCard(use.name, group),
  parameter: ({ view, use, document }) => parameterCard(view, use, document),
  'scope-instance': ({ view, use, document }) => scopeCard(view, use, document),
  volume: ({ view, use }) => volumeCard(view, use),
};

/** `[fromVariable(NAME)]`, anywhere in a text of a configuration. */
function callHover({ placed, offset, at }: Cursor, node: YamlScalar): Hover | undefined {
  const { document } = placed;
  const { oam } = document;
  const isConfiguration = oam.status === 'resource' && oam.resource.role === 'configuration';
  if (!isConfiguration || at?.node !== node) return undefined;
  const call = variableCallsIn(node, document.yaml.text).find(
    ({ range, exact }) => exact && touches(range, offset),
  );
  if (call === undefined) return undefined;
  return { range: call.range, markdown: variableCard(call.argument, document) };
}
