// The port FileSystem on the disk of this machine.
import {
  closeSync,
  constants,
  fstatSync,
  open,
  openSync,
  read,
  readFileSync,
  readSync,
} from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { DirectoryEntry, FileSystem } from '../base/ports.ts';
import { pathOfUri } from '../base/uri.ts';

/** Reads `file:` URIs; every other scheme, and whatever may not be read, is not there. */
export const diskFileSystem: FileSystem = {
  async readFile(uri, mostBytes = Number.POSITIVE_INFINITY) {
    const path = pathOfUri(uri);
    if (path === undefined) return undefined;
    return readRegular(path, mostBytes).catch(() => undefined);
  },
  async readDirectory(uri) {
    const path = pathOfUri(uri);
    return path === undefined ? undefined : listFolder(path);
  },
};

const openHandle = promisify(open);
const readHandle = promisify(read);

// Whoever opens a pipe waits for its other end otherwise. Windows has no such files, nor the flag.
const WITHOUT_WAITING =
  constants.O_RDONLY | ((constants as Partial<typeof constants>).O_NONBLOCK ?? 0);

/**
 * The bytes of a file, or its start; undefined for what is no file: whoever reads a pipe or a device
 * may wait forever. For thousands of files, each wait for the system costs more than the reading:
 * so only opening and reading are waited for, and the answers that are known by then are just taken.
 */
async function readRegular(path: string, mostBytes: number): Promise<Uint8Array | undefined> {
  const handle = await openHandle(path, WITHOUT_WAITING);
  try {
    const found = fstatSync(handle);
    if (!found.isFile()) return undefined;
    const buffer = Buffer.allocUnsafe(Math.min(found.size, mostBytes));
    let length = 0;
    // A system may answer with less than there is; nothing means that the file is shorter by now.
    while (length < buffer.length) {
      const { bytesRead } = await readHandle(handle, buffer, length, buffer.length - length, null);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return buffer.subarray(0, length);
  } finally {
    closeSync(handle);
  }
}

/**
 * The bytes of a file, a pipe or a device; of a file with more than `mostBytes`, its start. Throws
 * what the system says. Nothing else is done meanwhile: it is for programs that would only wait,
 * and for thousands of files the waiting costs more than the reading.
 */
export function readAtMost(path: string, mostBytes: number): Uint8Array {
  const handle = openSync(path, 'r');
  try {
    if (fstatSync(handle).size <= mostBytes) return readFileSync(handle);
    const buffer = new Uint8Array(mostBytes);
    return buffer.subarray(0, readSync(handle, buffer, 0, mostBytes, 0));
  } finally {
    closeSync(handle);
  }
}

/** The names in a folder, sorted so that every machine sees one order; undefined when it cannot be read. */
export async function listFolder(path: string): Promise<readonly DirectoryEntry[] | undefined> {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => undefined);
  if (entries === undefined) return undefined;
  const typed = await Promise.all(
    entries.map(async (entry): Promise<DirectoryEntry> => {
      const { name } = entry;
      if (entry.isFile()) return { name, type: 'file', isLink: false };
      if (entry.isDirectory()) return { name, type: 'directory', isLink: false };
      const isLink = entry.isSymbolicLink();
      return { name, type: isLink ? await typeOf(join(path, name)) : 'other', isLink };
    }),
  );
  return typed.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** What a link leads to; `other` when it leads nowhere. */
async function typeOf(path: string): Promise<DirectoryEntry['type']> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile()) return 'file';
  return found?.isDirectory() ? 'directory' : 'other';
}
