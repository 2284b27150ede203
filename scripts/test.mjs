// `npm test`: installs and builds what is missing, runs the suites, and ends in one line with the counts.
// `npm test -- --only unit,lint` runs only those steps; `faults`, which takes long, runs only when it is named.
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { extension } from './bundles.mjs';
import { findOldestNode } from './oldest-node.mjs';
import { carriedNode, ensureDependencies, root, run, runPackage } from './setup.mjs';

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 * @typedef {{ name: string, does: string, run: () => Promise<Counts>, when?: 'named' }} Step
 *
 * @typedef {object} VitestReport
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests
 * @property {number} numTodoTests
 * @property {{ status: string, assertionResults: unknown[] }[]} testResults
 */

/** A step that says only yes or no counts as one test. The build comes first: others read what it makes. @type {readonly Step[]} */
const steps = [
  { name: 'build', does: 'bundles and generated sources', run: () => script('build.mjs') },
  {
    name: 'format',
    does: 'prettier',
    run: () => tool('prettier/bin/prettier.cjs', '--check', '.'),
  },
  {
    name: 'lint',
    does: 'eslint',
    run: () => tool('eslint/bin/eslint.js', '--max-warnings', '0', '.'),
  },
  { name: 'types', does: 'tsc', run: () => tool('@typescript/native/bin/tsc', '-b') },
  { name: 'unit', does: 'everything outside an editor and a cluster', run: () => vitest('unit') },
  { name: 'node20', does: 'what ships, on the oldest supported Node', run: oldestNode },
  { name: 'package', does: 'the extension package and its size', run: pack },
  {
    name: 'cluster',
    does: 'against a real Kubernetes control plane',
    run: () => cluster('left-out'),
  },
  { name: 'editor', does: 'the extension in real VS Codes', run: editor },
  {
    name: 'faults',
    does: 'deployments in trouble: the suites of minutes',
    run: () => cluster('only'),
    when: 'named',
  },
];

const none = { passed: 0, failed: 0, skipped: 0 };
const passed = { ...none, passed: 1 };
const failed = { ...none, failed: 1 };

process.exitCode = await main();

async function main() {
  const chosen = chooseSteps();
  if (chosen === undefined) return 2;
  await ensureDependencies();
  /** @type {{ name: string, counts: Counts, seconds: number }[]} */
  const results = [];
  for (const { name, does, run } of chosen) {
    console.log(`\n== ${name}: ${does} ==`);
    const started = Date.now();
    const counts = await run();
    results.push({ name, counts, seconds: (Date.now() - started) / 1000 });
  }
  console.log('');
  for (const { name, counts, seconds } of results) {
    console.log(`${name.padEnd(8)} ${summary(counts).padEnd(40)} ${seconds.toFixed(1)} s`);
  }
  const total = results.map(({ counts }) => counts).reduce(add, none);
  console.log(summary(total));
  return total.failed > 0 ? 1 : 0;
}

function chooseSteps() {
  const names = steps.map(({ name }) => name);
  const { values } = parseArgs({ options: { only: { type: 'string' } } });
  const wanted =
    values.only?.split(',') ?? steps.flatMap(({ name, when }) => (when === undefined ? name : []));
  const unknown = wanted.filter((name) => !names.includes(name));
  if (unknown.length === 0) return steps.filter(({ name }) => wanted.includes(name));
  console.error(`There is no step ${unknown.join(', ')}; there are ${names.join(', ')}.`);
  return undefined;
}

/** @type {(script: string, ...args: string[]) => Promise<Counts>} */
async function script(name, ...args) {
  const { status } = await run(carriedNode, [join('scripts', name), ...args]);
  return status === 0 ? passed : failed;
}

/** @type {(path: string, ...args: string[]) => Promise<Counts>} */
async function tool(path, ...args) {
  const { status } = await runPackage(path, args);
  return status === 0 ? passed : failed;
}

/** @type {(name: string, ...args: string[]) => Promise<Counts>} */
async function vitest(name, ...args) {
  const file = join(root, `out/test/${name}.json`);
  await mkdir(join(root, 'out/test'), { recursive: true });
  await rm(file, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { status } = await runPackage('vitest/vitest.mjs', ['run', ...args, ...reporters]);
  if (!existsSync(file)) return failed;
  /** @type {VitestReport} */
  const report = JSON.parse(readFileSync(file, 'utf8'));
  // A file that does not load holds no test, and would not show in the numbers.
  const broken = report.testResults.filter(
    (each) => each.status === 'failed' && each.assertionResults.length === 0,
  );
  /** @type {Counts} */
  const counts = {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
  return status !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/** The suites against a cluster; those of minutes are named `….long.test.ts`. @type {(long: 'left-out' | 'only') => Promise<Counts>} */
function cluster(long) {
  const files = long === 'only' ? ['.long.test.ts'] : [];
  process.env['OAM_TEST_LONG'] = long;
  return vitest(
    long === 'only' ? 'faults' : 'cluster',
    '--config',
    'test/cluster/vitest.config.ts',
    ...files,
  );
}

async function oldestNode() {
  const node = await findOldestNode();
  if (node === undefined) return skip('Node 20 is not on this machine and could not be downloaded');
  return counted(node, ['scripts/smoke.mjs']);
}

async function pack() {
  const { entry } = extension;
  if (!existsSync(join(root, entry))) return skip(`there is no ${entry}`);
  return script('package.mjs', '--built');
}

async function editor() {
  if (!existsSync(join(root, 'test/editor/run.ts'))) return skip('there is no editor suite');
  const reason = await missingEditor();
  return reason === undefined ? counted(carriedNode, ['test/editor/run.ts']) : skip(reason);
}

/** Why no VS Code can be shown here, if so. Where Debian's packages can be installed, the suite installs them itself. */
async function missingEditor() {
  if (process.env['OAM_VSCODE']) return undefined;
  if (process.platform !== 'linux') return 'name a desktop VS Code in OAM_VSCODE to run it here';
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) return undefined;
  const find = `import { findChromium } from './test/editor/host/chromium.ts';
    process.exitCode = findChromium() ? 0 : 3;`;
  const { status } = await run(carriedNode, ['--input-type=module', '--eval', find]);
  return status === 3 ? 'Chromium is missing: install the package "chromium"' : undefined;
}

/** @type {(reason: string) => Counts} */
function skip(reason) {
  console.log(`skipped: ${reason}`);
  return { ...none, skipped: 1 };
}

/** Runs a suite that prints `…: N passed, N failed` once for each place it ran in. @type {(program: string, args: string[]) => Promise<Counts>} */
async function counted(program, args) {
  const { status, output } = await run(program, args);
  const lines = output.matchAll(/^.*: (\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/gm);
  const counts = [...lines]
    .map(([, yes, no, left]) => ({
      passed: Number(yes),
      failed: Number(no),
      skipped: Number(left ?? 0),
    }))
    .reduce(add, none);
  return status !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/** @type {(one: Counts, other: Counts) => Counts} */
function add(one, other) {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
  };
}

/** @type {(counts: Counts) => string} */
function summary({ passed, failed, skipped }) {
  const rest = skipped > 0 ? `, ${skipped} skipped` : '';
  return `${passed} passed, ${failed} failed${rest}`;
}
