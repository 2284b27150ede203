// `npm start`: installs and builds what is missing, checks the examples in the terminal, then opens them in VS Code.
// `--no-editor` stops after the terminal part, and so does a run whose output is not a terminal.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { cacheFolder, carriedNode, ensureDependencies, root, run } from './setup.mjs';

const examples = join(root, 'examples');
const windows = process.platform === 'win32';

process.exitCode = await main();

async function main() {
  const { values } = parseArgs({ options: { 'no-editor': { type: 'boolean', default: false } } });
  await ensureDependencies();
  if ((await run(carriedNode, ['scripts/build.mjs'])).status !== 0) return 1;
  if (!(await checkExamples())) return 1;
  if (values['no-editor']) return 0;
  if (!process.stdout.isTTY) {
    console.log(
      '\nThis is not a terminal, so no editor is opened. In a terminal, `npm start` opens it.',
    );
    return 0;
  }
  if ((await run(carriedNode, ['scripts/package.mjs', '--built', '--quiet'])).status !== 0)
    return 1;
  return openEditor();
}

/** Answers whether the check ran to its end; the findings in the examples are wanted. */
async function checkExamples() {
  console.log('\n$ npx oam check examples/');
  const oam = join(root, 'server/bin/oam.js');
  const status = await inTerminal(carriedNode, [oam, 'check', 'examples/']);
  if (status === 1) {
    console.log('\nThese findings are deliberate: one example has mistakes in it, to show them.');
  }
  if (status <= 1) return true;
  console.error(`\nThe check of the examples did not run (exit status ${status}).`);
  return false;
}

async function openEditor() {
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const vsix = join(root, `${name}-${version}.vsix`);
  if (hasDesktop()) return openDesktop(vsix);
  if (existsSync(join(root, 'test/editor/host/open.ts'))) {
    console.log(
      '\nThere is no `code` on the PATH, so VS Code is taken from npm and shown in a browser.',
    );
    return inTerminal(carriedNode, ['scripts/open-host.mjs', examples, vsix]);
  }
  console.log(
    `\nThere is no \`code\` on the PATH. Install ${vsix} in VS Code and open ${examples}.`,
  );
  return 0;
}

function hasDesktop() {
  return spawnSync('code', ['--version'], { shell: windows }).status === 0;
}

/** A profile of its own keeps the user's settings and extensions as they are. @param {string} vsix */
async function openDesktop(vsix) {
  const profile = [
    ...['--user-data-dir', join(cacheFolder, 'desktop', 'data')],
    ...['--extensions-dir', join(cacheFolder, 'desktop', 'extensions')],
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
  const installed = await run('code', [...profile, '--install-extension', vsix, '--force']);
  if (installed.status !== 0) return 1;
  console.log('\nOpening the examples in VS Code …');
  return inTerminal('code', [...profile, '--new-window', examples]);
}

/**
 * Runs a program that has the terminal to itself, so that it colors its output and gets Ctrl-C;
 * this process waits until the program has cleaned up.
 * @type {(program: string, args: string[]) => Promise<number>}
 */
function inTerminal(program, args) {
  const wait = () => undefined;
  process.on('SIGINT', wait);
  const shell = windows && program === 'code';
  const child = spawn(program, args, { cwd: root, stdio: 'inherit', shell });
  return new Promise((done) => {
    child.once('error', () => done(127));
    child.once('close', (status) => {
      process.off('SIGINT', wait);
      done(status ?? 130);
    });
  });
}
