// What the extension costs the editor: loading its bundle, and its `activate()`.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Row } from '../figures.ts';

const runs = 15;

interface Activation {
  readonly load: number;
  readonly activate: number;
}

/**
 * The rows about the extension. Each run is a process of its own, with a stand-in for the editor that
 * answers at once, so they are about the code of the extension alone, in time of the processor.
 */
export function activationRows(): readonly Row[] {
  const bench = join(import.meta.dirname, '..');
  const args = [join(bench, 'activation.ts'), join(bench, '../../dist/extension.cjs')];
  const found = Array.from(
    { length: runs },
    () => JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as Activation,
  );
  const row = (work: string, key: keyof Activation, most: number): Row => ({
    work,
    unit: 'ms',
    ours: found.map((each) => each[key]),
    theirs: undefined,
    aim: { kind: 'most', most },
  });
  return [
    row('extension: activate(), with a stand-in for the editor', 'activate', 30),
    row('extension: loading its bundle', 'load', 30),
  ];
}
