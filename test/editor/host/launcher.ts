// Takes VS Code's own command-line arguments, and runs them in a headless VS Code shown by Chromium.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type EditorArguments, parseArguments } from './arguments.ts';
import { ensureChromium, launchChromium } from './chromium.ts';
import { installHost } from './install.ts';
import { startPageControl } from './page-control.ts';
import { startServer } from './server.ts';
import { type Settings, settingsForTests } from './settings.ts';
import { type HostVersion, selectHosts } from './versions.ts';
import { openWorkbench } from './workbench.ts';

/** Exit codes that are the launcher's own, apart from those of suites. */
const exitCodes = { broken: 70, timeout: 124, interrupted: 130 } as const;

const defaultSeconds = 600;

const log = (line: string) => process.stderr.write(`[host] ${line}\n`);
const cleanups: (() => Promise<unknown>)[] = [];

async function main(argv: readonly string[]): Promise<number> {
  const options = parseArguments(argv);
  const version = chosenVersion();
  if (options.printVersion) {
    process.stdout.write(`${version.vscode}\n`);
    return 0;
  }
  const host = await installHost(version, { log });
  const chromium = ensureChromium(log);
  return bounded(async () => {
    const control = await startPageControl();
    cleanups.push(() => control.stop());
    const server = await startServer(host, {
      settings: await settingsOf(options),
      env: { OAM_PAGE_CONTROL: control.address },
      vsix: options.vsix,
      ...(options.extensionsFolder && options.vsix.length === 0
        ? { extensionsFolder: options.extensionsFolder }
        : {}),
      // Should this process be killed, nobody is left to stop the server.
      lifetime: 'page',
      ...(process.env['OAM_HOST_VERBOSE'] ? { log } : {}),
    });
    cleanups.push(() => server.stop());
    const browser = await launchChromium(chromium);
    cleanups.push(() => browser.close());
    const exit = await openWorkbench(browser, server, {
      ...options,
      onPage: (page) => control.attach(page),
      print: (text) => process.stdout.write(`${text}\n`),
    });
    const serverEnded = server.ended.then((output) => {
      throw new Error(`VS Code's server ended early:\n${output}`);
    });
    return Promise.race([exit.code, serverEnded]);
  });
}

/** `OAM_EDITOR_HOST` names a host by version or label; without it, today's. */
function chosenVersion(): HostVersion {
  const [version, ...others] = selectHosts(process.env['OAM_EDITOR_HOST'] || 'today');
  if (!version || others.length > 0) throw new Error('OAM_EDITOR_HOST must name one host.');
  return version;
}

/** The run's own settings, and above them those that the caller put into its user data folder. */
async function settingsOf(options: EditorArguments): Promise<Settings> {
  // The test runner always passes --disable-workspace-trust, so the other state needs its own way.
  const restricted = process.env['OAM_EDITOR_TRUST'] === 'restricted';
  const base = settingsForTests(restricted ? 'restricted' : options.workspaceTrust);
  if (!options.userDataFolder) return base;
  const file = path.join(options.userDataFolder, 'User', 'settings.json');
  const text = await readFile(file, 'utf8').catch(() => '{}');
  return { ...base, ...(JSON.parse(text) as Settings) };
}

/** Ends a run that hangs, or that somebody interrupts. */
async function bounded(action: () => Promise<number>): Promise<number> {
  const seconds = Number(process.env['OAM_HOST_TIMEOUT'] || defaultSeconds);
  const stopped = Promise.withResolvers<number>();
  const timer = setTimeout(() => {
    log(`the run took longer than ${seconds} s (OAM_HOST_TIMEOUT), and is ended`);
    stopped.resolve(exitCodes.timeout);
  }, seconds * 1000);
  const interrupt = () => stopped.resolve(exitCodes.interrupted);
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt).on('SIGHUP', interrupt);
  try {
    return await Promise.race([action(), stopped.promise]);
  } finally {
    clearTimeout(timer);
    for (const cleanup of cleanups.reverse()) await cleanup();
  }
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    log(error instanceof Error ? error.message : String(error));
    process.exit(exitCodes.broken);
  },
);
