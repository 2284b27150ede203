// Walks folders for the files that may hold specs, the way the author's tools see them: without what Git ignores.
import { realpath } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { neverCancelled, type CancellationToken } from '../base/cancellation.ts';
import type { DirectoryEntry } from '../base/ports.ts';
import { listFolder } from './file-system.ts';
import { ignoresFor, isLeftOut, readIgnoreFile, type IgnoreFile } from './ignore-files.ts';

/** Folders read at the same time; more gains nothing on one disk and may run out of handles. */
const CONCURRENCY = 16;

export interface Search {
  /** Whether a file counts; the path is the file's own, below the folder as it was named. */
  readonly accepts: (path: string) => boolean;
  /** Ends the search early, with what was found so far. */
  readonly token?: CancellationToken;
}

export interface FoundFiles {
  /** Paths below the folder as it was named, sorted by their code units. */
  readonly files: readonly string[];
  /** Folders that may not be read. */
  readonly unreadable: readonly string[];
}

interface Folder {
  readonly path: string;
  readonly ignores: readonly IgnoreFile[];
}

/** What a walk came across. */
interface Finds {
  /** Path of each file by its real path. */
  readonly files: Map<string, string>;
  /** Links to files. */
  readonly links: string[];
  readonly linkedFolders: Folder[];
  readonly unreadable: string[];
  /** Real paths of the folders that were entered. */
  readonly entered: Set<string>;
}

/**
 * All files below `folder` that are accepted. Links are followed, each folder is entered once and
 * each file named once, by its own name where it has one below the folder. What `.gitignore` files
 * name, from the root of the repository down, is left out.
 */
export async function findFiles(folder: string, search: Search): Promise<FoundFiles> {
  const { accepts, token = neverCancelled } = search;
  const finds: Finds = {
    files: new Map(),
    links: [],
    linkedFolders: [],
    unreadable: [],
    entered: new Set(),
  };
  let level: Folder[] = [{ path: folder, ignores: await ignoresFor(folder) }];
  while (level.length > 0) {
    const next: Folder[] = [];
    for (let from = 0; from < level.length; from += CONCURRENCY) {
      if (token.isCancellationRequested) break;
      const batch = level.slice(from, from + CONCURRENCY);
      const inner = await Promise.all(batch.map((each) => enter(each, finds, accepts)));
      next.push(...inner.flat());
    }
    if (token.isCancellationRequested) break;
    // What links lead to is entered by its own name first, where that lies below the folder too.
    level = next.length > 0 ? next : finds.linkedFolders.splice(0).sort(byPath);
  }
  for (const link of finds.links.sort(byCodeUnits)) {
    const real = await realpath(link).catch(() => link);
    if (!finds.files.has(real)) finds.files.set(real, link);
  }
  return {
    files: [...finds.files.values()].sort(byCodeUnits),
    unreadable: finds.unreadable.sort(byCodeUnits),
  };
}

/** Takes what lies in a folder and answers the folders in it. */
async function enter(
  { path, ignores }: Folder,
  finds: Finds,
  accepts: Search['accepts'],
): Promise<readonly Folder[]> {
  const real = await realpath(path).catch(() => undefined);
  // A link may lead back up: the real path tells.
  if (real !== undefined && finds.entered.has(real)) return [];
  finds.entered.add(real ?? path);
  const entries = await listFolder(path);
  if (real === undefined || entries === undefined) {
    finds.unreadable.push(path);
    return [];
  }
  const all = await withOwn(path, ignores, entries);
  const folders: Folder[] = [];
  for (const { name, type, isLink } of entries) {
    if (isLeftOut(resolve(path, name), type === 'directory', all)) continue;
    const inner = join(path, name);
    if (type === 'directory') {
      (isLink ? finds.linkedFolders : folders).push({ path: inner, ignores: all });
    } else if (type === 'file' && accepts(inner)) {
      if (isLink) finds.links.push(inner);
      else finds.files.set(join(real, name), inner);
    }
  }
  return folders;
}

async function withOwn(
  path: string,
  ignores: readonly IgnoreFile[],
  entries: readonly DirectoryEntry[],
): Promise<readonly IgnoreFile[]> {
  if (!entries.some(({ name }) => name === '.gitignore')) return ignores;
  const own = await readIgnoreFile(resolve(path));
  return own === undefined ? ignores : [...ignores, own];
}

function byPath(a: Folder, b: Folder): number {
  return byCodeUnits(a.path, b.path);
}

/** An order that does not depend on the language of the machine. */
export function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
