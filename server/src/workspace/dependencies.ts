// Who asked what of a workspace, so that a change is answered by looking again at those alone whom it may concern.
import type { NameKey } from './name-key.ts';
import type { SpecFile } from './spec-file.ts';
import type { Completeness, NameSite, WorkspaceView } from './workspace.ts';

/** What somebody asked of a workspace. */
export interface Lookups {
  readonly keys: ReadonlySet<NameKey>;
  /** Files that were looked into by their URI. */
  readonly uris: ReadonlySet<string>;
  /** Questions to which any change at all may be the answer. */
  readonly whole: ReadonlySet<'files' | 'completeness'>;
}

/** What became different in a workspace. */
export interface Difference {
  readonly keys: ReadonlySet<NameKey>;
  readonly uris: ReadonlySet<string>;
  readonly completeness: 'same' | 'changed';
}

/** A workspace that keeps note of what it is asked. Use one for each piece of work. */
export class RecordingView implements WorkspaceView {
  readonly #view: WorkspaceView;
  readonly #keys = new Set<NameKey>();
  readonly #uris = new Set<string>();
  readonly #whole = new Set<'files' | 'completeness'>();

  constructor(view: WorkspaceView) {
    this.#view = view;
  }

  /** What was asked so far. */
  get lookups(): Lookups {
    return { keys: this.#keys, uris: this.#uris, whole: this.#whole };
  }

  file(uri: string): SpecFile | undefined {
    this.#uris.add(uri);
    return this.#view.file(uri);
  }

  files(): Iterable<SpecFile> {
    this.#whole.add('files');
    return this.#view.files();
  }

  declarations(key: NameKey): readonly NameSite[] {
    this.#keys.add(key);
    return this.#view.declarations(key);
  }

  references(key: NameKey): readonly NameSite[] {
    this.#keys.add(key);
    return this.#view.references(key);
  }

  get completeness(): Completeness {
    this.#whole.add('completeness');
    return this.#view.completeness;
  }
}

/** Everybody's lookups in one workspace, found by what was looked up. */
export class Dependencies<Dependent> {
  readonly #lookups = new Map<Dependent, Lookups>();
  readonly #byKey = new Map<NameKey, Set<Dependent>>();
  readonly #byUri = new Map<string, Set<Dependent>>();
  readonly #byWhole = new Map<'files' | 'completeness', Set<Dependent>>();

  /** Notes what somebody looked up, in place of what was noted before. */
  set(dependent: Dependent, lookups: Lookups): void {
    this.delete(dependent);
    const { keys, uris, whole } = lookups;
    if (keys.size + uris.size + whole.size === 0) return;
    this.#lookups.set(dependent, lookups);
    for (const key of keys) add(this.#byKey, key, dependent);
    for (const uri of uris) add(this.#byUri, uri, dependent);
    for (const question of whole) add(this.#byWhole, question, dependent);
  }

  /** Forgets somebody. */
  delete(dependent: Dependent): void {
    const lookups = this.#lookups.get(dependent);
    if (lookups === undefined) return;
    this.#lookups.delete(dependent);
    for (const key of lookups.keys) remove(this.#byKey, key, dependent);
    for (const uri of lookups.uris) remove(this.#byUri, uri, dependent);
    for (const question of lookups.whole) remove(this.#byWhole, question, dependent);
  }

  /** Those who might be told something else now. */
  affectedBy({ keys, uris, completeness }: Difference): ReadonlySet<Dependent> {
    const affected = new Set<Dependent>();
    const addAll = (found: ReadonlySet<Dependent> | undefined): void => {
      for (const dependent of found ?? []) affected.add(dependent);
    };
    for (const key of keys) addAll(this.#byKey.get(key));
    for (const uri of uris) addAll(this.#byUri.get(uri));
    if (uris.size > 0) addAll(this.#byWhole.get('files'));
    if (completeness === 'changed') addAll(this.#byWhole.get('completeness'));
    return affected;
  }
}

function add<K, V>(index: Map<K, Set<V>>, key: K, value: V): void {
  const known = index.get(key);
  if (known === undefined) index.set(key, new Set([value]));
  else known.add(value);
}

function remove<K, V>(index: Map<K, Set<V>>, key: K, value: V): void {
  const known = index.get(key);
  known?.delete(value);
  if (known?.size === 0) index.delete(key);
}
