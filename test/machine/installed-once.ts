// Makes a folder of the user's cache once: a finished one is found at once, an interrupted one leaves nothing that looks finished.
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { withLock } from './lock.ts';

/** What is made, and how. */
export interface Installation {
  /** Where it lies when it is finished. */
  readonly folder: string;
  /** Raised by whoever changes how it is made, so that older ones are made anew. */
  readonly recipe: number;
  /** Fills the folder that it is given, which is another one until it is finished. */
  readonly make: (folder: string) => Promise<void>;
  /** Told when another process is making it. */
  readonly waiting: () => void;
  /** Milliseconds to wait for another process. */
  readonly timeout: number;
}

const stampName = 'installed.json';

/**
 * Makes sure that the folder is there. A finished one is found within milliseconds; two processes at
 * once wait for each other; what an interrupted one left is removed by the next.
 */
export async function installedOnce(installation: Installation): Promise<void> {
  const { folder, recipe, make, waiting, timeout } = installation;
  if (await isInstalled(folder, recipe)) return;
  await mkdir(path.dirname(folder), { recursive: true });
  await withLock(folder, { timeout, waiting }, async () => {
    if (await isInstalled(folder, recipe)) return;
    await removeLeftovers(folder);
    const unfinished = `${folder}.unfinished-${process.pid}`;
    await mkdir(unfinished);
    await make(unfinished);
    await writeFile(path.join(unfinished, stampName), `${JSON.stringify({ recipe })}\n`);
    await rename(unfinished, folder);
  });
}

/** Whether the folder is there, finished, and made by this recipe. */
export async function isInstalled(folder: string, recipe: number): Promise<boolean> {
  try {
    const stamp = JSON.parse(await readFile(path.join(folder, stampName), 'utf8')) as {
      recipe?: number;
    };
    return stamp.recipe === recipe;
  } catch {
    return false;
  }
}

/** Removes what interrupted or outdated installations left. Only called while holding the lock. */
async function removeLeftovers(folder: string): Promise<void> {
  const parent = path.dirname(folder);
  const name = path.basename(folder);
  for (const entry of await readdir(parent)) {
    if (entry === name || entry.startsWith(`${name}.unfinished-`)) {
      await rm(path.join(parent, entry), { recursive: true, force: true });
    }
  }
}
