// The golden cases of rendering as they lie on disk.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { RenderOptions } from '../../server/src/render/rendering.ts';

/** A folder of YAML files with a file `expected.<target>.yaml` for each target that it is about. */
export interface RenderCase {
  readonly folder: string;
  /** The specs by URI. */
  readonly texts: ReadonlyMap<string, string>;
  /** Names of the files of what is expected. */
  readonly expected: readonly string[];
  /** What its file `options.json` says, if there is one. */
  readonly options: Partial<RenderOptions>;
}

const casesFolder = join(import.meta.dirname, '../cases/render');

export function renderCaseNames(): readonly string[] {
  return readdirSync(casesFolder).sort();
}

export function renderCase(name: string): RenderCase {
  const folder = join(casesFolder, name);
  const files = readdirSync(folder).sort();
  const inputs = files.filter((file) => file.endsWith('.yaml') && !file.startsWith('expected.'));
  const texts = inputs.map(
    (file) => [`file:///${file}`, readFileSync(join(folder, file), 'utf8')] as const,
  );
  const optionsFile = join(folder, 'options.json');
  const { variables = {}, ...options } = existsSync(optionsFile)
    ? (JSON.parse(readFileSync(optionsFile, 'utf8')) as Partial<RenderOptions>)
    : {};
  return {
    folder,
    texts: new Map(texts),
    expected: files.filter((file) => file.startsWith('expected.')),
    options: { ...options, variables: new Map(Object.entries(variables)) },
  };
}
