// All spec files of one world: what they declare, what they refer to, and who is touched by a change.
import { nameRange, type NameUse } from '../model/names.ts';
import type { KnownResource, Resource } from '../model/resource.ts';
import { everyNameKey, instanceKey, keyOfUse, resourceKey, type NameKey } from './name-key.ts';
import {
  documentChanges,
  type PlacedDocument,
  type SpecDocument,
  type SpecFile,
} from './spec-file.ts';

/** A document in its file. */
export interface DocumentSite {
  readonly uri: string;
  readonly document: SpecDocument;
}

/** One occurrence of a name, somewhere in the workspace. */
export interface NameSite extends DocumentSite {
  readonly use: NameUse;
}

/** What features may ask of a workspace. Answers are for the moment: keep them no longer than a request. */
export interface WorkspaceView {
  file(uri: string): SpecFile | undefined;
  files(): Iterable<SpecFile>;
  /** Where names with that key are declared, in the order of URIs and then of the text. */
  declarations(key: NameKey): readonly NameSite[];
  /** Where names with that key are referred to, in the same order. */
  references(key: NameKey): readonly NameSite[];
  readonly completeness: Completeness;
}

/**
 * Whether every file that could declare something has been seen: `scanning` until they are, and
 * `partial` where nobody will look for the rest.
 */
export type Completeness = 'complete' | 'scanning' | 'partial';

interface IndexedName {
  readonly key: NameKey;
  readonly does: NameUse['does'];
  readonly site: IndexedSite;
}

/**
 * A name that stands for what its document says when it is asked: an index of nodes would keep the
 * trees of all files in memory.
 */
class IndexedSite implements NameSite {
  readonly uri: string;
  readonly document: SpecDocument;
  /** Offset of the name in its document. */
  readonly start: number;
  /** Its number among the names of the document; -1 for the name of the resource itself. */
  readonly #number: number;

  constructor({ uri, document }: DocumentSite, use: NameUse, number: number) {
    this.uri = uri;
    this.document = document;
    this.start = use.range.start;
    this.#number = number;
  }

  get use(): NameUse {
    const { document } = this;
    const resource = this.#number < 0 ? resourceOf(document) : undefined;
    const use =
      resource === undefined
        ? document.names[this.#number]
        : nameOfResource(resource, document.yaml.text);
    if (use === undefined) throw new Error('a document has other names than before');
    return use;
  }
}

/** Files and their names. Changes are made one file at a time; each tells which keys it touched. */
export class Workspace implements WorkspaceView {
  #searched: Completeness = 'complete';
  readonly #files = new Map<string, SpecFile>();
  /** Files that may declare what nobody knows of, for they are too large to be read. */
  readonly #unread = new Set<string>();
  readonly #names = new WeakMap<SpecDocument, readonly IndexedName[]>();
  readonly #declarations = new Map<NameKey, Set<IndexedSite>>();
  readonly #references = new Map<NameKey, Set<IndexedSite>>();

  /** Never complete while there are files that were left unread. */
  get completeness(): Completeness {
    return this.#searched === 'complete' && this.#unread.size > 0 ? 'partial' : this.#searched;
  }

  /** Says how much was searched. */
  set completeness(searched: Completeness) {
    this.#searched = searched;
  }

  file(uri: string): SpecFile | undefined {
    return this.#files.get(uri);
  }

  files(): Iterable<SpecFile> {
    return this.#files.values();
  }

  declarations(key: NameKey): readonly NameSite[] {
    return this.#sorted(this.#declarations.get(key));
  }

  references(key: NameKey): readonly NameSite[] {
    return this.#sorted(this.#references.get(key));
  }

  /** Sorted answers, for as long as no file changes. */
  readonly #answers = new Map<ReadonlySet<IndexedSite>, readonly NameSite[]>();

  /** Adds a file or puts it in place of its older text; answers the keys whose answers may differ now. */
  set(file: SpecFile): ReadonlySet<NameKey> {
    const touched = new Set<NameKey>();
    const known = this.#files.get(file.uri)?.documents ?? [];
    const { gone, come, moved } = documentChanges(known, file.documents);
    for (const document of gone) this.#remove({ uri: file.uri, document }, touched);
    for (const document of come) this.#add({ uri: file.uri, document }, touched);
    // Names are told in the order of the text.
    for (const document of moved) {
      for (const { key } of this.#names.get(document) ?? []) touched.add(key);
    }
    this.#files.set(file.uri, file);
    if (file.documents.some(({ document }) => document.oam.status === 'unread')) {
      this.#unread.add(file.uri);
    } else this.#unread.delete(file.uri);
    this.#answers.clear();
    return touched;
  }

  /** Forgets a file. */
  delete(uri: string): ReadonlySet<NameKey> {
    const touched = new Set<NameKey>();
    const file = this.#files.get(uri);
    for (const { document } of file?.documents ?? []) this.#remove({ uri, document }, touched);
    this.#files.delete(uri);
    this.#unread.delete(uri);
    this.#answers.clear();
    return touched;
  }

  #add(place: DocumentSite, touched: Set<NameKey>): void {
    const names = namesIn(place);
    this.#names.set(place.document, names);
    for (const { key, does, site } of names) {
      const index = does === 'declare' ? this.#declarations : this.#references;
      let sites = index.get(key);
      if (sites === undefined) index.set(key, (sites = new Set()));
      sites.add(site);
      touched.add(key);
    }
  }

