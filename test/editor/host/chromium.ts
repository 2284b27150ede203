// Finds the Chromium that shows the headless VS Code, and starts it.
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const usualFolders = ['/usr/bin', '/usr/local/bin', '/snap/bin'];

/** The Chromium on this machine: `CHROMIUM_PATH`, or the first of the usual names; undefined if none. */
export function findChromium(): string | undefined {
  const named = process.env['CHROMIUM_PATH'];
  if (named) {
    if (isExecutable(named)) return named;
    throw new Error('CHROMIUM_PATH does not name an executable file.');
  }
  const folders = [...usualFolders, ...(process.env['PATH'] ?? '').split(path.delimiter)];
  return names
    .flatMap((name) => folders.map((folder) => path.join(folder, name)))
    .find((candidate) => isExecutable(candidate));
}

/** Finds Chromium; on Debian and its kin root gets the package installed, others are told its name. */
export function ensureChromium(log: (line: string) => void): string {
  const found = findChromium();
  if (found) return found;
  const help =
    'Chromium is needed to show the headless VS Code. Install the package "chromium" ' +
    '(apt-get install chromium), or name an executable in CHROMIUM_PATH.';
  if (process.getuid?.() !== 0 || !isExecutable('/usr/bin/apt-get')) throw new Error(help);
  log('installing the package "chromium", once');
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', 'chromium'],
  ]) {
    const { status, stderr } = spawnSync('/usr/bin/apt-get', args, {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: ['ignore', 'ignore', 'pipe'],
      encoding: 'utf8',
      timeout: 10 * 60_000,
    });
    if (status !== 0)
      throw new Error(`apt-get ${args[0]} failed.\n${stderr.slice(-2000)}\n${help}`);
  }
  const installed = findChromium();
  if (!installed) throw new Error(help);
  return installed;
}

/** Starts a Chromium without a window, which reaches this machine and nothing else. */
export function launchChromium(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    headless: true,
    timeout: 60_000,
    // Whoever starts it stops it; Playwright's own handlers would end the process before that.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
      '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1',
    ],
  });
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
