// The sets of the collection of public specs: a configuration with the files that hold what it refers to.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { corpusFolder } from './corpus.ts';

/** Texts by URI, set by set; empty when there is no collection, which tests have to say (`skipIf`). */
export function corpusSets(): readonly ReadonlyMap<string, string>[] {
  const folder = corpusFolder();
  if (folder === undefined) return [];
  const read = (path: string): string => readFileSync(join(folder, path), 'utf8');
  const sets = JSON.parse(read('v1alpha1-sets.json')) as readonly {
    readonly files: readonly string[];
  }[];
  return sets.map(
    ({ files }) =>
      new Map(files.map((path) => [`file:///${encodeURI(path)}`, read(path)] as const)),
  );
}
