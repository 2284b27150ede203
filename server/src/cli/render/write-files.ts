// Writes rendered files where nothing of somebody else is lost.
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import {
  hasSameSource,
  isOurs,
  savedFiles,
  type SavedLayout,
  type SavedRendering,
} from '../../render/saved-files.ts';
import { UsageError } from '../command.ts';

export interface Written {
  /** Paths of the files that have another text now. */
  readonly written: readonly string[];
  /** Number of files that had the text already. */
  readonly unchanged: number;
  /** Files of an earlier rendering of the same that this one does not have; they are left alone. */
  readonly leftOver: readonly string[];
}

/**
 * Writes into a folder, a file for each object, or into one file when the path ends like YAML.
 * Throws a `UsageError` before anything is written when a file is in the way that is not ours.
 */
export async function writeRendered(
  out: string,
  renderings: readonly SavedRendering[],
): Promise<Written> {
  const layout = await layoutOf(out);
  const folder = layout === 'one-file' ? dirname(out) : out;
  const files = savedFiles(renderings, layout).map(({ name, text }) => ({
    path: join(folder, layout === 'one-file' ? basename(out) : name),
    text,
  }));
  const fresh: typeof files = [];
  for (const file of files) {
    const known = await readText(file.path);
    if (known !== undefined && !isOurs(known)) {
      throw new UsageError(`${file.path} was not written by oam render, so it is left as it is.`);
    }
    if (known !== file.text) fresh.push(file);
  }
  try {
    await mkdir(folder, { recursive: true });
    for (const { path, text } of fresh) await replaceFile(path, text);
  } catch (error) {
    const { message } = error as Error;
    throw new UsageError(`The files cannot be written: ${message}.`);
  }
  const leftOver = layout === 'one-file' ? [] : await findLeftOver(folder, files);
  return {
    written: fresh.map(({ path }) => path),
    unchanged: files.length - fresh.length,
    leftOver,
  };
}

async function layoutOf(out: string): Promise<SavedLayout> {
  const isFolder = (await stat(out).catch(() => undefined))?.isDirectory() === true;
  return !isFolder && /\.ya?ml$/i.test(out) ? 'one-file' : 'file-per-object';
}

async function readText(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new UsageError(`${path} is in the way: it cannot be read.`);
  }
}

/** Whoever reads the file meanwhile sees the old text or the new one, and never half of it. */
async function replaceFile(path: string, text: string): Promise<void> {
  const draft = `${path}.${String(process.pid)}.tmp`;
  try {
    await writeFile(draft, text, { flag: 'wx' });
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

async function findLeftOver(
  folder: string,
  files: readonly { readonly path: string; readonly text: string }[],
): Promise<readonly string[]> {
  const now = new Set(files.map(({ path }) => path));
  const found: string[] = [];
  for (const name of (await readdir(folder)).sort()) {
    const path = join(folder, name);
    if (now.has(path) || !/\.ya?ml$/i.test(name)) continue;
    const text = await readFile(path, 'utf8').catch(() => '');
    if (files.some((file) => hasSameSource(text, file.text))) found.push(path);
  }
  return found;
}
