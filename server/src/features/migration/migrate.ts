// Migrates documents of an API version that was replaced to the one that replaced it, as edits of their text.
import { applyEdits, type TextEdit } from '../../base/text-edit.ts';
import { shift, type TextRange } from '../../base/text-range.ts';
import { basenameOfUri } from '../../base/uri.ts';
import type { Dialect } from '../../model/dialects/dialect.ts';
import { dialectOf, dialects } from '../../model/dialects/registry.ts';
import { toDnsLabel } from '../../model/name-syntax.ts';
import type { PlacedDocument, SpecDocument, SpecFile } from '../../workspace/spec-file.ts';
import { resourceOf, type WorkspaceView } from '../../workspace/workspace.ts';
import { keyOfUse, type NameKey } from '../../workspace/name-key.ts';
import { migrateDocument, type DocumentMigration } from './document.ts';
import { followMigration } from './followers.ts';

/** The edits of one file. */
export interface FileEdits {
  readonly uri: string;
  /** In the order of the text, without overlaps; offsets in the file. */
  readonly edits: readonly TextEdit[];
}

/** Something that was left for the author, or made up. */
export interface PlacedNote {
  readonly uri: string;
  /** Where to look: offsets in the file after all of its edits. */
  readonly range: TextRange;
  readonly message: string;
}

export interface Migration {
  /** In the order of URIs; only files that change. */
  readonly files: readonly FileEdits[];
  readonly notes: readonly PlacedNote[];
}

/**
 * Migrates the documents of the given files whose API version has a successor. Documents of the
 * successor keep their text but for names that move, in those files and in all others that name
 * what is migrated. Everything else stays as it is.
 */
export function migrate(view: WorkspaceView, uris: Iterable<string>): Migration {
  const chosen = new Set(uris);
  const moved = movedNames(view, chosen);
  const files: FileEdits[] = [];
  const notes: PlacedNote[] = [];
  const all = [...view.files()].sort((a, b) => (a.uri < b.uri ? -1 : 1));
  for (const file of all) {
    if (file.type !== 'specs') continue;
    const migrated = migrateFile(view, file, { isChosen: chosen.has(file.uri), moved });
    if (migrated.edits.length > 0) files.push({ uri: file.uri, edits: migrated.edits });
    notes.push(...migrated.notes);
  }
  return { files, notes };
}

/** Whether a document belongs to an API version that was replaced. */
export function isMigratable(document: SpecDocument): boolean {
  return versionsOf(document) !== undefined;
}

interface Versions {
  readonly from: Dialect;
  readonly to: Dialect;
}

/** A document that only resembles an older version, by its kind or by a slip, is not taken for one. */
function versionsOf(document: SpecDocument): Versions | undefined {
  const resource = resourceOf(document);
  const from = resource?.dialect;
  const to = from?.successor === undefined ? undefined : dialectOf(from.successor);
  const isWritten = resource?.apiVersion?.value?.startsWith(`${from?.group ?? ''}/`) === true;
  return from === undefined || to === undefined || !isWritten ? undefined : { from, to };
}

/** Keys of the names that documents on their way declare. */
function movedNames(view: WorkspaceView, uris: ReadonlySet<string>): ReadonlySet<NameKey> {
  const keys = new Set<NameKey>();
  for (const uri of uris) {
    for (const { document } of view.file(uri)?.documents ?? []) {
      const resource = resourceOf(document);
      if (resource === undefined || !isMigratable(document)) continue;
      for (const use of document.names) {
        const key = use.does === 'declare' ? keyOfUse(resource, use) : undefined;
        if (key !== undefined) keys.add(key);
      }
    }
  }
  return keys;
}

interface FileSituation {
  readonly isChosen: boolean;
  readonly moved: ReadonlySet<NameKey>;
}

function migrateFile(
  view: WorkspaceView,
  file: SpecFile,
  { isChosen, moved }: FileSituation,
): { readonly edits: readonly TextEdit[]; readonly notes: readonly PlacedNote[] } {
  const edits: TextEdit[] = [];
  const notes: PlacedNote[] = [];
  let delta = 0;
  for (const [index, placed] of file.documents.entries()) {
    const { document, start } = placed;
    const versions = isChosen ? versionsOf(document) : undefined;
    const result =
      versions === undefined
        ? followMigration(document, isChosen ? 'all' : moved)
        : migrateDocument(document, { ...versions, view, spareName: spareName(file, index) });
    for (const note of result.notes) {
      notes.push({ uri: file.uri, range: shift(note.range, start + delta), message: note.message });
    }
    if (isChosen && versions === undefined) notes.push(...templateNotes(file, placed, delta));
    edits.push(...result.edits.map((edit) => ({ ...edit, range: shift(edit.range, start) })));
    delta += growth(document, result);
  }
  return { edits, notes };
}

function growth(document: SpecDocument, { edits }: DocumentMigration): number {
  return applyEdits(document.yaml.text, edits).length - document.yaml.text.length;
}

/** Text for a template tool is no document yet; its author is told when it looks like an older one. */
function templateNotes(file: SpecFile, placed: PlacedDocument, delta: number): PlacedNote[] {
  if (placed.document.oam.status !== 'template') return [];
  const { text } = placed.document.yaml;
  const older = dialects.find(
    ({ successor, apiVersion }) => successor !== undefined && text.includes(apiVersion),
  );
  if (older === undefined) return [];
  const at = text.indexOf(older.apiVersion);
  const range = shift({ start: at, end: at + older.apiVersion.length }, placed.start + delta);
  const message = 'A template tool fills this document in: it has to be migrated by hand.';
  return [{ uri: file.uri, range, message }];
}

/** A name after the file, for resources that have none. */
function spareName(file: SpecFile, index: number): string {
  const base = toDnsLabel(basenameOfUri(file.uri).replace(/\.\w+$/, '')) ?? 'spec';
  return index === 0 ? base : `${base}-${String(index + 1)}`;
}
