// Runs inside the editor's extension host: loads the test files beside it into mocha, and reports.
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';
import { hasPage, screenshot } from '../host/page.ts';

/** What the runner outside reads from the file named in `OAM_SUITE_RESULTS`. */
export interface SuiteResults {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const testTimeout = 60_000;

/** What VS Code calls; a rejection makes its exit code 1. */
export async function run(): Promise<void> {
  pictureFailures();
  const mocha = new Mocha({
    ui: 'bdd',
    color: process.env['FORCE_COLOR'] === '1',
    timeout: testTimeout,
    forbidOnly: Boolean(process.env['CI']),
  });
  const grep = process.env['OAM_SUITE_GREP'];
  if (grep) mocha.grep(new RegExp(grep));
  for (const file of testFiles()) mocha.addFile(file);
  const results = await outcome(mocha);
  const resultsFile = process.env['OAM_SUITE_RESULTS'];
  if (resultsFile) writeFileSync(resultsFile, JSON.stringify(results));
  if (results.failed > 0) throw new Error(`${results.failed} failed`);
}

/** In alphabetical order, after the one about what happens before anything has started. */
function testFiles(): readonly string[] {
  const first = 'activation.test.cjs';
  const names = readdirSync(__dirname).filter((name) => name.endsWith('.test.cjs'));
  const others = names.filter((name) => name !== first).sort();
  const ordered = names.includes(first) ? [first, ...others] : others;
  return ordered.map((name) => path.join(__dirname, name));
}

function outcome(mocha: Mocha): Promise<SuiteResults> {
  return new Promise((resolve) => {
    const runner = mocha.run((failed) => {
      const { passes = 0, pending = 0 } = runner.stats ?? {};
      resolve({ passed: passes, failed, skipped: pending });
    });
  });
}

type RunTest = (this: Mocha.Runner, done: (error?: unknown) => void) => unknown;

/**
 * A failed test leaves a picture of the window, where there is a page to take it from. A hook would
 * come too late: those of the test's own suite, which tidy up, run before the root's.
 */
function pictureFailures(): void {
  const folder = process.env['OAM_ARTIFACTS'];
  if (!folder || !hasPage()) return;
  const prototype = Mocha.Runner.prototype as unknown as { runTest: RunTest };
  const runTest = prototype.runTest;
  prototype.runTest = function (done) {
    const test = (this as { test?: Mocha.Test }).test;
    return runTest.call(this, (error) => {
      if (!error || !test) return done(error);
      const name = test.fullTitle().replaceAll(/[^\w-]+/g, '-');
      void screenshot(path.join(folder, `failed-${name}.png`))
        .catch((why: unknown) => console.log(`no picture of the failure: ${String(why)}`))
        .then(() => done(error));
    });
  };
}