  #remove({ document }: DocumentSite, touched: Set<NameKey>): void {
    for (const { key, does, site } of this.#names.get(document) ?? []) {
      const index = does === 'declare' ? this.#declarations : this.#references;
      const sites = index.get(key);
      sites?.delete(site);
      if (sites?.size === 0) index.delete(key);
      touched.add(key);
    }
    this.#names.delete(document);
  }

  #sorted(sites: ReadonlySet<IndexedSite> | undefined): readonly NameSite[] {
    if (sites === undefined) return [];
    let answer = this.#answers.get(sites);
    if (answer === undefined) {
      const start = (site: IndexedSite): number => this.#startOf(site) + site.start;
      answer = [...sites].sort((a, b) =>
        a.uri === b.uri ? start(a) - start(b) : a.uri < b.uri ? -1 : 1,
      );
      this.#answers.set(sites, answer);
    }
    return answer;
  }

  #startOf({ uri, document }: DocumentSite): number {
    return placeOf(this.#files.get(uri), document)?.start ?? 0;
  }
}

/** Where a document stands in its file now. */
export function placeOf(
  file: SpecFile | undefined,
  document: SpecDocument,
): PlacedDocument | undefined {
  if (file === undefined) return undefined;
  let places = placesIn.get(file);
  if (places === undefined) {
    places = new Map(file.documents.map((placed) => [placed.document, placed]));
    placesIn.set(file, places);
  }
  return places.get(document);
}

/** A file never changes once read, and may hold tens of thousands of documents. */
const placesIn = new WeakMap<SpecFile, ReadonlyMap<SpecDocument, PlacedDocument>>();

function namesIn(place: DocumentSite): readonly IndexedName[] {
  const { document } = place;
  const resource = resourceOf(document);
  if (resource === undefined) return [];
  const uses = document.names.flatMap((use, number) => {
    const keys = keysOfUse(resource, use);
    if (keys.length === 0) return [];
    const site = new IndexedSite(place, use, number);
    return keys.map((key) => ({ key, does: use.does, site }));
  });
  const key = resourceKey(resource);
  const use = key === undefined ? undefined : nameOfResource(resource, document.yaml.text);
  if (key === undefined || use === undefined) return uses;
  return [...uses, { key, does: use.does, site: new IndexedSite(place, use, -1) }];
}

function keysOfUse(resource: Resource, use: NameUse): readonly NameKey[] {
  if (use.symbol === 'instance') return [instanceKey(use.name)];
  const key = keyOfUse(resource, use);
  if (key === undefined) return [];
  const isOfAll = use.does === 'declare' && use.reach.in === 'workspace';
  return isOfAll ? [key, everyNameKey(use.symbol)] : [key];
}

const SYMBOL_OF_ROLE = {
  component: 'component',
  configuration: 'configuration',
  trait: 'trait',
  scope: 'scope-type',
  'workload-type': 'workload-type',
} as const;

/** The name of the resource itself, which for scopes and workload types is not what others call them by. */
function nameOfResource(resource: Resource, text: string): NameUse | undefined {
  const { role, metadata } = resource;
  const { node, value: name } = metadata?.name ?? {};
  if (role === 'unknown' || node?.kind !== 'scalar' || name === undefined) return undefined;
  const symbol = SYMBOL_OF_ROLE[role];
  const reach = { in: 'workspace' } as const;
  const range = nameRange(node, text);
  return { name, symbol, does: 'declare', reach, node, range, owner: undefined };
}

/** The resource in a document, if it is one. */
export function resourceOf(document: SpecDocument): Resource | undefined {
  return document.oam.status === 'resource' ? document.oam.resource : undefined;
}

/** The resource in a document when it plays that role. */
export function resourceAs<R extends KnownResource['role']>(
  document: SpecDocument,
  role: R,
): Extract<KnownResource, { role: R }> | undefined {
  const resource = resourceOf(document);
  return resource?.role === role ? (resource as Extract<KnownResource, { role: R }>) : undefined;
}
