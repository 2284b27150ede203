// What the other scripts share: where things are, running a program, and installing the dependencies when they are not there.
// Only Node's own modules here: this file is loaded before anything is installed.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '..');

const windows = process.platform === 'win32';

/** The Node that comes with the dependencies; it runs the TypeScript sources directly. */
export const carriedNode = join(root, 'node_modules/node/bin', windows ? 'node.exe' : 'node');

/** Downloads and profiles that outlive a checkout. */
export const cacheFolder = join(userCache(), 'oam-editor');

function userCache() {
  if (process.env['XDG_CACHE_HOME']) return process.env['XDG_CACHE_HOME'];
  if (windows) return process.env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local');
  return join(homedir(), process.platform === 'darwin' ? 'Library/Caches' : '.cache');
}

/** @typedef {(stream: NodeJS.WritableStream, text: string) => unknown} Print */

/**
 * Runs a program in the checkout, its output passed through and also handed back.
 * A program that cannot be started counts as one that failed.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ quiet?: boolean, cwd?: string, env?: NodeJS.ProcessEnv, signal?: AbortSignal, print?: Print }} [options]
 * @returns {Promise<{ status: number, output: string }>}
 */
export function run(program, args, options = {}) {
  const { quiet = false, cwd = root, env = {}, signal, print = written } = options;
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['inherit', 'pipe', 'pipe'],
    signal,
    // Windows knows npm and npx as command files, which only a shell starts.
    shell: windows && !program.endsWith('.exe'),
  });
  /** @type {string[]} */
  const chunks = [];
  /** @type {(stream: import('node:stream').Readable, to: NodeJS.WritableStream) => void} */
  const pass = (stream, to) => {
    stream.setEncoding('utf8');
    stream.on('data', (text) => {
      chunks.push(text);
      if (!quiet) print(to, text);
    });
  };
  pass(child.stdout, process.stdout);
  pass(child.stderr, process.stderr);
  return new Promise((done) => {
    child.once('error', (error) => done({ status: 127, output: `${error.message}\n` }));
    child.once('close', (status) => done({ status: status ?? 1, output: chunks.join('') }));
  });
}

/** @type {(stream: NodeJS.WritableStream, text: string) => void} */
function written(stream, text) {
  stream.write(text);
}

/**
 * Runs a command of an installed package under the Node that comes with the dependencies.
 * @param {string} script path of the command's JavaScript file below node_modules
 * @param {readonly string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export function runPackage(script, args, options) {
  return run(carriedNode, [join(root, 'node_modules', script), ...args], options);
}

/** Installs exactly what package-lock.json says, unless that is what is there already. */
export async function ensureDependencies() {
  if (dependenciesMatch()) return;
  console.log('Installing the dependencies (about a minute the first time) …');
  const { status, output } = await run('npm', ['ci', '--loglevel=error', '--no-progress'], {
    quiet: true,
  });
  if (status === 0 && dependenciesMatch()) return;
  console.error(output);
  console.error('The dependencies could not be installed; what npm said is above.');
  process.exit(2);
}

/**
 * npm keeps a list of what it installed beside the packages, which is compared with the lock file:
 * dates say nothing after a checkout, and whoever runs `npm ci` by hand leaves no other mark.
 */
function dependenciesMatch() {
  const installedFile = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(installedFile) || !existsSync(carriedNode)) return false;
  const installed = packagesOf(installedFile);
  const wanted = packagesOf(join(root, 'package-lock.json'));
  return Object.entries(wanted).every(([path, { version, optional, link }]) => {
    if (!path.startsWith('node_modules/') || link) return true;
    return path in installed ? installed[path]?.version === version : optional === true;
  });
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean, link?: boolean }>}
 */
function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}
