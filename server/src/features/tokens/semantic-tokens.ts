// What a grammar cannot know: which texts are names, what they name, and whether that exists.
import { overlaps, type TextRange } from '../../base/text-range.ts';
import { isTemplateText } from '../../model/field.ts';
import type { SymbolKind } from '../../model/name-rule.ts';
import { isBuiltIn } from '../../workspace/built-in.ts';
import { nameKey } from '../../workspace/name-key.ts';
import { isDeclared, locationIn, sitesIn } from '../../workspace/occurrences.ts';
import {
  resourceOf,
  type DocumentSite,
  type NameSite,
  type WorkspaceView,
} from '../../workspace/workspace.ts';
import type { TokenModifier, TokenType } from './legend.ts';

export interface SemanticToken {
  /** Offsets in the file, on one line. */
  readonly range: TextRange;
  readonly type: TokenType;
  readonly modifier: TokenModifier | undefined;
}

const TYPES: Readonly<Record<SymbolKind, TokenType>> = {
  component: 'class',
  configuration: 'namespace',
  'scope-instance': 'namespace',
  'workload-type': 'type',
  'scope-type': 'type',
  trait: 'decorator',
  parameter: 'parameter',
  variable: 'variable',
  instance: 'variable',
  container: 'property',
  port: 'property',
  volume: 'property',
  setting: 'property',
};

/** The tokens of a file, or of a part of it, in the order of the text and without overlaps. */
export function semanticTokens(
  view: WorkspaceView,
  uri: string,
  within?: TextRange,
): readonly SemanticToken[] {
  const found = new Map<number, SemanticToken>();
  for (const site of sitesIn(view, uri)) {
    const { use, document } = site;
    const { start, end } = use.range;
    const range = locationIn(view, site, use.range)?.range;
    if (range === undefined || (within !== undefined && !overlaps(within, range))) continue;
    if (/[\r\n]/.test(document.yaml.text.slice(start, end)) || found.has(range.start)) continue;
    const modifier = modifierOf(view, site);
    if (modifier === 'unknown') continue;
    found.set(range.start, { range, type: TYPES[use.symbol], modifier });
  }
  return [...found.values()].sort((a, b) => a.range.start - b.range.start);
}

/** `unknown` for a name of which nothing can be said; undefined for a reference that resolves. */
function modifierOf(view: WorkspaceView, site: NameSite): TokenModifier | 'unknown' | undefined {
  if (site.use.does === 'declare') return 'declaration';
  if (isDeclared(view, site)) return undefined;
  if (isBuiltIn(site)) return 'defaultLibrary';
  return isMissing(view, site) ? 'unresolved' : 'unknown';
}

/** True when all that could declare the name has been seen and can be read. */
function isMissing(view: WorkspaceView, site: NameSite): boolean {
  const { symbol, name, reach, owner } = site.use;
  if (isTemplateText(name) || reach.in === 'workspace') return false;
  if (reach.in === 'document') return declaresAll(site, symbol);
  const owners = owner === undefined ? [] : view.declarations(nameKey(reach.symbol, owner));
  if (view.completeness === 'scanning' || owners.length === 0) return false;
  return owners.every((place) => declaresAll(place, symbol));
}

/** Whether every name of that sort in a document can be read. */
function declaresAll({ document }: DocumentSite, symbol: SymbolKind): boolean {
  const resource = resourceOf(document);
  if (resource === undefined || document.yaml.problems.length > 0) return false;
  const isRead = (part: { readonly name: { readonly value: unknown } | undefined }): boolean =>
    part.name?.value !== undefined;
  if (symbol === 'variable') {
    return resource.role === 'configuration' && resource.variables.every(isRead);
  }
  if (resource.role !== 'component') return false;
  if (symbol === 'parameter') return resource.parameters.every(isRead);
  return (
    symbol === 'volume' &&
    resource.containers.every(({ resources }) => resources?.volumes.every(isRead) ?? true)
  );
}
