// What Git ignores: the `.gitignore` files around a folder or file, and what they say together.
import { readFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { listFolder } from './file-system.ts';

/** Folders that never hold an author's own files. */
const SKIPPED_FOLDERS = new Set(['node_modules', '.git']);

export interface IgnoreFile {
  /** Absolute path of the folder that the patterns count from. */
  readonly folder: string;
  readonly patterns: Ignore;
}

/** The `.gitignore` files that hold for a folder which somebody asked for. */
export async function ignoresFor(folder: string): Promise<readonly IgnoreFile[]> {
  const above = await ignoresAbove(resolve(folder));
  // Who names a folder that Git ignores wants its files all the same.
  return isIgnored(resolve(folder), true, above) ? [] : above;
}

/** Answers for single files whether a search of the folder would find them; reads each folder's patterns once. */
export class SearchTest {
  readonly #folder: string;
  /** Patterns that hold in a folder; undefined for folders that are not searched. */
  readonly #known = new Map<string, Promise<readonly IgnoreFile[] | undefined>>();

  constructor(folder: string) {
    this.#folder = resolve(folder);
  }

  async finds(path: string): Promise<boolean> {
    const file = resolve(path);
    const ignores = await this.#in(dirname(file));
    return ignores !== undefined && !isLeftOut(file, false, ignores);
  }

  #in(folder: string): Promise<readonly IgnoreFile[] | undefined> {
    let known = this.#known.get(folder);
    if (known === undefined) this.#known.set(folder, (known = this.#read(folder)));
    return known;
  }

  async #read(folder: string): Promise<readonly IgnoreFile[] | undefined> {
    const parent = dirname(folder);
    if (folder !== this.#folder && parent === folder) return undefined;
    const above = folder === this.#folder ? await ignoresFor(folder) : await this.#in(parent);
    if (above === undefined) return undefined;
    if (folder !== this.#folder && isLeftOut(folder, true, above)) return undefined;
    const own = await readIgnoreFile(folder);
    return own === undefined ? above : [...above, own];
  }
}

/** Whether a search that came as far as the folder around it leaves a file or folder out. */
export function isLeftOut(
  path: string,
  isFolder: boolean,
  ignores: readonly IgnoreFile[],
): boolean {
  return SKIPPED_FOLDERS.has(basename(path)) || isIgnored(path, isFolder, ignores);
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

/** The patterns that a folder holds itself. */
export async function readIgnoreFile(folder: string): Promise<IgnoreFile | undefined> {
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
