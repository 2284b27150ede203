// Builds what ships: generated sources, then the bundles of the extension, the language server and the command line.
// `--dev` keeps the code readable and adds source maps; `--generate` stops after the generated sources.
import { copyFile, mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import * as esbuild from 'esbuild';
import { besides, bundles, serverStub } from './bundles.mjs';
import { generate } from './generate.mjs';
import { root } from './setup.mjs';

const dev = process.argv.includes('--dev');
const generateOnly = process.argv.includes('--generate');

/** What the npm package carries besides its own files; server/bin/oam.js starts the command line from there. */
const copies = [
  'dist/server.cjs',
  'dist/oam.cjs',
  'dist/kubernetes.cjs',
  'dist/third-party-notices.txt',
];

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
  /** @type {Set<string>} */
  const inputs = new Set();
  for (const bundle of Object.values(bundles)) {
    if (!existsSync(join(root, bundle.entry))) {
      console.log(`left out   ${bundle.out}: there is no ${bundle.entry}`);
      continue;
    }
    for (const input of await bundleOne(bundle)) inputs.add(input);
  }
  await writeFile(join(root, serverStub.out), serverStub.text);
  await writeNotices(inputs);
}

/** @type {(bundle: import('./bundles.mjs').Bundle) => Promise<string[]>} */
async function bundleOne({ entry, out, banner = '', external = [], stubs = {} }) {
  const { metafile } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: out,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external,
    banner: { js: banner },
    minify: !dev,
    sourcemap: dev,
    legalComments: 'none',
    // Some packages have one build for bundlers and one that loads its parts by computed names.
    mainFields: ['module', 'main'],
    // A bundle beside this one is loaded when it is asked for, by `require`, which all our Nodes know.
    supported: { 'dynamic-import': false },
    plugins: [separateBundles(entry), standIns(stubs)],
    metafile: true,
    logLevel: 'warning',
  });
  const { size } = await stat(join(root, out));
  console.log(`bundled    ${out}  ${Math.ceil(size / 1024)} kB`);
  return Object.keys(metafile.inputs);
}

/** Leaves modules that start another bundle to that bundle. @type {(entry: string) => esbuild.Plugin} */
function separateBundles(entry) {
  return {
    name: 'separate-bundles',
    setup(build) {
      build.onResolve({ filter: /[.]ts$/ }, ({ path, resolveDir }) => {
        const module = relative(root, join(resolveDir, path)).replaceAll('\\', '/');
        const out = module === entry ? undefined : besides[module];
        return out === undefined ? undefined : { path: out, external: true };
      });
    },
  };
}

/** Puts something small in the place of modules that nothing of ours uses. @type {(stubs: Readonly<Record<string, string>>) => esbuild.Plugin} */
function standIns(stubs) {
  return {
    name: 'stand-ins',
    setup(build) {
      build.onResolve({ filter: /./ }, ({ path }) =>
        path in stubs ? { path, namespace: 'stand-in' } : undefined,
      );
      build.onLoad({ filter: /./, namespace: 'stand-in' }, ({ path }) => ({
        contents: stubs[path] ?? '',
      }));
    },
  };
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

async function copyToPackage() {
  for (const file of copies) {
    if (!existsSync(join(root, file))) continue;
    const to = join(root, 'server', file);
    await mkdir(dirname(to), { recursive: true });
    await copyFile(join(root, file), to);
  }
}
