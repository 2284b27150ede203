// What is downloaded: the packed extension, the part of it that every start reads, and all code of the programs.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { codeSize, startSize } from '../../../scripts/program-sizes.mjs';
import type { Row } from '../figures.ts';

const root = join(import.meta.dirname, '../../..');

/** The rows about sizes, in kB of 1,024 bytes. The extension counts when it has been packed. */
export function sizeRows(): readonly Row[] {
  const packed = readdirSync(root).find((name) => name.endsWith('.vsix'));
  return [
    row('code that the language server reads until the first problems', startSize('server'), 700),
    row('all code of the server and the command line, without sign-in', codeSize(), 700),
    ...(packed === undefined
      ? []
      : [row('packed extension', statSync(join(root, packed)).size, 1536)]),
  ];
}

function row(work: string, bytes: number, most: number): Row {
  return {
    work,
    unit: 'kB',
    ours: [bytes / 1024],
    theirs: undefined,
    aim: { kind: 'most', most },
  };
}
