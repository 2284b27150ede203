// Names declared anywhere in a workspace, by a few of their letters.
import { subsequenceScore } from '../../base/subsequence.ts';
import type { SymbolKind } from '../../model/name-rule.ts';
import { locationIn, sitesIn, type Location } from '../../workspace/occurrences.ts';
import { resourceOf, type NameSite, type WorkspaceView } from '../../workspace/workspace.ts';

export interface WorkspaceSymbol extends Location {
  readonly name: string;
  readonly symbol: SymbolKind;
  /** Name of the resource that holds it; undefined for resources themselves. */
  readonly container: string | undefined;
}

/** Nobody looks further down a list than this; a client asks again with more letters. */
const MOST_SYMBOLS = 200;

/** Among names that fit equally well, those that others refer to come first. */
const RANKS: Readonly<Record<SymbolKind, number>> = {
  component: 0,
  configuration: 0,
  trait: 1,
  'scope-type': 1,
  'workload-type': 1,
  'scope-instance': 2,
  instance: 2,
  parameter: 3,
  variable: 3,
  container: 4,
  volume: 4,
  setting: 4,
  port: 5,
};

/** The names declared in any of the worlds that fit a query, best first, at most 200. */
export function workspaceSymbols(
  views: Iterable<WorkspaceView>,
  query: string,
): readonly WorkspaceSymbol[] {
  return [...views]
    .flatMap((view) => fitting(view, query))
    .sort((a, b) => b.score - a.score || compareSites(a.site, b.site))
    .slice(0, MOST_SYMBOLS)
    .flatMap(({ view, site }) => symbolOf(view, site) ?? []);
}

interface Fit {
  readonly view: WorkspaceView;
  readonly site: NameSite;
  readonly score: number;
}

function fitting(view: WorkspaceView, query: string): readonly Fit[] {
  const found: Fit[] = [];
  for (const { uri } of view.files()) {
    for (const site of sitesIn(view, uri)) {
      if (site.use.does !== 'declare') continue;
      const score = subsequenceScore(query, site.use.name);
      if (score !== undefined) found.push({ view, site, score });
    }
  }
  return found;
}

function compareSites(a: NameSite, b: NameSite): number {
  return (
    RANKS[a.use.symbol] - RANKS[b.use.symbol] ||
    compareText(a.use.name, b.use.name) ||
    compareText(a.uri, b.uri)
  );
}

function compareText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function symbolOf(view: WorkspaceView, site: NameSite): WorkspaceSymbol | undefined {
  const { document, use } = site;
  const location = locationIn(view, site, use.range);
  if (location === undefined) return undefined;
  const owner = resourceOf(document)?.metadata?.name;
  const container = owner?.node === use.node ? undefined : owner?.value;
  return { ...location, name: use.name, symbol: use.symbol, container };
}
