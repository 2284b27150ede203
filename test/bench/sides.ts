// The two servers that are compared, and what each is told about our schemas.
import { createRequire } from 'node:module';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** `ours`: the server as it ships. `theirs`: the YAML language server of Red Hat, from npm. */
export type Side = 'ours' | 'theirs';
export const sides: readonly Side[] = ['ours', 'theirs'];

const root = join(import.meta.dirname, '../..');
const require = createRequire(import.meta.url);

/** The folder of the package that is compared with. */
const theirPackage = dirname(findManifest());

function findManifest(): string {
  // The package exports no path, so that its manifest is found by that of its entry.
  let folder = dirname(require.resolve('yaml-language-server'));
  for (;;) {
    const manifest = join(folder, 'package.json');
    try {
      const { name } = JSON.parse(readFileSync(manifest, 'utf8')) as { name?: string };
      if (name === 'yaml-language-server') return manifest;
    } catch {
      // A folder without a manifest: the one above may have it.
    }
    folder = dirname(folder);
  }
}

/** Version of the other server. */
export function theirVersion(): string {
  const { version } = JSON.parse(readFileSync(join(theirPackage, 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}

/** Arguments for Node that start the server over its standard streams. */
export function programOf(side: Side): string[] {
  const program =
    side === 'ours'
      ? join(root, 'dist/server.cjs')
      : join(theirPackage, 'bin/yaml-language-server');
  return [program, '--stdio'];
}

/** The settings of a section as an editor would have them. */
export function settingsFor(side: Side, section: string | undefined): unknown {
  if (side === 'ours' || section !== 'yaml') return null;
  return {
    validate: true,
    hover: true,
    completion: true,
    schemaStore: { enable: false },
    kubernetesCRDStore: { enable: false },
    schemas: { [schemaUri]: '*.yaml' },
    maxItemsComputed: 100_000,
  };
}

/** One schema that tells our kinds apart, with each kind's own schema behind it. */
const schemaUri = writeSchema();

function writeSchema(): string {
  const folder = mkdtempSync(join(tmpdir(), 'oam-bench-schema-'));
  process.once('exit', () => rmSync(folder, { recursive: true }));
  const file = join(folder, 'oam.json');
  writeFileSync(file, JSON.stringify(combinedSchema()));
  return pathToFileURL(file).href;
}

function combinedSchema(): object {
  const folder = join(root, 'schemas/core.oam.dev/v1alpha1');
  const kinds = readdirSync(folder).map((file) => file.replace(/\.json$/, ''));
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    allOf: kinds.map((kind) => ({
      if: { properties: { kind: { const: kind } }, required: ['kind'] },
      then: { $ref: pathToFileURL(join(folder, `${kind}.json`)).href },
    })),
  };
}
