// All files that are known, each in its world: a workspace for each folder that is open, and one for each file outside.
import type { LineIndex } from '../base/line-index.ts';
import type { NameKey } from './name-key.ts';
import { isUnreadFile, readSpecFile, type SpecFile } from './spec-file.ts';
import { Workspace, type Completeness, type WorkspaceView } from './workspace.ts';

/** What a step did to one world. */
export interface Change {
  readonly world: WorkspaceView;
  /** Files that came, went or got another text. */
  readonly uris: ReadonlySet<string>;
  /** Names whose declarations or references may differ now. */
  readonly keys: ReadonlySet<NameKey>;
  readonly completeness: 'same' | 'changed';
}

interface Source {
  /** What the editor has: it wins over the disk. */
  open: SpecFile | undefined;
  disk: SpecFile | undefined;
  /** The one of both that counts, as its world has it. */
  file: SpecFile | undefined;
  world: Workspace | undefined;
  /** The file's own world, for as long as it is in no folder. */
  alone: Workspace | undefined;
}

/**
 * Where files lie and what they say. URIs come in the one spelling of `normalizeUri`. A file
 * belongs to the innermost folder around it; from the disk only files in folders are taken.
 */
export class Worlds {
  readonly #sources = new Map<string, Source>();
  #folders: readonly string[] = [];
  /** With what the URIs in a folder start, the inner folders before the outer ones. */
  #innermost: readonly { readonly folder: string; readonly start: string }[] = [];
  readonly #worlds = new Map<string, Workspace>();
  readonly #apart = new Set<string>();

  /** The folders that are open, each with a world of its own. */
  get folders(): readonly string[] {
    return this.#folders;
  }

  /** Opens these folders in place of those open now. New ones are `scanning` until told otherwise. */
  setFolders(folders: readonly string[]): readonly Change[] {
    this.#folders = [...new Set(folders)];
    this.#innermost = this.#folders
      .map((folder) => ({ folder, start: folder.endsWith('/') ? folder : `${folder}/` }))
      .sort((a, b) => b.start.length - a.start.length);
    for (const folder of this.#worlds.keys()) {
      if (!this.#folders.includes(folder)) this.#worlds.delete(folder);
    }
    for (const folder of this.#folders) {
      if (!this.#worlds.has(folder)) this.#worlds.set(folder, emptyWorld('scanning'));
    }
    return [...this.#sources.keys()].flatMap((uri) => this.#update(uri));
  }

  /** Says how much of a folder has been seen. */
  setCompleteness(folder: string, completeness: Completeness): readonly Change[] {
    const world = this.#worlds.get(folder);
    const before = world?.completeness;
    if (world === undefined) return [];
    world.completeness = completeness;
    if (world.completeness === before) return [];
    return [{ world, uris: new Set(), keys: new Set(), completeness: 'changed' }];
  }

  /** Whether files of some folder were not looked at yet. */
  get isScanning(): boolean {
    return [...this.#worlds.values()].some(({ completeness }) => completeness === 'scanning');
  }

  /** The folder that a file belongs to; undefined for files outside. */
  folderOf(uri: string): string | undefined {
    return this.#innermost.find(({ start }) => uri.startsWith(start))?.folder;
  }

  /** What a file can see: its world, which may hold nothing but the file. */
  of(uri: string): WorkspaceView {
    return this.#sources.get(uri)?.world ?? this.#worldFor(uri) ?? emptyWorld('partial');
  }

  file(uri: string): SpecFile | undefined {
    return this.#sources.get(uri)?.file;
  }

  /** URIs of all files, the open ones first. */
  uris(): readonly string[] {
    return [...new Set([...this.openUris(), ...this.#sources.keys()])];
  }

  /** URIs of the files that are open. */
  openUris(): readonly string[] {
    return [...this.#sources].flatMap(([uri, { open }]) => (open === undefined ? [] : [uri]));
  }

  isOpen(uri: string): boolean {
    return this.#sources.get(uri)?.open !== undefined;
  }

  isOnDisk(uri: string): boolean {
    return this.#sources.get(uri)?.disk !== undefined;
  }

  /** URIs of the files that are known from the disk, open or not. */
  diskUris(): readonly string[] {
    return [...this.#sources].flatMap(([uri, { disk }]) => (disk === undefined ? [] : [uri]));
  }

  /** Reads a text of a file for one of the next two, using what is known of the file already. */
  read(uri: string, source: string | LineIndex): SpecFile {
    const known = this.#sources.get(uri)?.file;
    if (known === undefined || isUnreadFile(known)) return readSpecFile(uri, source, known);
    const lines = typeof source === 'string' ? known.lines.replaced(source) : source;
    return known.lines === lines ? known : readSpecFile(uri, lines, known);
  }

  /** Takes what the editor has of a file; undefined when it was closed. */
  setOpen(uri: string, file: SpecFile | undefined): readonly Change[] {
    this.#sourceOf(uri).open = file;
    return this.#update(uri);
  }

  /** Takes what the disk has of a file; undefined when it is gone or does not count. */
  setDisk(uri: string, file: SpecFile | undefined): readonly Change[] {
    this.#sourceOf(uri).disk = file;
    return this.#update(uri);
  }

  /**
   * Says whether a file has a say in the world of its folder. One that is kept apart, such as a copy
   * that Git ignores, is a world of its own when it is open, and is not there otherwise.
   */
  place(uri: string, where: 'folder' | 'apart'): readonly Change[] {
    if (where === 'apart') this.#apart.add(uri);
    else this.#apart.delete(uri);
    return this.#sources.has(uri) ? this.#update(uri) : [];
  }

  #sourceOf(uri: string): Source {
    let source = this.#sources.get(uri);
    if (source === undefined) {
      const nothing = undefined;
      source = { open: nothing, disk: nothing, file: nothing, world: nothing, alone: nothing };
      this.#sources.set(uri, source);
    }
    return source;
  }

  /** The world of a folder that the file has a say in. */
  #worldFor(uri: string): Workspace | undefined {
    const folder = this.#apart.has(uri) ? undefined : this.folderOf(uri);
    return folder === undefined ? undefined : this.#worlds.get(folder);
  }

  /** Brings a file's reading and its place in line with its texts and the folders. */
  #update(uri: string): readonly Change[] {
    const source = this.#sourceOf(uri);
    const shared = this.#worldFor(uri);
    if (shared === undefined) source.disk = undefined;
    const { file: previous, world: before } = source;
    source.file = source.open ?? source.disk;
    source.alone = shared === undefined ? (source.alone ?? emptyWorld('partial')) : undefined;
    source.world = source.file === undefined ? undefined : (shared ?? source.alone);
    if (source.file === undefined) this.#sources.delete(uri);
    if (source.file === previous && source.world === before) return [];
    const changes: Change[] = [];
    if (before !== undefined && before !== source.world) {
      changes.push(changed(before, uri, () => before.delete(uri)));
    }
    const { file, world } = source;
    if (file !== undefined && world !== undefined) {
      changes.push(changed(world, uri, () => world.set(file)));
    }
    return changes;
  }
}

/** Makes a change to a file of a world; one that is left unread makes the world less complete. */
function changed(world: Workspace, uri: string, make: () => ReadonlySet<NameKey>): Change {
  const before = world.completeness;
  const keys = make();
  const completeness = world.completeness === before ? 'same' : 'changed';
  return { world, uris: new Set([uri]), keys, completeness };
}

function emptyWorld(completeness: Completeness): Workspace {
  const world = new Workspace();
  world.completeness = completeness;
  return world;
}
