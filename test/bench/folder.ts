// Folders that a measurement needs, gone when the run ends.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { GeneratedFile } from './inputs.ts';

/** Writes the files into a fresh folder and answers its path. */
export function folderOf(files: readonly GeneratedFile[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'oam-bench-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const { path, text } of files) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return folder;
}
