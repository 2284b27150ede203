// Packs the extension into oam-editor-<version>.vsix and holds it to its size budgets. `--built` takes dist/ as it is, `--quiet` lists no files.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { codeSize, startSize } from './program-sizes.mjs';
import { carriedNode, root, run, runPackage } from './setup.mjs';

/** A download should be over before the reader of the Marketplace page looks up. */
const budget = 1.5 * 1024 * 1024;

/** Every start of the editor reads this before it says what is wrong in a file. The aim is 700 kB; this keeps what was reached. */
const startBudget = 1000 * 1024;

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
  console.log(`all code of the programs, without what signs in to clusters  ${kb(codeSize())}`);
  const fits = [
    isWithin(file, size, budget),
    isWithin(
      'code that the language server reads until the first problems',
      startSize('server'),
      startBudget,
    ),
  ];
  return fits.every(Boolean) ? 0 : 1;
}

/** @type {(what: string, bytes: number, most: number) => boolean} */
function isWithin(what, bytes, most) {
  console.log(`${what}  ${kb(bytes)} of ${kb(most)}`);
  if (bytes <= most) return true;
  console.error(`This is more than its budget: ${what}; see scripts/package.mjs.`);
  return false;
}

/** @type {(bytes: number) => string} */
function kb(bytes) {
  return `${Math.ceil(bytes / 1024)} kB`;
}
