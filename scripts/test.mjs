// `npm test`: installs and builds what is missing, runs the suites, and ends in one line with the counts.
// `npm test -- --only unit,lint` runs only those steps; `faults`, which takes long, runs only when it is named.
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { extension } from './bundles.mjs';
import { findOldestNode } from './oldest-node.mjs';
import { carriedNode, ensureDependencies, root, run, runPackage } from './setup.mjs';
import { sideBySide } from './side-by-side.mjs';

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 * @typedef {import('./side-by-side.mjs').Output} Output
 * @typedef {{ name: string, does: string, run: (output: Output) => Promise<Counts>, when?: 'named' }} Step
 *
 * @typedef {object} VitestReport
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests
 * @property {number} numTodoTests
 * @property {{ status: string, assertionResults: unknown[] }[]} testResults
 */

/**
 * A step that says only yes or no counts as one test. The build comes first: others read what it makes.
 * Steps of one group go side by side, since each of them keeps one processor busy at most.
 * @type {readonly (readonly Step[])[]}
 */
const groups = [
  [{ name: 'build', does: 'bundles and generated sources', run: script('build.mjs') }],
  [
    { name: 'format', does: 'prettier', run: tool('prettier/bin/prettier.cjs', '--check', '.') },
    { name: 'lint', does: 'eslint', run: tool('eslint/bin/eslint.js', '--max-warnings', '0', '.') },
  ],
  [{ name: 'types', does: 'tsc', run: tool('@typescript/native/bin/tsc', '-b') }],
  [{ name: 'unit', does: 'everything outside an editor and a cluster', run: vitest('unit') }],
  [{ name: 'node20', does: 'what ships, on the oldest supported Node', run: oldestNode }],
  [{ name: 'package', does: 'the extension package and its size', run: pack }],
  [
    { name: 'cluster', does: 'against a real Kubernetes control plane', run: cluster('left-out') },
    { name: 'editor', does: 'the extension in real VS Codes', run: editor },
  ],
  [
    {
      name: 'faults',
      does: 'deployments in trouble: the suites of minutes',
      run: cluster('only'),
      when: 'named',
    },
  ],
];

const none = { passed: 0, failed: 0, skipped: 0 };
const passed = { ...none, passed: 1 };
const failed = { ...none, failed: 1 };

/** The programs of the cluster, once for all who need them. @type {Promise<unknown> | undefined} */
let preparing;

process.exitCode = await main();

async function main() {
  const chosen = chooseSteps();
  if (chosen === undefined) return 2;
  await ensureDependencies();
  /** @type {{ name: string, counts: Counts, seconds: number }[]} */
  const results = [];
  for (const group of groups) {
    const steps = group.filter((step) => chosen.includes(step));
    results.push(...(await sideBySide(steps.map((step) => (output) => timed(step, output)))));
  }
  console.log('');
  for (const { name, counts, seconds } of results) {
    console.log(`${name.padEnd(8)} ${summary(counts).padEnd(40)} ${seconds.toFixed(1)} s`);
  }
  const total = results.map(({ counts }) => counts).reduce(add, none);
  console.log(summary(total));
  return total.failed > 0 ? 1 : 0;
}

/** @type {(step: Step, output: Output) => Promise<{ name: string, counts: Counts, seconds: number }>} */
async function timed({ name, does, run }, output) {
  output.line(`\n== ${name}: ${does} ==`);
  const started = Date.now();
  const counts = await run(output);
  return { name, counts, seconds: (Date.now() - started) / 1000 };
}

function chooseSteps() {
  const steps = groups.flat();
  const names = steps.map(({ name }) => name);
  const { values } = parseArgs({ options: { only: { type: 'string' } } });
  const wanted =
    values.only?.split(',') ?? steps.flatMap(({ name, when }) => (when === undefined ? name : []));
  const unknown = wanted.filter((name) => !names.includes(name));
  if (unknown.length === 0) return steps.filter(({ name }) => wanted.includes(name));
  console.error(`There is no step ${unknown.join(', ')}; there are ${names.join(', ')}.`);
  return undefined;
}

/** @type {(script: string, ...args: string[]) => Step['run']} */
function script(name, ...args) {
  return async (output) => {
    const { status } = await run(carriedNode, [join('scripts', name), ...args], output);
    return status === 0 ? passed : failed;
  };
}

/** @type {(path: string, ...args: string[]) => Step['run']} */
function tool(path, ...args) {
  return async (output) => {
    const { status } = await runPackage(path, args, output);
    return status === 0 ? passed : failed;
  };
}

/** @type {(name: string, args?: readonly string[], env?: NodeJS.ProcessEnv) => Step['run']} */
function vitest(name, args = [], env = {}) {
  return async ({ print }) => {
    const file = join(root, `out/test/${name}.json`);
    await mkdir(join(root, 'out/test'), { recursive: true });
    await rm(file, { force: true });
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const all = ['run', ...args, ...reporters];
    const { status } = await runPackage('vitest/vitest.mjs', all, { env, print });
    return existsSync(file) ? countsIn(file, status) : failed;
  };
}

/** @type {(file: string, status: number) => Counts} */
function countsIn(file, status) {
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

/** The suites against a cluster; those of minutes are named `….long.test.ts`. @type {(long: 'left-out' | 'only') => Step['run']} */
function cluster(long) {
  const config = ['--config', 'test/cluster/vitest.config.ts'];
  const env = { OAM_TEST_LONG: long };
  const suites =
    long === 'only'
      ? vitest('faults', [...config, '.long.test.ts'], env)
      : vitest('cluster', config, env);
  return async (output) => {
    await clusterPrograms(output);
    return suites(output);
  };
}

/** Builds the programs of the cluster, where that is to be done, before anything is beside it; who needs them says what is amiss. @type {(output: Output) => Promise<unknown>} */
function clusterPrograms(output) {
  const find = `import { findClusterSource } from './test/cluster/install.ts';
    await findClusterSource(console.log);`;
  preparing ??= run(carriedNode, ['--input-type=module', '--eval', find], output);
  return preparing;
}

/** @type {Step['run']} */
async function oldestNode(output) {
  const node = await findOldestNode();
  if (node !== undefined) return counted(node, ['scripts/smoke.mjs'], output);
  return skip('Node 20 is not on this machine and could not be downloaded', output);
}

/** @type {Step['run']} */
async function pack(output) {
  const { entry } = extension;
  if (!existsSync(join(root, entry))) return skip(`there is no ${entry}`, output);
  return script('package.mjs', '--built')(output);
}

/** @type {Step['run']} */
async function editor(output) {
  if (!existsSync(join(root, 'test/editor/run.ts')))
    return skip('there is no editor suite', output);
  const reason = await missingEditor();
  if (reason !== undefined) return skip(reason, output);
  await clusterPrograms(output);
  return counted(carriedNode, ['test/editor/run.ts'], output);
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

/** @type {(reason: string, output: Output) => Counts} */
function skip(reason, output) {
  output.line(`skipped: ${reason}`);
  return { ...none, skipped: 1 };
}

/** Runs a suite that prints `…: N passed, N failed` once for each place it ran in. @type {(program: string, args: string[], output: Output) => Promise<Counts>} */
async function counted(program, args, { print }) {
  const { status, output } = await run(program, args, { print });
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
