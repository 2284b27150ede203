// Starts and stops the server of an installed VS Code, on a free port of this machine only.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type ProcessGroup, startGroup } from '../../machine/process-group.ts';
import type { HostInstallation } from './install.ts';
import type { Settings } from './settings.ts';

/** What a server is started with. */
export interface ServerOptions {
  readonly settings: Settings;
  /** Extra environment variables; the extension host inherits them. */
  readonly env?: NodeJS.ProcessEnv;
  /** Packaged extensions to install before the start. */
  readonly vsix?: readonly string[];
  /** Where the installed extensions are, instead of in the server's data. */
  readonly extensionsFolder?: string;
  /** Keeps the server's data (settings, extensions, logs) in this folder instead of a temporary one. */
  readonly dataFolder?: string;
  /** What a plain visit of the address opens. */
  readonly folder?: string;
  /** Whether the server ends by itself some minutes after its last page went away. */
  readonly lifetime: 'page' | 'process';
  /** Called with each line that the server prints. */
  readonly log?: (line: string) => void;
  /** Milliseconds until the server must listen. */
  readonly startTimeout?: number;
}

/** A server that listens. */
export interface RunningServer {
  readonly port: number;
  /** The address without a trailing slash. */
  readonly address: string;
  /** The authority of `vscode-remote:` addresses of files on this server. */
  readonly authority: string;
  /** Resolves when the process has ended, for whatever reason, with what it printed last. */
  readonly ended: Promise<string>;
  /** Ends the server and what it started, and removes its temporary data. */
  stop(): Promise<void>;
}

const installTimeout = 120_000;

/** Starts VS Code's server, and resolves when it listens. */
export async function startServer(
  host: HostInstallation,
  options: ServerOptions,
): Promise<RunningServer> {
  const temporary = options.dataFolder
    ? undefined
    : await mkdtemp(path.join(os.tmpdir(), 'oam-editor-host-'));
  const dataFolder = options.dataFolder ?? temporary!;
  const removeData = async () => {
    if (temporary) await rm(temporary, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await writeSettings(dataFolder, options.settings);
    for (const vsix of options.vsix ?? []) await installExtension(host, dataFolder, vsix);
    return await listen(host, dataFolder, options, removeData);
  } catch (error) {
    await removeData();
    throw error;
  }
}

async function writeSettings(dataFolder: string, settings: Settings): Promise<void> {
  const userFolder = path.join(dataFolder, 'data', 'User');
  await mkdir(userFolder, { recursive: true });
  await writeFile(path.join(userFolder, 'settings.json'), JSON.stringify(settings, null, 2));
}

/** Installs a packaged extension into `dataFolder`, for servers that are started with it later. */
export async function installExtension(
  host: HostInstallation,
  dataFolder: string,
  vsix: string,
): Promise<void> {
  const group = startVscode(host, {
    args: ['--server-data-dir', dataFolder, '--install-extension', vsix],
  });
  const bounded = setTimeout(() => group.signal('SIGKILL'), installTimeout);
  const { code, output } = await group.ended.finally(() => clearTimeout(bounded));
  if (code !== 0) {
    throw new Error(`Installing ${path.basename(vsix)} failed (${code}):\n${output}`);
  }
}

async function listen(
  host: HostInstallation,
  dataFolder: string,
  options: ServerOptions,
  removeData: () => Promise<void>,
): Promise<RunningServer> {
  const args = [
    ...['--host', '127.0.0.1', '--port', '0', '--without-connection-token'],
    ...['--accept-server-license-terms', '--telemetry-level', 'off'],
    ...['--server-data-dir', dataFolder, ...host.version.serverFlags],
    ...(options.extensionsFolder ? ['--extensions-dir', options.extensionsFolder] : []),
    ...(options.lifetime === 'page' ? ['--enable-remote-auto-shutdown'] : []),
    ...(options.folder ? [defaultFlag(options.folder), options.folder] : []),
  ];
  const { env, log } = options;
  const group = startVscode(host, { args, ...(env && { env }), ...(log && { log }) });
  const ended = group.ended.then(({ output }) => output);
  const stop = async () => {
    await group.stop();
    await removeData();
  };
  try {
    const port = await portOf(group, options.startTimeout ?? 60_000);
    const authority = `127.0.0.1:${port}`;
    return { port, authority, address: `http://${authority}`, ended, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The server's option that opens `folder`, which may be a workspace file too. */
function defaultFlag(folder: string): string {
  return folder.endsWith('.code-workspace') ? '--default-workspace' : '--default-folder';
}

interface Start {
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly log?: (line: string) => void;
}

/** In a group of its own, so that the extension hosts can be ended together with the server. */
function startVscode(host: HostInstallation, start: Start): ProcessGroup {
  const { args, env, log } = start;
  return startGroup(host.nodePath, [path.join('out', 'server-main.js'), ...args], {
    cwd: host.vscodeFolder,
    env: { ...editorEnvironment(process.env), ...env },
    ...(log && { log }),
  });
}

/** Our own environment, without what would change how the editor's Node behaves. */
function editorEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const unwanted = /^(NODE_OPTIONS|NODE_V8_COVERAGE|VSCODE_|ELECTRON_|npm_)/;
  const kept = Object.entries(env).filter(([key]) => !unwanted.test(key));
  // An empty marketplace: looking for extensions would reach beyond this machine.
  return { EXTENSIONS_GALLERY: '{}', ...Object.fromEntries(kept) };
}

function portOf(group: ProcessGroup, timeout: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`VS Code's server ${why}:\n${group.output()}`));
    const timer = setTimeout(() => fail(`did not listen within ${timeout / 1000} s`), timeout);
    void group.ended.then(() => {
      clearTimeout(timer);
      fail('ended before it listened');
    });
    group.onLine((line) => {
      const port = /Extension host agent listening on (\d+)/.exec(line)?.[1];
      if (!port) return;
      clearTimeout(timer);
      resolve(Number(port));
    });
  });
}
