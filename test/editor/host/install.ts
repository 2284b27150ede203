// Installs a real VS Code, carried by the npm package `code-server`, into the user's cache.
import { existsSync } from 'node:fs';
import { cp, realpath, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { installedOnce } from '../../machine/installed-once.ts';
import { runStep } from '../../machine/run-step.ts';
import type { HostVersion } from './versions.ts';

/** Where an installed host lies. */
export interface HostInstallation {
  readonly version: HostVersion;
  /** The folder of VS Code itself: it holds `out/server-main.js` and `product.json`. */
  readonly vscodeFolder: string;
  /** The Node executable that this VS Code runs on. */
  readonly nodePath: string;
}

/** How an installation reports its progress. */
export interface InstallOptions {
  readonly log: (line: string) => void;
}

/** Raised whenever the steps below change, so that older installations are made anew. */
const recipe = 2;
const stepTimeout = 15 * 60_000;

/** The folder that all hosts are installed under: outside the checkout, so that every checkout shares it. */
export function hostsFolder(): string {
  const cache = process.env['XDG_CACHE_HOME'] || path.join(os.homedir(), '.cache');
  return path.join(cache, 'oam-editor', 'hosts');
}

/**
 * Makes sure that `version` is installed, and says where. A finished installation is found within
 * milliseconds; two processes at once wait for each other; an interrupted one leaves nothing that
 * looks finished.
 */
export async function installHost(
  version: HostVersion,
  options: InstallOptions,
): Promise<HostInstallation> {
  if (process.platform !== 'linux') {
    throw new Error(
      'The headless VS Code is for Linux. Elsewhere, name a desktop VS Code in OAM_VSCODE.',
    );
  }
  const folder = path.join(hostsFolder(), version.codeServer);
  await installedOnce({
    folder,
    recipe,
    timeout: 2 * stepTimeout,
    waiting: () => options.log(`waiting: another process installs VS Code ${version.vscode}`),
    make: (unfinished) => build(version, unfinished, options),
  });
  return describe(version, folder);
}

function describe(version: HostVersion, folder: string): HostInstallation {
  const modules = path.join(folder, 'node_modules');
  return {
    version,
    vscodeFolder: path.join(modules, 'code-server', 'lib', 'vscode'),
    nodePath: path.join(modules, nodePackage(), 'bin', 'node'),
  };
}

/** The npm package that carries ripgrep's executable for this machine. */
function ripgrepPackage(): string {
  return `@vscode/ripgrep-${process.platform}-${process.arch}`;
}

/** The npm package that carries Node's executable and its headers for this machine. */
function nodePackage(): string {
  return `node-${process.platform}-${process.arch}`;
}

async function build(version: HostVersion, folder: string, options: InstallOptions): Promise<void> {
  const started = Date.now();
  const { log } = options;
  log(`installing VS Code ${version.vscode} (code-server ${version.codeServer}), once`);
  await writeFile(path.join(folder, 'package.json'), '{ "private": true }\n');
  const npm = await npmRunner(folder, version);
  // Scripts stay off: code-server's own one downloads binaries from outside the registry.
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const packages = [
    `code-server@${version.codeServer}`,
    `${nodePackage()}@${version.node}`,
    ...(version.ripgrep === undefined ? [] : [`${ripgrepPackage()}@${version.ripgrep}`]),
  ];
  log('  1/3 packages from the npm registry');
  await npm(folder, ['install', ...quiet, '--save-exact', ...version.npmFlags, ...packages]);
  const { vscodeFolder } = describe(version, folder);
  log("  2/3 VS Code's own modules");
  await npm(vscodeFolder, ['install', ...quiet, '--omit=dev', ...version.npmFlags]);
  log(`  3/3 native modules: ${version.nativeModules.join(', ')}`);
  await npm(vscodeFolder, ['rebuild', '--loglevel=error', ...version.nativeModules]);
  await placeRipgrep(version, folder);
  await checkNativeModules(version, folder);
  log(`  done in ${Math.round((Date.now() - started) / 1000)} s`);
}

/** Puts the executable where VS Code's own ripgrep package would have put the one it downloads. */
async function placeRipgrep(version: HostVersion, folder: string): Promise<void> {
  if (version.ripgrep === undefined) return;
  const { vscodeFolder } = describe(version, folder);
  const source = path.join(folder, 'node_modules', ripgrepPackage(), 'bin', 'rg');
  await cp(source, path.join(vscodeFolder, 'node_modules', '@vscode', 'ripgrep', 'bin', 'rg'));
}

/** A module that did not build would only show as an editor that never starts, so each one is loaded. */
async function checkNativeModules(version: HostVersion, folder: string): Promise<void> {
  const { vscodeFolder, nodePath } = describe(version, folder);
  for (const name of version.nativeModules) {
    const modulePath = path.join(vscodeFolder, 'node_modules', name);
    await runStep(nodePath, ['-e', `require(${JSON.stringify(modulePath)})`], {
      cwd: vscodeFolder,
      env: process.env,
      what: `loading ${name} of VS Code ${version.vscode}`,
      timeout: stepTimeout,
    });
  }
}

type Npm = (cwd: string, args: readonly string[]) => Promise<void>;

/**
 * npm itself runs on the present Node; the scripts that it starts find the host's Node first, and
 * compile against that one's headers.
 */
async function npmRunner(folder: string, version: HostVersion): Promise<Npm> {
  const npmCli = await findNpm();
  const nodeFolder = path.join(folder, 'node_modules', nodePackage());
  const env = { ...withoutNpmRun(process.env) };
  env['PATH'] = `${path.join(nodeFolder, 'bin')}${path.delimiter}${env['PATH'] ?? ''}`;
  env['npm_config_nodedir'] = nodeFolder;
  return async (cwd, args) => {
    const what = `npm ${args[0]} for VS Code ${version.vscode}`;
    const step = { cwd, env, what, timeout: stepTimeout };
    await runStep(process.execPath, [npmCli, ...args, '--prefix', cwd], step);
  };
}

/** `npm run` describes the project it runs for in the environment; a nested npm must not see that. */
function withoutNpmRun(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const ofTheProject =
    /^(npm_(package|lifecycle|node_execpath|command|execpath)|INIT_CWD|npm_config_(local_prefix|prefix|node_gyp|workspace))/;
  return Object.fromEntries(Object.entries(env).filter(([key]) => !ofTheProject.test(key)));
}

/** Finds npm's own script: the one that runs us, or the one on the PATH. */
async function findNpm(): Promise<string> {
  const running = process.env['npm_execpath'];
  if (running && existsSync(running) && /npm-cli\.c?js$/.test(running)) return running;
  for (const folder of (process.env['PATH'] ?? '').split(path.delimiter)) {
    const candidate = path.join(folder, 'npm');
    if (!existsSync(candidate)) continue;
    const script = await realpath(candidate);
    if (script.endsWith('.js') && (await stat(script)).isFile()) return script;
  }
  throw new Error('npm was not found on the PATH; it is needed to install the editor host.');
}
