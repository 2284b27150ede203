// The folder that a test cluster keeps its data in, and the removal of those that killed runs left.
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

const prefix = 'oam-cluster-';

/** A fresh folder, named after this process, so that the next run can tell whether it is in use. */
export async function temporaryFolder(): Promise<string> {
  await removeAbandoned();
  return mkdtemp(path.join(os.tmpdir(), `${prefix}${process.pid}-`));
}

/** Removes a folder with all that is in it. */
export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

async function removeAbandoned(): Promise<void> {
  for (const name of await readdir(os.tmpdir())) {
    const pid = name.startsWith(prefix) ? Number(name.slice(prefix.length).split('-')[0]) : NaN;
    if (!Number.isInteger(pid) || isRunning(pid)) continue;
    // One that belongs to somebody else stays.
    await removeFolder(path.join(os.tmpdir(), name)).catch(() => undefined);
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
