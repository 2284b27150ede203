// Writes docs/rudr-compatibility.md from the recordings of what Rudr did, where they are at hand. `npm run docs` runs it.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { generate } from './generate.mjs';
import { root } from './setup.mjs';

export const rudrPageFile = join(root, 'docs/rudr-compatibility.md');

/**
 * Writes the page where it differs.
 * @returns {Promise<string>} the page, or nothing where the recordings are absent
 */
export async function writeRudrPage() {
  await generate();
  /** @param {string} name of a file with support for tests */
  const load = (name) => import(pathToFileURL(join(root, 'test/support', name)).href);
  /** @type {{ rudrFolder: () => string | undefined }} */
  const { rudrFolder } = await load('rudr-data.ts');
  if (rudrFolder() === undefined) return '';
  /** @type {{ rudrPage: () => string }} */
  const { rudrPage } = await load('rudr-table.ts');
  const page = rudrPage();
  const before = await readFile(rudrPageFile, 'utf8').catch(() => undefined);
  if (before !== page) await writeFile(rudrPageFile, page);
  return page;
}

if (import.meta.main) {
  const page = await writeRudrPage();
  console.log(page === '' ? 'docs/rudr-compatibility.md: the recordings are not at hand' : page);
}
