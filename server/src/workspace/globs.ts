// Which files of a folder count: the `include` and `exclude` patterns of the settings, and what a spec can look like.
import picomatch from 'picomatch/posix.js';
import { dialects } from '../model/dialects/registry.ts';
import type { Settings } from './settings.ts';

/** Endings of files that may hold specs, in lower case. */
export const SPEC_ENDINGS: readonly string[] = ['.yaml', '.yml', '.json'];

/** Answers for a path relative to the folder, with `/` between its segments. */
export type PathTest = (path: string) => boolean;

/** True for names that end like a spec file. */
export function hasSpecEnding(path: string): boolean {
  const name = path.toLowerCase();
  return SPEC_ENDINGS.some((ending) => name.endsWith(ending));
}

/** Whether the settings of a folder let a file of it count; `exclude` wins over `include`. */
export function pathTestOf({ include, exclude }: Pick<Settings, 'include' | 'exclude'>): PathTest {
  const included = include.length === 0 ? () => true : globTest(include);
  const excluded = globTest(exclude);
  return (path) => included(path) && !excluded(path);
}

/** Whether a path matches one of the patterns. A pattern that ends in `/`, or names a folder, means all below it. */
export function globTest(patterns: readonly string[]): PathTest {
  const tests = patterns.flatMap((pattern) => {
    const clean = pattern.replace(/^\.?\//, '').replace(/\/+$/, '');
    return [clean, `${clean}/**`].flatMap(compile);
  });
  return (path) => tests.some((test) => test(path));
}

function compile(pattern: string): PathTest[] {
  try {
    return [picomatch(pattern, { dot: true, nonegate: true })];
  } catch {
    // A pattern that cannot be compiled (it is over-long, say) matches nothing.
    return [];
  }
}

const MARKS = dialects.flatMap(({ group, kinds }) => [`${group}/`, ...Object.keys(kinds)]);
const OAM_MARK = new RegExp(
  [...new Set(MARKS)]
    .filter((mark) => mark.includes('/') || mark.length > 'Trait'.length)
    .map((mark) => mark.replaceAll('.', '\\.'))
    .join('|'),
);

/**
 * A cheap look at a text before it is parsed: false when it names neither an OAM group nor one of
 * the kinds that only OAM has, so that nothing in it could be a spec.
 */
export function mayHoldSpec(text: string): boolean {
  return OAM_MARK.test(text);
}
