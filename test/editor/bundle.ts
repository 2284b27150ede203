// Bundles the in-editor suite for the extension host: one CommonJS file for the index and each test file.
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';

/** Bundles `folder` into `outFolder`, and says which file VS Code is to load. */
export async function bundleSuite(folder: string, outFolder: string): Promise<string> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.test.ts'));
  // What an earlier run left would be run again, even if its source is gone.
  await rm(outFolder, { recursive: true, force: true });
  await build({
    entryPoints: ['index.ts', ...names].map((name) => path.join(folder, name)),
    outdir: outFolder,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    // The oldest supported VS Code has an extension host on Node 20.
    target: 'node20',
    sourcemap: 'inline',
    // Mocha is loaded from the checkout's modules: its files must be the same for index and tests.
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
  return path.join(outFolder, 'index.cjs');
}
