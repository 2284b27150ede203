// Makes the bundles of bundles.mjs with esbuild and says what each program reads when it starts.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import * as esbuild from 'esbuild';
import { extension, interpreter, programs, stubs, together } from './bundles.mjs';
import { sizesFile } from './program-sizes.mjs';
import { root } from './setup.mjs';

/** @typedef {{ dev: boolean }} Options */

/** @satisfies {esbuild.BuildOptions} */
const common = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20',
  legalComments: 'none',
  // Some packages have one build for bundlers and one that loads its parts by computed names.
  mainFields: ['module', 'main'],
  logLevel: 'warning',
};

/** The extension, in one file. Answers the files that it was made from. @param {Options} options */
export async function bundleExtension({ dev }) {
  const { metafile } = await esbuild.build({
    ...common,
    metafile: true,
    entryPoints: [extension.entry],
    outfile: extension.out,
    format: 'cjs',
    // The module that exists only inside the editor.
    external: ['vscode'],
    minify: !dev,
    sourcemap: dev,
  });
  report(extension.out, Object.values(metafile.outputs));
  return Object.keys(metafile.inputs);
}

/**
 * The programs, with the code that they share in files of its own. Answers the files that they were made from.
 * esbuild shares code between ES modules only, and these start slower than CommonJS (by 20 of 130 ms, and
 * 6 MB more), so each file is turned into CommonJS afterwards.
 * @param {Options} options
 */
export async function bundlePrograms({ dev }) {
  const { metafile, outputFiles } = await esbuild.build({
    ...common,
    metafile: true,
    write: false,
    entryPoints: Object.values(programs).map(({ entry, out }) => ({
      in: entry,
      out: relative('dist', out).replace(/[.]cjs$/, ''),
    })),
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    chunkNames: 'chunks/[name]-[hash]',
    format: 'esm',
    splitting: true,
    minify: !dev,
    sourcemap: dev && 'inline',
    plugins: [partsTogether(), standIns()],
  });
  /** @type {Map<string, number>} */
  const sizes = new Map();
  for (const { path, text } of outputFiles) {
    const file = relative(root, path).replaceAll('\\', '/');
    const code = await toCommonJs(file, text, { dev });
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, code);
    sizes.set(file, Buffer.byteLength(code));
  }
  await writeSizes(metafile.outputs, sizes);
  return Object.keys(metafile.inputs);
}

/** @type {(file: string, code: string, options: Options) => Promise<string>} */
async function toCommonJs(file, code, { dev }) {
  const result = await esbuild.transform(code, {
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    minify: !dev,
    sourcemap: dev && 'inline',
    sourcefile: file,
    banner: file === programs.commandLine.out ? `${interpreter}\n` : '',
    // By `require`, which all our Nodes know; what is loaded late is CommonJS, too.
    supported: { 'dynamic-import': false },
    legalComments: 'none',
    logLevel: 'warning',
  });
  return result.code;
}

/** Adds to each late part the imports that it shares with others. @returns {esbuild.Plugin} */
function partsTogether() {
  return {
    name: 'parts-together',
    setup(build) {
      build.onLoad({ filter: /[.]ts$/ }, async ({ path }) => {
        const module = relative(root, path).replaceAll('\\', '/');
        const needed = together.flatMap(({ parts, need }) => (parts.includes(module) ? need : []));
        if (needed.length === 0) return undefined;
        const imports = needed.map((each) => `import ${JSON.stringify(join(root, each))};\n`);
        const code = await readFile(path, 'utf8');
        return { contents: `${code}\n${imports.join('')}`, loader: 'ts' };
      });
    },
  };
}

/** Puts something small in the place of modules that nothing of ours uses. @returns {esbuild.Plugin} */
function standIns() {
  return {
    name: 'stand-ins',
    setup(build) {
      build.onResolve({ filter: /./ }, ({ path, importer }) => {
        const from = importer.replaceAll('\\', '/');
        const stub = stubs.find(
          (each) => each.path === path && from.includes(`/node_modules/${each.importer}/`),
        );
        return stub && { path, namespace: 'stand-in', pluginData: stub.text };
      });
      build.onLoad({ filter: /./, namespace: 'stand-in' }, ({ pluginData }) => ({
        contents: pluginData,
      }));
    },
  };
}

/** @type {(outputs: esbuild.Metafile['outputs'], bytes: ReadonlyMap<string, number>) => Promise<void>} */
async function writeSizes(outputs, bytes) {
  /** @type {Record<string, readonly string[]>} */
  const starts = {};
  for (const [name, { out, soon }] of Object.entries(
    /** @type {Record<string, import('./bundles.mjs').Bundle>} */ (programs),
  )) {
    const later = Object.entries(outputs).find(
      ([, { entryPoint = '' }]) => entryPoint === soon,
    )?.[0];
    const atOnce = startOf(out, outputs);
    const files = [...(later === undefined ? atOnce : startOf(later, outputs, new Set(atOnce)))];
    starts[name] = files;
    report(
      `${out}, as it starts`,
      files.map((file) => ({ bytes: bytes.get(file) ?? 0 })),
    );
  }
  report(
    'dist/chunks/ and what they belong to',
    [...bytes.values()].map((each) => ({ bytes: each })),
  );
  await mkdir(dirname(sizesFile), { recursive: true });
  /** @type {import('./program-sizes.mjs').ProgramSizes} */
  const sizes = { starts, bytes: Object.fromEntries(bytes) };
  await writeFile(sizesFile, JSON.stringify(sizes));
}

/** A file with all that it imports, without what it loads later, added to what is known. @type {(file: string, outputs: esbuild.Metafile['outputs'], known?: Set<string>) => ReadonlySet<string>} */
function startOf(file, outputs, known = new Set()) {
  if (known.has(file)) return known;
  known.add(file);
  for (const { path, kind, external } of outputs[file]?.imports ?? []) {
    if (kind === 'import-statement' && external !== true) startOf(path, outputs, known);
  }
  return known;
}

/** @param {string} what @param {readonly { readonly bytes: number }[]} files */
function report(what, files) {
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const count = files.length === 1 ? '1 file' : `${files.length} files`;
  console.log(`bundled    ${what}  ${Math.ceil(total / 1024)} kB in ${count}`);
}
