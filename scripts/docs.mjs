// Writes docs/rules/, one page for each rule and a list of all, and the page about Rudr. `npm run docs` runs it.
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { generate } from './generate.mjs';
import { writeRudrPage } from './rudr-page.mjs';
import { root } from './setup.mjs';

/** @typedef {{ readonly code: string }} Rule */

export const pagesFolder = join(root, 'docs/rules');

/**
 * Every page by its file name, as it should be.
 * @returns {Promise<ReadonlyMap<string, string>>}
 */
export async function rulePages() {
  await generate();
  // Loaded late, for the table of rules is one of the sources that were just generated.
  /** @type {{ rules: readonly Rule[] }} */
  const { rules } = await load('generated/all-rules.ts');
  /** @type {{ ruleDocs: (rule: Rule) => object }} */
  const { ruleDocs } = await load('generated/rule-docs.ts');
  /** @type {{ rulePage: (rule: Rule, docs: object) => string, ruleIndexPage: (rules: readonly Rule[]) => string }} */
  const { ruleIndexPage, rulePage } = await load('rule-page.ts');
  /** @type {Map<string, string>} */
  const pages = new Map([['README.md', ruleIndexPage(rules)]]);
  for (const rule of rules) {
    pages.set(`${rule.code}.md`, rulePage(rule, ruleDocs(rule)));
  }
  return pages;
}

/** @param {string} path below the folder of the rules' engine */
function load(path) {
  return import(pathToFileURL(join(root, 'server/src/features/validation', path)).href);
}

/** Writes what differs and removes pages of rules that are gone; answers the names of both. */
async function writePages() {
  const pages = await rulePages();
  await mkdir(pagesFolder, { recursive: true });
  const gone = (await readdir(pagesFolder)).filter((name) => !pages.has(name));
  for (const name of gone) await rm(join(pagesFolder, name));
  /** @type {string[]} */
  const written = [];
  for (const [name, text] of pages) {
    const file = join(pagesFolder, name);
    if ((await readFile(file, 'utf8').catch(() => undefined)) === text) continue;
    await writeFile(file, text);
    written.push(name);
  }
  return { written, gone, total: pages.size };
}

if (import.meta.main) {
  const { written, gone, total } = await writePages();
  console.log(`docs/rules: ${total} pages, ${written.length} written, ${gone.length} removed`);
  const page = await writeRudrPage();
  const state = page === '' ? 'left as it is, for the recordings are not at hand' : 'written';
  console.log(`docs/rudr-compatibility.md: ${state}`);
}
