// Finds the oldest Node that is supported: on this machine, else from npm into the user's cache.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { cacheFolder, run } from './setup.mjs';

/** The extension host of the oldest supported VS Code runs on this line of Node. */
const line = 'v20.';
const pinned = '20.20.2';

/** The path of such a Node; undefined where none can be had. @returns {Promise<string | undefined>} */
export async function findOldestNode() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const here = [process.execPath, ...folders.map((folder) => join(folder, name))];
  return here.find(isOldest) ?? (await installedNode());
}

/** @type {(file: string) => boolean} */
function isOldest(file) {
  return existsSync(file) && spawnSync(file, ['--version']).stdout.toString().startsWith(line);
}

/** The packages that carry the executable for one platform each need no install script. */
async function installedNode() {
  const { platform, arch } = process;
  const prefix = platform === 'darwin' && arch === 'arm64' ? 'node-bin' : 'node';
  const carrier = `${prefix}-${platform === 'win32' ? 'win' : platform}-${arch}`;
  const folder = join(cacheFolder, `node-${pinned}`);
  const file = join(
    ...[folder, 'node_modules', carrier, 'bin'],
    platform === 'win32' ? 'node.exe' : 'node',
  );
  if (isOldest(file)) return file;
  await mkdir(folder, { recursive: true });
  const flags = ['--no-save', '--ignore-scripts', '--loglevel=error', '--prefix', folder];
  await run('npm', ['install', ...flags, `${carrier}@${pinned}`], { cwd: folder });
  return isOldest(file) ? file : undefined;
}
