// Walks folders for the files that may hold specs, the way the author's tools see them: without what Git ignores.
import { readFile, realpath } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { listFolder } from './file-system.ts';

/** Folders that never hold an author's own files. */
const SKIPPED_FOLDERS = new Set(['node_modules', '.git']);

/** Folders read at the same time; more gains nothing on one disk and may run out of handles. */
const CONCURRENCY = 16;

export interface Search {
  /** Whether a file counts; the path is the file's own, below the folder as it was named. */
  readonly accepts: (path: string) => boolean;
}

export interface FoundFiles {
  /** Paths below the folder as it was named, sorted by their code units. */
  readonly files: readonly string[];
  /** Folders that may not be read. */
  readonly unreadable: readonly string[];
}

interface IgnoreFile {
  /** Absolute path of the folder that the patterns count from. */
  readonly folder: string;
  readonly patterns: Ignore;
}

interface Folder {
  readonly path: string;
  readonly ignores: readonly IgnoreFile[];
}

/**
 * All files below `folder` that are accepted. Links are followed, each folder is entered once, and
 * what `.gitignore` files name, from the root of the repository down, is left out.
 */
export async function findFiles(folder: string, { accepts }: Search): Promise<FoundFiles> {
  const files: string[] = [];
  const unreadable: string[] = [];
  const entered = new Set<string>();
  const above = await ignoresAbove(resolve(folder));
  // Who names a folder that Git ignores wants its files all the same.
  const ignores = isIgnored(resolve(folder), true, above) ? [] : above;
  let level: Folder[] = [{ path: folder, ignores }];
  while (level.length > 0) {
    const next: Folder[] = [];
    for (let from = 0; from < level.length; from += CONCURRENCY) {
      const batch = level.slice(from, from + CONCURRENCY);
      const listings = await Promise.all(batch.map((each) => listOnce(each, entered)));
      for (const listing of listings) {
        if (listing.status === 'unreadable') unreadable.push(listing.path);
        if (listing.status !== 'listed') continue;
        files.push(...listing.files.filter(accepts));
        next.push(...listing.folders);
      }
    }
    level = next;
  }
  return { files: files.sort(byCodeUnits), unreadable: unreadable.sort(byCodeUnits) };
}

type Listing =
  | { readonly status: 'unreadable'; readonly path: string }
  | { readonly status: 'known' }
  | {
      readonly status: 'listed';
      readonly files: readonly string[];
      readonly folders: readonly Folder[];
    };

async function listOnce({ path, ignores }: Folder, entered: Set<string>): Promise<Listing> {
  // A link may lead back up: the real path tells.
  const real = await realpath(path).catch(() => undefined);
  if (real === undefined) return { status: 'unreadable', path };
  if (entered.has(real)) return { status: 'known' };
  entered.add(real);
  const entries = await listFolder(path);
  if (entries === undefined) return { status: 'unreadable', path };
  const own = entries.some(({ name }) => name === '.gitignore')
    ? await readIgnoreFile(resolve(path))
    : undefined;
  const all = own === undefined ? ignores : [...ignores, own];
  const kept = entries.filter(
    ({ name, type }) =>
      !SKIPPED_FOLDERS.has(name) && !isIgnored(resolve(path, name), type === 'directory', all),
  );
  const pathsOf = (type: string): string[] =>
    kept.filter((entry) => entry.type === type).map(({ name }) => join(path, name));
  return {
    status: 'listed',
    files: pathsOf('file'),
    folders: pathsOf('directory').map((inner) => ({ path: inner, ignores: all })),
  };
}

/** The `.gitignore` files of the folders above, up to the root of the repository. */
async function ignoresAbove(folder: string): Promise<readonly IgnoreFile[]> {
  const found: IgnoreFile[] = [];
  for (let current = folder; ;) {
    const entries = await listFolder(current);
    if (entries?.some(({ name }) => name === '.git')) return found.reverse();
    const parent = dirname(current);
    // Outside of a repository nothing above the folder has a say.
    if (parent === current) return [];
    const file = await readIgnoreFile(parent);
    if (file !== undefined) found.push(file);
    current = parent;
  }
}

async function readIgnoreFile(folder: string): Promise<IgnoreFile | undefined> {
  const text = await readFile(join(folder, '.gitignore'), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : { folder, patterns: ignore().add(text) };
}

/** The innermost file with an opinion decides, as Git has it. */
function isIgnored(path: string, isFolder: boolean, ignores: readonly IgnoreFile[]): boolean {
  for (const { folder, patterns } of ignores.toReversed()) {
    const inner = relative(folder, path).split(sep).join('/');
    const { ignored, unignored } = patterns.test(isFolder ? `${inner}/` : inner);
    if (ignored || unignored) return ignored;
  }
  return false;
}

/** An order that does not depend on the language of the machine. */
export function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
