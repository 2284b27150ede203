// Packs the extension into oam-editor-<version>.vsix and holds it to its size budget. `--built` takes dist/ as it is, `--quiet` lists no files.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { carriedNode, root, run, runPackage } from './setup.mjs';

/** A download should be over before the reader of the Marketplace page looks up. */
const budget = 1.5 * 1024 * 1024;

const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const file = `${name}-${version}.vsix`;

process.exitCode = await pack();

async function pack() {
  if (!process.argv.includes('--built')) {
    const { status } = await run(carriedNode, ['scripts/build.mjs']);
    if (status !== 0) return status;
  }
  const options = [
    // Everything is in the bundles, and there is no public repository that links could lead to.
    ...['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links'],
    ...['--out', file],
  ];
  const quiet = process.argv.includes('--quiet');
  const { status, output } = await runPackage('@vscode/vsce/vsce', ['package', ...options], {
    quiet,
  });
  if (status === 0) return checkSize();
  if (quiet) console.error(output);
  return status;
}

function checkSize() {
  const { size } = statSync(join(root, file));
  console.log(`${file}  ${Math.ceil(size / 1024)} kB of ${budget / 1024} kB`);
  if (size <= budget) return 0;
  console.error(`${file} is larger than its budget; see scripts/package.mjs.`);
  return 1;
}
