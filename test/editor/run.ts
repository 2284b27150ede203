// Runs the in-editor test suite in real VS Codes: the oldest supported one, today's, or a desktop one.
import { cp, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runTests } from '@vscode/test-electron';
import { ensureChromium } from './host/chromium.ts';
import { installHost } from './host/install.ts';
import { settingsForTests } from './host/settings.ts';
import { selectHosts } from './host/versions.ts';
import { atOnce, keptOutput, liveOutput, type Output } from './at-once.ts';
import { bundleSuite } from './bundle.ts';
import { type EditorCluster, startCluster } from './cluster.ts';
import { type Pass, selectPasses } from './passes.ts';
import type { SuiteResults } from './suite/index.ts';

const usage = `Usage: node test/editor/run.ts [options]
  --host oldest|today|all   which VS Code (default all); OAM_VSCODE=/path/to/code uses that one instead
  --grep PATTERN            only tests whose full title matches
  --pass NAME               only one of: alone, restricted, rendering, beside, deploying, pictures, deployment-pictures
                     (default all but the pictures)
  --extension FOLDER        the extension under development (default: this checkout)
  --timeout SECONDS         for one host's run (default 600)
  --at-once NUMBER          how many VS Codes run at a time (default 2; a desktop one is always alone)`;

const root = path.resolve(import.meta.dirname, '../..');
/** Seconds that a launcher gets to end its run by itself. */
const overrunMargin = 30;
const out = path.join(root, 'out', 'test', 'editor');

interface Options {
  readonly grep: string;
  readonly extension: string;
  readonly seconds: number;
}

/** One pass in one VS Code. */
interface Run {
  readonly target: Target;
  readonly pass: Pass;
}

/** No cluster, for passes without need of one. */
const none: EditorCluster = { env: {}, stop: () => Promise.resolve() };

/** One cluster for all passes that need one, started when the first of them does. */
class SharedCluster {
  #starting: Promise<EditorCluster | string> | undefined;

  get(): Promise<EditorCluster | string> {
    this.#starting ??= startCluster();
    return this.#starting;
  }

  async stop(): Promise<void> {
    const started = await this.#starting;
    if (started !== undefined && typeof started !== 'string') await started.stop();
  }
}

