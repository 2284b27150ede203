// Bundles the in-editor suite for the extension host: one CommonJS file for the index and each test file.
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';

/**
 * Bundles the tests in `folder` with the `index` that runs them into `outFolder`, and says which file
 * VS Code is to load.
 */
export async function bundleSuite(
  index: string,
  folder: string,
  outFolder: string,
): Promise<string> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.test.ts'));
  await build({
    entryPoints: [index, ...names.map((name) => path.join(folder, name))].map((file) => ({
      in: file,
      out: path.basename(file, '.ts'),
    })),
    outdir: outFolder,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    // The oldest supported VS Code has an extension host on Node 20.
    target: 'node20',
    sourcemap: 'inline',
    // Mocha is loaded from the checkout's modules, by the file that is CommonJS: what `require` makes
    // of its module differs between the hosts' versions of Node.
    alias: { mocha: 'mocha/lib/mocha.cjs' },
    external: ['vscode', 'mocha/lib/mocha.cjs'],
    logLevel: 'warning',
  });
  return path.join(outFolder, 'index.cjs');
}
