// How large the programs are, as the last build has written it down.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { programs } from './bundles.mjs';
import { root } from './setup.mjs';

/**
 * @typedef {object} ProgramSizes
 * @property {Readonly<Record<string, readonly string[]>>} starts the files that each program reads when it starts, by its name in bundles.mjs
 * @property {Readonly<Record<string, number>>} bytes of each file
 */

/** Shipped to nobody. */
export const sizesFile = join(root, 'out/program-sizes.json');

/** Bytes of the code that a program reads when it starts, without what it loads later. @param {keyof typeof programs} program */
export function startSize(program) {
  const { starts, bytes } = read();
  return sum((starts[program] ?? []).map((file) => bytes[file] ?? 0));
}

/** Bytes of all code of the language server and the command line, without the package that signs in to clusters. */
export function codeSize() {
  const { [programs.kubernetes.out]: _left, ...others } = read().bytes;
  return sum(Object.values(others));
}

/** @returns {ProgramSizes} */
function read() {
  return JSON.parse(readFileSync(sizesFile, 'utf8'));
}

/** @param {readonly number[]} numbers */
function sum(numbers) {
  return numbers.reduce((total, each) => total + each, 0);
}