/** A VS Code executable to run, and what the suite should find. */
interface Target {
  readonly name: string;
  readonly executable: string;
  readonly env: Record<string, string>;
  readonly hosts: 'desktop' | 'headless';
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      host: { type: 'string', default: 'all' },
      grep: { type: 'string', default: '' },
      pass: { type: 'string' },
      extension: { type: 'string', default: root },
      timeout: { type: 'string', default: '600' },
      'at-once': { type: 'string', default: '2' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(usage);
  const targets = await targetsFor(values.host);
  const passes = selectPasses(values.pass);
  const options: Options = {
    grep: values.grep,
    extension: path.resolve(values.extension),
    seconds: Number(values.timeout),
  };
  let interrupted = false;
  process.once('SIGINT', () => (interrupted = true));
  process.once('SIGTERM', () => process.emit('SIGINT'));
  const cluster = new SharedCluster();
  const runs = targets
    .flatMap((target) => passes.map((pass): Run => ({ target, pass })))
    .filter(({ target, pass }) => pass.hosts !== 'headless' || target.hosts !== 'desktop');
  // The windows of a desktop VS Code would take the focus from each other.
  const most = process.env['OAM_VSCODE'] ? 1 : Number(values['at-once']);
  const results = new Map<Run, SuiteResults>();
  // What one pass deploys would move the rows that another one clicks, so these go one after the
  // other, and are begun first.
  const isSingle = ({ pass }: Run) => pass.cluster === 'needed';
  const order = [...runs.filter(isSingle), ...runs.filter((each) => !isSingle(each))];
  await atOnce(order, { most, isSingle }, async (each) => {
    if (interrupted) return;
    const output = most > 1 && runs.length > 1 ? keptOutput() : liveOutput();
    results.set(each, await resultsOf(each, { options, cluster, output }));
    output.end();
  });
  await cluster.stop();
  const shown = runs.flatMap((each) => {
    const found = results.get(each);
    return found === undefined || isUnmatched(found, options) ? [] : [{ each, found }];
  });
  if (shown.length === 0) process.exitCode = 1;
  if (shown.length === 0 && !interrupted) console.log('No test matches.');
  console.log(shown.map(({ each, found }) => summary(each, found)).join('\n'));
}

interface Surroundings {
  readonly options: Options;
  readonly cluster: SharedCluster;
  readonly output: Output;
}

/** Runs a pass, or says why it cannot. */
async function resultsOf(
  run: Run,
  { options, cluster, output }: Surroundings,
): Promise<SuiteResults> {
  const { target, pass } = run;
  const found = pass.cluster === 'needed' ? await cluster.get() : none;
  if (typeof found === 'string') {
    output.line(`\n== ${target.name}, ${pass.name}: skipped, because ${found} ==`);
    return { passed: 0, failed: 0, skipped: 1 };
  }
  const results = await runIn(run, { ...options, env: found.env, output });
  const isWell = results.failed === 0 && (results.passed > 0 || isUnmatched(results, options));
  if (!isWell) process.exitCode = 1;
  return results;
}

/** With a pattern, most passes have nothing to run. */
function isUnmatched({ passed, failed, skipped }: SuiteResults, { grep }: Options): boolean {
  return grep !== '' && passed + failed + skipped === 0;
}

function summary({ target, pass }: Run, { passed, failed, skipped }: SuiteResults): string {
  const rest = skipped > 0 ? `, ${skipped} skipped` : '';
  return `${target.name}, ${pass.name}: ${passed} passed, ${failed} failed${rest}`;
}

/** Installs the hosts beforehand, so that the time limit of a run is about the suite alone. */
async function targetsFor(host: string): Promise<readonly Target[]> {
  const desktop = process.env['OAM_VSCODE'];
  if (desktop) {
    return [{ name: 'desktop', executable: path.resolve(desktop), env: {}, hosts: 'desktop' }];
  }
  const versions = selectHosts(host);
  ensureChromium(console.log);
  for (const version of versions) await installHost(version, { log: console.log });
  return versions.map((version) => ({
    name: version.label,
    executable: path.join(import.meta.dirname, 'host', 'code'),
    env: { OAM_EDITOR_HOST: version.codeServer, OAM_EXPECTED_VSCODE: version.vscode },
    hosts: 'headless',
  }));
}

async function runIn(
  { target, pass }: Run,
  options: Options & Pick<EditorCluster, 'env'> & Pick<Surroundings, 'output'>,
): Promise<SuiteResults> {
  const { output } = options;
  output.line(`\n== ${target.name}, ${pass.name} ==`);
  const here = import.meta.dirname;
  const tests = path.join(here, 'suite', pass.tests);
  const index = path.join(here, 'suite', 'index.ts');
  // Each run has bundles of its own, since another one may be at work beside it.
  const bundles = path.join(out, `${target.name}-${pass.name}-${process.pid}`);
  const suite = await bundleSuite(index, tests, bundles);
  const temporary = await realpath(await mkdtemp(path.join(os.tmpdir(), 'oam-editor-run-')));
  const workspace = path.join(temporary, 'workspace');
  const results = path.join(temporary, 'results.json');
  const pictures = path.join(out, 'pictures', target.name, pass.name);
  const userData = path.join(temporary, 'user-data');
  const extensions = path.join(temporary, 'extensions');
  try {
    await rm(pictures, { recursive: true, force: true });
    await cp(path.join(here, pass.workspace), workspace, { recursive: true });
    await mkdir(path.join(userData, 'User'), { recursive: true });
    for (const folder of pass.extensions) {
      await cp(path.join(here, folder), path.join(extensions, path.basename(folder)), {
        recursive: true,
      });
    }
    const settings = { ...settingsForTests(pass.trust), ...pass.settings };
    await writeFile(path.join(userData, 'User', 'settings.json'), JSON.stringify(settings));
    const extensionTestsEnv = {
      ...target.env,
      ...options.env,
      ...(pass.trust === 'restricted' ? { OAM_EDITOR_TRUST: 'restricted' } : {}),
      OAM_ARTIFACTS: pictures,
      OAM_HOST_TIMEOUT: String(options.seconds),
      OAM_SUITE_GREP: options.grep,
      OAM_SUITE_RESULTS: results,
      OAM_SUITE_WORKSPACE: workspace,
    };
    const overrun = setTimeout(endRun, (options.seconds + overrunMargin) * 1000);
    await runTests({
      vscodeExecutablePath: target.executable,
      extensionDevelopmentPath: options.extension,
      extensionTestsPath: suite,
      extensionTestsEnv,
      stdout: output.stream,
      stderr: output.stream,
      launchArgs: [workspace, `--user-data-dir=${userData}`, `--extensions-dir=${extensions}`],
    })
      .catch((error: unknown) => output.line(String(error)))
      .finally(() => clearTimeout(overrun));
    return await readResults(results, output);
  } finally {
    await rm(temporary, { recursive: true, force: true, maxRetries: 5 });
    await rm(bundles, { recursive: true, force: true });
  }
}

/**
 * The last resort against an editor that hangs: the launcher ends a headless one earlier. `runTests`
 * keeps its process to itself, but ends it on an interrupt.
 */
function endRun(): void {
  console.log('The run took too long, and is ended.');
  process.emit('SIGINT');
}

/** A run that wrote no results did not get to its end: that counts as one failure. */
async function readResults(file: string, output: Output): Promise<SuiteResults> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as SuiteResults;
  } catch {
    output.line('The suite did not run to its end.');
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

await main();
