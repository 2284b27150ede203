// Loads each bundle with the Node that runs this file, so that what ships is seen to work on the oldest supported one.
// It needs no dependencies, and prints `N passed, N failed, N skipped`.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { extension, programs } from './bundles.mjs';
import { loadExtension } from './editor-stand-in.mjs';
import { root } from './setup.mjs';

const limit = 20_000;

const uri = 'file:///smoke.yaml';
const view = { uri, name: 'smoke', target: 'kubernetes' };

/**
 * One for each part of the server that is loaded late, which must be there and load.
 * @type {readonly [id: string, method: string, params: object][]}
 */
const questions = [
  ['editing', 'textDocument/hover', { textDocument: { uri }, position: { line: 0, character: 0 } }],
  ['rendering', 'oam/render', { view, format: 'yaml' }],
  ['deploying', 'oam/cluster/contexts', { kubeconfig: '/there/is/none' }],
  ['migration', 'oam/migrate', { uris: [] }],
  ['new-resource', 'oam/components', {}],
];

/** @type {readonly { bundle: import('./bundles.mjs').Bundle, says: string, check: (file: string) => unknown }[]} */
const checks = [
  { bundle: extension, says: 'exports activate', check: checkExtension },
  { bundle: programs.server, says: 'answers with each of its parts and stops', check: startServer },
  { bundle: programs.commandLine, says: 'prints its help', check: printHelp },
  { bundle: programs.commandLine, says: 'checks the examples', check: checkExamples },
  { bundle: programs.commandLine, says: 'starts the language server', check: startLsp },
  {
    bundle: programs.commandLine,
    says: 'checks and serves without what signs in to clusters',
    check: runAlone,
  },
  { bundle: programs.kubernetes, says: 'signs in', check: signIn },
];

const counts = { passed: 0, failed: 0, skipped: 0 };

for (const { bundle, says, check } of checks) {
  const file = join(root, bundle.out);
  if (!existsSync(join(root, bundle.entry))) {
    counts.skipped += 1;
    console.log(`- ${bundle.out} ${says}: skipped, there is no ${bundle.entry}`);
    continue;
  }
  try {
    if (!existsSync(file)) throw new Error('it was not built');
    await check(file);
    counts.passed += 1;
    console.log(`✓ ${bundle.out} ${says}`);
  } catch (error) {
    counts.failed += 1;
    console.log(`✗ ${bundle.out} ${says}: ${String(error)}`);
  }
}

const { passed, failed, skipped } = counts;
console.log(`Node ${process.version}: ${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = failed > 0 ? 1 : 0;

/** The module `vscode` exists only inside the editor. @param {string} file */
function checkExtension(file) {
  if (typeof loadExtension(file).activate !== 'function') throw new Error('there is no activate');
}

/** @param {string} file */
async function startLsp(file) {
  await startServer(file, ['lsp', '--stdio']);
}

/** @param {string} file */
async function startServer(file, args = ['--stdio']) {
  const { child, ended } = start(file, args);
  /** @type {(message: object) => void} */
  const send = (message) => {
    const text = JSON.stringify({ jsonrpc: '2.0', ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  };
  const params = { processId: process.pid, rootUri: null, capabilities: {} };
  send({ id: 1, method: 'initialize', params });
  let answered = '';
  // Closed, the stream would make the server's last answer fail, now and then before it ends.
  for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
    answered += String(chunk);
    if (answered.includes('"capabilities"')) break;
  }
  if (!answered.includes('"capabilities"')) throw new Error(`it said: ${(await ended).output}`);
  send({ method: 'initialized', params: {} });
  for (const [id, method, asked] of questions) send({ id, method, params: asked });
  for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
    answered += String(chunk);
    if (questions.every(([id]) => answered.includes(`"id":"${id}"`))) break;
  }
  if (answered.includes('"error"')) throw new Error(`it answered with an error: ${answered}`);
  child.stdout.resume();
  send({ id: 2, method: 'shutdown' });
  send({ method: 'exit' });
  expectStatus(await ended, [0]);
}

/** @param {string} file */
async function printHelp(file) {
  const result = await start(file, ['--help']).ended;
  expectStatus(result, [0]);
  if (!result.output.includes('check')) throw new Error('the help does not name `check`');
}

/** @param {string} file */
async function checkExamples(file) {
  expectStatus(await start(file, ['check', 'examples']).ended, [0, 1]);
}

/** Loading what only deployments need would cost every start. @param {string} file */
async function runAlone(file) {
  const folder = await mkdtemp(join(tmpdir(), 'oam-smoke-'));
  try {
    const left = join(root, programs.kubernetes.out);
    await cp(join(root, 'dist'), folder, { recursive: true, filter: (each) => each !== left });
    await checkExamples(join(folder, basename(file)));
    await startServer(join(folder, basename(programs.server.out)));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** What was left out of the bundle must not be missing. @param {string} file */
async function signIn(file) {
  /** @type {{ KubeConfig: new () => { loadFromString(text: string): void, applyToHTTPSOptions(options: object): Promise<void> } }} */
  const { KubeConfig } = createRequire(import.meta.url)(file);
  const config = new KubeConfig();
  const cluster = { server: 'https://127.0.0.1:6443', 'proxy-url': 'socks5://127.0.0.1:1080' };
  const exec = {
    command: process.execPath,
    args: ['-p', 'JSON.stringify({ status: { token: "smoke" } })'],
  };
  config.loadFromString(
    JSON.stringify({
      clusters: [{ name: 'c', cluster }],
      users: [{ name: 'u', user: { exec } }],
      contexts: [{ name: 'x', context: { cluster: 'c', user: 'u' } }],
      'current-context': 'x',
    }),
  );
  /** @type {{ headers: Record<string, string>, agent?: unknown }} */
  const options = { headers: {} };
  await config.applyToHTTPSOptions(options);
  const authorization = options.headers['Authorization'];
  if (authorization !== 'Bearer smoke') throw new Error(`it sends ${String(authorization)}`);
  if (options.agent === undefined) throw new Error('there is no agent for the proxy');
}

/** @param {string} file @param {string[]} args */
function start(file, args) {
  const child = spawn(process.execPath, [file, ...args], { cwd: root, timeout: limit });
  let output = '';
  const keep = (/** @type {Buffer} */ data) => (output += data.toString());
  child.stderr.on('data', keep);
  if (!args.includes('--stdio')) child.stdout.on('data', keep);
  /** @type {Promise<{ status: number | null, output: string }>} */
  const ended = new Promise((done, fail) => {
    child.once('error', fail);
    child.once('close', (status) => done({ status, output }));
  });
  return { child, ended };
}

/** @param {{ status: number | null, output: string }} result @param {number[]} allowed */
function expectStatus({ status, output }, allowed) {
  if (status !== null && allowed.includes(status)) return;
  throw new Error(`exit status ${status ?? 'none, it was stopped'}\n${output.slice(-2000)}`);
}
