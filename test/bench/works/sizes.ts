// What is downloaded: the packed extension, and the part of it that every start reads.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Row } from '../figures.ts';

const root = join(import.meta.dirname, '../../..');

/** The rows about sizes, in kB of 1,024 bytes. The extension counts when it has been packed. */
export function sizeRows(): readonly Row[] {
  const packed = readdirSync(root).find((name) => name.endsWith('.vsix'));
  const files = [
    { work: 'bundle of the server and command line', file: 'dist/oam.cjs', most: 700 },
    ...(packed === undefined ? [] : [{ work: 'packed extension', file: packed, most: 1536 }]),
  ];
  return files
    .filter(({ file }) => existsSync(join(root, file)))
    .map(({ work, file, most }) => ({
      work,
      unit: 'kB',
      ours: [statSync(join(root, file)).size / 1024],
      theirs: undefined,
      aim: { kind: 'most', most },
    }));
}
