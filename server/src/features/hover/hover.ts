// What there is to know about the place under the cursor, as short Markdown.
import { blocks } from '../../base/markdown.ts';
import { shift, touches, type TextRange } from '../../base/text-range.ts';
import { variableCallsIn } from '../../model/names.ts';
import type { Resource } from '../../model/resource.ts';
import { cursorAt, type Cursor } from '../../workspace/cursor.ts';
import { patternOf } from '../../workspace/schema-at.ts';
import type { Profile } from '../../workspace/settings.ts';
import type { SpecFile } from '../../workspace/spec-file.ts';
import { resolveAlias } from '../../yaml/access.ts';
import type { NodeAt } from '../../yaml/node-at.ts';
import type { YamlScalar } from '../../yaml/nodes.ts';
import { scopeTypeCard, traitCard, workloadTypeCard } from './catalog-cards.ts';
import { apiVersionCard, kindCard } from './envelope-cards.ts';
import { fieldHover } from './field-hover.ts';
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
}

/** The hover at an offset of a file; undefined where there is nothing to say. */
export function hoverAt(file: SpecFile, offset: number, options: HoverOptions): Hover | undefined {
  const cursor = cursorAt(file, offset);
  if (cursor === undefined) return undefined;
  const found =
    ruleInComment(cursor, options.ruleTitle) ??
    (file.type === 'config' ? settingHover(cursor, options) : resourceHover(cursor, options));
  if (found === undefined || found.markdown === '') return undefined;
  return { range: shift(found.range, cursor.placed.start), markdown: found.markdown };
}

function settingHover(cursor: Cursor, options: HoverOptions): Hover | undefined {
  const { at, path } = cursor;
  if (at === undefined) return undefined;
  const [first, code] = path;
  const isRule = path.length === 2 && first === 'rules' && typeof code === 'string';
  if (isRule && at.role === 'key') {
    return { range: at.node.range, markdown: ruleCard(code, options.ruleTitle) };
  }
  return fieldHover({ cursor, at, resource: undefined, profile: options.profile ?? 'spec' });
}

function resourceHover(cursor: Cursor, options: HoverOptions): Hover | undefined {
  const { at, placed } = cursor;
  const { oam } = placed.document;
  if (at === undefined || oam.status !== 'resource') return undefined;
  const { resource } = oam;
  const special = envelopeHover(cursor, at, resource) ?? nameHover(cursor, at, resource);
  const profile = options.profile ?? 'spec';
  return special ?? fieldHover({ cursor, at, resource, profile });
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
function nameHover(cursor: Cursor, at: NodeAt, resource: Resource): Hover | undefined {
  const node = resolveAlias(at.node);
  if (at.role === 'key' || node?.kind !== 'scalar') return undefined;
  const call = callHover(cursor, node);
  if (call !== undefined) return call;
  const { name } = cursor;
  if (name === undefined) return undefined;
  const { group } = resource.dialect;
  const markdown = ((): string | undefined => {
    if (name.symbol === 'workload-type') return workloadTypeCard(name.name, group);
    if (name.symbol === 'scope-type') return scopeTypeCard(name.name, group);
    if (name.does === 'declare') return undefined;
    if (name.symbol === 'trait') return traitCard(name.name, group);
    return name.symbol === 'parameter' ? parameterCard(name, cursor) : undefined;
  })();
  return markdown === undefined ? undefined : { range: at.node.range, markdown: blocks(markdown) };
}

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
