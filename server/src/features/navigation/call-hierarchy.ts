// Who configures a component, what a configuration uses: resources as callers and callees of each other.
import type { TextRange } from '../../base/text-range.ts';
import type { SymbolKind } from '../../model/name-rule.ts';
import {
  documentSiteAt,
  locationsOf,
  occurrencesOf,
  siteAt,
  sitesOf,
  type Location,
} from '../../workspace/occurrences.ts';
import {
  resourceOf,
  type DocumentSite,
  type NameSite,
  type WorkspaceView,
} from '../../workspace/workspace.ts';
import { targetOf } from './definition.ts';

/** A resource of the workspace. `range` is its name. */
export interface HierarchyItem extends Location {
  readonly name: string;
  readonly symbol: SymbolKind;
  /** Its kind. */
  readonly detail: string | undefined;
  readonly extent: TextRange;
}

/** A neighbor of a resource with the places, in the one that refers, where it is named. */
export interface HierarchyCall {
  readonly item: HierarchyItem;
  readonly ranges: readonly TextRange[];
}

/** The names by which resources as a whole are known. */
const RESOURCES: readonly SymbolKind[] = [
  'component',
  'configuration',
  'trait',
  'scope-type',
  'workload-type',
];

/** The resources that the name at an offset means; elsewhere in a resource, that resource. */
export function hierarchyItemsAt(
  view: WorkspaceView,
  uri: string,
  offset: number,
): readonly HierarchyItem[] {
  const site = siteAt(view, uri, offset);
  if (site !== undefined && RESOURCES.includes(site.use.symbol)) {
    return itemsOf(view, occurrencesOf(view, site).declarations);
  }
  const place = documentSiteAt(view, uri, offset);
  return place === undefined ? [] : itemsOf(view, [place]);
}

/** Who refers to a resource: configurations of a component, components of a workload type and so on. */
export function incomingCalls(view: WorkspaceView, item: Location): readonly HierarchyCall[] {
  const site = siteAt(view, item.uri, item.range.start);
  if (site === undefined) return [];
  return [...byDocument(occurrencesOf(view, site).references).values()].flatMap((references) => {
    const [caller] = itemsOf(view, references.slice(0, 1));
    if (caller === undefined) return [];
    return [{ item: caller, ranges: rangesOf(view, references) }];
  });
}

/** What a resource refers to, as far as the workspace declares it. */
export function outgoingCalls(view: WorkspaceView, item: Location): readonly HierarchyCall[] {
  const place = documentSiteAt(view, item.uri, item.range.start);
  if (place === undefined) return [];
  const callees = new Map<DocumentSite['document'], NameSite[]>();
  const targets = new Map<DocumentSite['document'], DocumentSite>();
  for (const site of sitesOf(place)) {
    const { symbol, does } = site.use;
    if (does !== 'refer' || !(RESOURCES.includes(symbol) || symbol === 'scope-instance')) continue;
    for (const declaration of occurrencesOf(view, site).declarations) {
      const { document } = declaration;
      if (document === place.document) continue;
      targets.set(document, declaration);
      const sites = callees.get(document);
      if (sites === undefined) callees.set(document, [site]);
      else sites.push(site);
    }
  }
  return [...targets].flatMap(([document, target]) =>
    itemsOf(view, [target]).map((callee) => ({
      item: callee,
      ranges: rangesOf(view, callees.get(document) ?? []),
    })),
  );
}

function byDocument(
  sites: readonly NameSite[],
): ReadonlyMap<DocumentSite['document'], readonly NameSite[]> {
  const groups = new Map<DocumentSite['document'], NameSite[]>();
  for (const site of sites) {
    const group = groups.get(site.document);
    if (group === undefined) groups.set(site.document, [site]);
    else group.push(site);
  }
  return groups;
}

function rangesOf(view: WorkspaceView, sites: readonly NameSite[]): readonly TextRange[] {
  return locationsOf(view, sites).map(({ range }) => range);
}

/** The resources of documents; those without a name cannot be pointed at and are left out. */
function itemsOf(view: WorkspaceView, places: readonly DocumentSite[]): readonly HierarchyItem[] {
  return places.flatMap((place) => {
    const site = sitesOf(place).find(
      ({ use }) => use.does === 'declare' && RESOURCES.includes(use.symbol),
    );
    const target = site === undefined ? undefined : targetOf(view, site);
    if (site === undefined || target === undefined) return [];
    const { name, symbol } = site.use;
    const detail = resourceOf(place.document)?.kind?.value;
    return [{ ...target, name, symbol, detail }];
  });
}
