// The collection of specs from public repositories, for tests over many real files; it is not part of this repository.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export interface CorpusFile {
  /** Path below the folder of the collection. */
  readonly path: string;
  readonly text: string;
}

/** Where the collection is: the folder that OAM_CORPUS names, else one beside the checkout. */
export function corpusFolder(): string | undefined {
  const named = process.env['OAM_CORPUS'];
  const folder = named ?? join(import.meta.dirname, '../../../shared/corpus');
  return existsSync(folder) ? folder : undefined;
}

/** Its YAML and JSON files; empty when there is no collection, which tests have to say (`skipIf`). */
export function corpusFiles(): readonly CorpusFile[] {
  const folder = corpusFolder();
  if (folder === undefined) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /[.](ya?ml|json)$/.test(path))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));
}
