// Builds what ships: generated sources, then the bundles of the extension, the language server and the command line.
// `--dev` keeps the code readable and adds source maps; `--generate` stops after the generated sources.
import { cp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { extension } from './bundles.mjs';
import { generate } from './generate.mjs';
import { bundleExtension, bundlePrograms } from './make-bundles.mjs';
import { root } from './setup.mjs';

const dev = process.argv.includes('--dev');
const generateOnly = process.argv.includes('--generate');

/** The build, in order. Whatever is generated later (pages, tables) becomes a step here. */
const steps = generateOnly ? [sources] : [sources, clean, bundleAll, copyToPackage];

try {
  for (const step of steps) await step();
} catch (error) {
  // What esbuild found wrong it has printed already, with the lines it is about.
  if (!(error instanceof Error && 'errors' in error)) console.error(String(error));
  process.exitCode = 1;
}

async function sources() {
  const count = await generate();
  console.log(`generated  validators and modules for ${count} schemas`);
}

async function clean() {
  for (const folder of ['dist', 'server/dist']) {
    await rm(join(root, folder), { recursive: true, force: true });
  }
}

async function bundleAll() {
  const inputs = [...(await bundleExtension({ dev })), ...(await bundlePrograms({ dev }))];
  await writeNotices(new Set(inputs));
}

/** The licenses of the bundled packages ask for their text to be handed on. @param {ReadonlySet<string>} inputs */
async function writeNotices(inputs) {
  const pattern = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/;
  const folders = new Set([...inputs].flatMap((input) => pattern.exec(input)?.[0] ?? []));
  const notices = await Promise.all([...folders].sort().map(notice));
  await mkdir(join(root, 'dist'), { recursive: true });
  await writeFile(
    join(root, 'dist/third-party-notices.txt'),
    notices.join(`\n${'-'.repeat(80)}\n\n`),
  );
}

/** @type {(folder: string) => Promise<string>} */
async function notice(folder) {
  const { name, version, license } = JSON.parse(
    await readFile(join(root, folder, 'package.json'), 'utf8'),
  );
  const names = await readdir(join(root, folder));
  const file = names.find((each) => /^licen[cs]e/i.test(each));
  if (file === undefined) throw new Error(`${folder} has no license file to hand on`);
  return `${name} ${version} (${license})\n\n${await readFile(join(root, folder, file), 'utf8')}`;
}

/** The npm package carries all but the extension; server/bin/oam.js starts the command line from there. */
async function copyToPackage() {
  const left = join(root, extension.out);
  await cp(join(root, 'dist'), join(root, 'server/dist'), {
    recursive: true,
    filter: (file) => !file.startsWith(left),
  });
}
