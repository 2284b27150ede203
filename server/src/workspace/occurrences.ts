// All places that mean the same thing as a name: where it is declared and where it is referred to.
import { shift, type TextRange } from '../base/text-range.ts';
import { keyOfUse, nameKey } from './name-key.ts';
import { documentAt } from './spec-file.ts';
import { cursorAt } from './cursor.ts';
import {
  placeOf,
  resourceAs,
  resourceOf,
  type DocumentSite,
  type NameSite,
  type WorkspaceView,
} from './workspace.ts';

/** Both sides of one name, each in the order of URIs and then of the text. */
export interface Occurrences {
  readonly declarations: readonly NameSite[];
  readonly references: readonly NameSite[];
}

/** A stretch of a file; offsets count from the start of the file. */
export interface Location {
  readonly uri: string;
  readonly range: TextRange;
}

/** The name that is declared or referred to at an offset of a file. */
export function siteAt(view: WorkspaceView, uri: string, offset: number): NameSite | undefined {
  const file = view.file(uri);
  const cursor = file === undefined ? undefined : cursorAt(file, offset);
  if (cursor?.name === undefined) return undefined;
  return { uri, document: cursor.placed.document, use: cursor.name };
}

/** Every name of a file, in the order of the documents and of the dialects' tables. */
export function sitesIn(view: WorkspaceView, uri: string): readonly NameSite[] {
  const documents = view.file(uri)?.documents ?? [];
  return documents.flatMap(({ document }) => sitesOf({ uri, document }));
}

/** Every name of a document. */
export function sitesOf({ uri, document }: DocumentSite): readonly NameSite[] {
  return document.names.map((use) => ({ uri, document, use }));
}

/** The document at an offset of a file. */
export function documentSiteAt(
  view: WorkspaceView,
  uri: string,
  offset: number,
): DocumentSite | undefined {
  const file = view.file(uri);
  const placed = file === undefined ? undefined : documentAt(file, offset);
  return placed === undefined ? undefined : { uri, document: placed.document };
}

/** Where a range of a document stands in its file; undefined for a document that is not there any more. */
export function locationIn(
  view: WorkspaceView,
  { uri, document }: DocumentSite,
  range: TextRange,
): Location | undefined {
  const placed = placeOf(view.file(uri), document);
  return placed === undefined ? undefined : { uri, range: shift(range, placed.start) };
}

/** Where names stand. A name that is written once and used twice, through an alias, is one place. */
export function locationsOf(view: WorkspaceView, sites: readonly NameSite[]): readonly Location[] {
  const found = new Map<string, Location>();
  for (const site of sites) {
    const location = locationIn(view, site, site.use.range);
    if (location === undefined) continue;
    const { uri, range } = location;
    found.set(`${uri} ${String(range.start)} ${String(range.end)}`, location);
  }
  return [...found.values()].sort((a, b) =>
    a.uri === b.uri ? a.range.start - b.range.start : a.uri < b.uri ? -1 : 1,
  );
}

/** The key under which a name is indexed; undefined for names that only their document can mean. */
export function keyOfSite({ document, use }: NameSite): string | undefined {
  const resource = resourceOf(document);
  return resource === undefined ? undefined : keyOfUse(resource, use);
}

/** Everything that means the same as the name at `site`, which is among it itself. */
export function occurrencesOf(view: WorkspaceView, site: NameSite): Occurrences {
  const { use } = site;
  if (use.symbol === 'scope-instance') return scopeOccurrences(view, site);
  if (use.symbol === 'configuration') return configurationOccurrences(view, site);
  const key = keyOfSite(site);
  if (key !== undefined) {
    return { declarations: view.declarations(key), references: view.references(key) };
  }
  // A reference into a component that is not named leads nowhere.
  if (use.reach.in !== 'document') return split([site]);
  return inDocument(site);
}

