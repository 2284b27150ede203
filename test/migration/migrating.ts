// What tests of the migration share: a world of files, migrated, and how it reads afterwards.
import { applyEdits } from '../../server/src/base/text-edit.ts';
import { migrate, type Migration } from '../../server/src/features/migration/migrate.ts';
import { readSpecFile } from '../../server/src/workspace/spec-file.ts';
import { Workspace } from '../../server/src/workspace/workspace.ts';

export interface Migrated {
  readonly migration: Migration;
  /** The files after all edits, by URI. */
  readonly after: ReadonlyMap<string, string>;
  /** Each note as the text that it marks and what it says. */
  readonly notes: readonly string[];
}

/** Migrates all files, or those given. */
export function migrateTexts(
  texts: ReadonlyMap<string, string>,
  uris: Iterable<string> = texts.keys(),
): Migrated {
  const migration = migrate(worldOf(texts), uris);
  const after = new Map(texts);
  for (const { uri, edits } of migration.files) {
    after.set(uri, applyEdits(texts.get(uri) ?? '', edits));
  }
  const notes = migration.notes.map(({ uri, range, message }) => {
    const text = after.get(uri) ?? '';
    const line = text.slice(0, range.start).split('\n').length;
    return `${line} ${text.slice(range.start, range.end)}: ${message}`;
  });
  return { migration, after, notes };
}

/** A single text, migrated. */
export function migrateText(text: string): {
  readonly text: string;
  readonly notes: readonly string[];
} {
  const uri = 'file:///specs/app.yaml';
  const { after, notes } = migrateTexts(new Map([[uri, text]]));
  return { text: after.get(uri) ?? '', notes };
}

export function worldOf(texts: ReadonlyMap<string, string>): Workspace {
  const world = new Workspace();
  world.completeness = 'partial';
  for (const [uri, text] of texts) world.set(readSpecFile(uri, text));
  return world;
}
