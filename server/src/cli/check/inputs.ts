// Which files a check looks at: files, folders and patterns as they were named, in a stable order.
import { stat } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { byCodeUnits, findFiles } from '../../node/find-files.ts';
import { globTest, hasSpecEnding } from '../../workspace/globs.ts';
import { CONFIG_FILE } from '../../workspace/settings.ts';
import type { Configs } from './configs.ts';

/** Name under which standard input is read and shown. */
export const STDIN = '-';
export const STDIN_NAME = '<stdin>';

export interface Input {
  /** The path as the user would name it. */
  readonly path: string;
  /** `named`: the user asked for this very file. `found`: it lies below what was asked for. */
  readonly origin: 'named' | 'found' | 'stdin';
}

export interface Trouble {
  readonly path: string;
  readonly reason: string;
}

export interface Inputs {
  readonly inputs: readonly Input[];
  readonly troubles: readonly Trouble[];
}

/** Resolves what the user named. Settings decide over found files only: who names a file wants it. */
export async function collectInputs(paths: readonly string[], configs: Configs): Promise<Inputs> {
  const found = new Map<string, Input>();
  const troubles: Trouble[] = [];
  for (const path of paths) {
    const { inputs, troubles: own } = await resolveOne(path, configs);
    troubles.push(...own);
    for (const input of inputs) {
      const key = input.origin === 'stdin' ? STDIN : resolve(input.path);
      if (!found.has(key) || input.origin === 'named') found.set(key, input);
    }
  }
  const inputs = [...found.values()].sort((a, b) => byCodeUnits(a.path, b.path));
  return { inputs, troubles };
}

async function resolveOne(path: string, configs: Configs): Promise<Inputs> {
  if (path === STDIN) return { inputs: [{ path: STDIN_NAME, origin: 'stdin' }], troubles: [] };
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory()) return search(path, hasSpecEnding, configs);
  if (found !== undefined) return { inputs: [{ path, origin: 'named' }], troubles: [] };
  if (!isPattern(path)) {
    return { inputs: [], troubles: [{ path, reason: 'There is no such file or folder.' }] };
  }
  const { base, pattern } = splitPattern(path);
  const matches = globTest([slashed(pattern)]);
  const prefix = slashed(join(base, sep));
  const accepts = (file: string): boolean =>
    hasSpecEnding(file) &&
    matches(base === '' ? slashed(file) : slashed(file).slice(prefix.length));
  const folder = base === '' ? '.' : base;
  const exists = (await stat(folder).catch(() => undefined))?.isDirectory() ?? false;
  const result = exists ? await search(folder, accepts, configs) : { inputs: [], troubles: [] };
  if (result.inputs.length > 0 || result.troubles.length > 0) return result;
  const reason = 'No YAML or JSON file matches this pattern.';
  return { inputs: [], troubles: [{ path, reason }] };
}

async function search(
  folder: string,
  accepts: (path: string) => boolean,
  configs: Configs,
): Promise<Inputs> {
  const { files, unreadable } = await findFiles(folder, {
    // Settings files are looked at where they hold, not where they lie.
    accepts: (path) => accepts(path) && basename(path) !== CONFIG_FILE,
  });
  // A settings file speaks for its folder even where nothing else is found.
  await configs.of(resolve(folder));
  const wanted = await Promise.all(
    files.map(async (path) => (await configs.of(dirname(resolve(path)))).wants(resolve(path))),
  );
  return {
    inputs: files
      .filter((_, index) => wanted[index] === true)
      .map((path) => ({ path, origin: 'found' })),
    troubles: unreadable.map((path) => ({ path, reason: 'The folder cannot be read.' })),
  };
}

function isPattern(path: string): boolean {
  return /[*?[\]{}]/.test(path);
}

/** The folder at the start of a pattern that holds no special character, and the rest. */
function splitPattern(path: string): { base: string; pattern: string } {
  const parts = path.split(sep === '/' ? '/' : /[\\/]/);
  const first = parts.findIndex(isPattern);
  const base = parts.slice(0, first).join(sep);
  return {
    base: path.startsWith('/') && base === '' ? sep : base,
    pattern: parts.slice(first).join('/'),
  };
}

function slashed(path: string): string {
  return sep === '/' ? path : path.split(sep).join('/');
}