/** Whether something declares the name at `site`. Asked of each name of a file, so it gathers nothing. */
export function isDeclared(view: WorkspaceView, site: NameSite): boolean {
  const { symbol, name } = site.use;
  if (symbol !== 'scope-instance') return occurrencesOf(view, site).declarations.length > 0;
  return (
    view.declarations(nameKey('scope-instance', name)).length > 0 ||
    view.declarations(nameKey('configuration', name)).some(({ document }) => hasScopes(document))
  );
}

/** Names of one document that are of the same kind and sort, and spelled alike. */
function inDocument(site: NameSite): Occurrences {
  let known = spaces.get(site.document);
  if (known?.uri !== site.uri) spaces.set(site.document, (known = spacesIn(site)));
  return known.names.get(keyInDocument(site.use))?.get(spaceOf(site.use)) ?? split([site]);
}

interface Spaces {
  readonly uri: string;
  readonly names: ReadonlyMap<string, ReadonlyMap<unknown, Occurrences>>;
}

/** A document never changes once read, and one name may stand in it a hundred thousand times. */
const spaces = new WeakMap<DocumentSite['document'], Spaces>();

function spacesIn(site: DocumentSite): Spaces {
  const found = new Map<string, Map<unknown, NameSite[]>>();
  for (const each of sitesOf(site)) {
    const key = keyInDocument(each.use);
    const bySpace = found.get(key) ?? new Map<unknown, NameSite[]>();
    found.set(key, bySpace);
    const space = spaceOf(each.use);
    const sites = bySpace.get(space);
    if (sites === undefined) bySpace.set(space, [each]);
    else sites.push(each);
  }
  const names = new Map(
    [...found].map(([key, bySpace]) => [
      key,
      new Map([...bySpace].map(([space, sites]) => [space, split(sites)])),
    ]),
  );
  return { uri: site.uri, names };
}

function keyInDocument({ symbol, name }: NameSite['use']): string {
  return `${symbol} ${name}`;
}

/**
 * What a name that only its document can mean has to be unique in: ports are told apart within
 * their container, other names within the document (undefined).
 */
export function spaceOf({ symbol, node }: NameSite['use']): unknown {
  if (symbol !== 'port') return undefined;
  const item = node.parent?.kind === 'pair' ? node.parent.parent : node.parent;
  return item?.parent;
}

function split(sites: readonly NameSite[]): Occurrences {
  return {
    declarations: sites.filter(({ use }) => use.does === 'declare'),
    references: sites.filter(({ use }) => use.does === 'refer'),
  };
}

/**
 * A join of a scope means a scope of the same configuration where one has that name, else a scope
 * of any configuration, or a whole configuration that has scopes (contradiction C27).
 */
function scopeOccurrences(view: WorkspaceView, site: NameSite): Occurrences {
  const { name, does } = site.use;
  const declared = view.declarations(nameKey('scope-instance', name));
  const own = declared.filter(({ document }) => document === site.document);
  if (does === 'refer' && own.length === 0) {
    const configurations = view
      .declarations(nameKey('configuration', name))
      .filter(({ document }) => hasScopes(document));
    return {
      declarations: [...declared, ...configurations],
      references: joinsFromOutside(view, name),
    };
  }
  const inside = view
    .references(nameKey('scope-instance', name))
    .filter(({ document }) => document === site.document);
  return { declarations: own, references: [...inside, ...joinsFromOutside(view, name)] };
}

/** Nothing but a join refers to a configuration, so another one of the same name is another thing. */
function configurationOccurrences(view: WorkspaceView, site: NameSite): Occurrences {
  const joins = hasScopes(site.document) ? joinsFromOutside(view, site.use.name) : [];
  return { declarations: [site], references: joins };
}

/** Joins of a scope by name, in configurations that have no scope of that name themselves. */
function joinsFromOutside(view: WorkspaceView, name: string): readonly NameSite[] {
  const key = nameKey('scope-instance', name);
  const owners = new Set(view.declarations(key).map(({ document }) => document));
  return view.references(key).filter(({ document }) => !owners.has(document));
}

function hasScopes(document: DocumentSite['document']): boolean {
  return (resourceAs(document, 'configuration')?.scopes.length ?? 0) > 0;
}
