// Edits of one or several files as the protocol's workspace edits, in the newer or the older form.
import type {
  CreateFile,
  SnippetTextEdit,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import type { TextEdit as OffsetEdit } from '../base/text-edit.ts';
import { shift } from '../base/text-range.ts';
import type { EditsElsewhere, Elsewhere, NewFile } from '../model/problem.ts';
import { toRange, toTextEdit, type Placement } from './convert.ts';

/** A document: its file, and where in that file it starts. */
export interface DocumentPlace {
  readonly placement: Placement;
  readonly start: number;
}

/** Finds other documents; undefined for one that is gone. */
export type FindPlace = (elsewhere: Elsewhere) => DocumentPlace | undefined;

/** What is to be changed. */
export interface Change {
  /** Offsets count from the start of the file at hand. */
  readonly edits: readonly OffsetEdit[];
  readonly elsewhere?: readonly EditsElsewhere[];
  readonly newFiles?: readonly NewFile[];
  readonly format: 'plain' | 'snippet';
}

export interface EditSetting {
  readonly find: FindPlace;
  /** Without it, an edit must be of one plain list per file. */
  readonly documentChanges: 'supported' | 'unsupported';
}

/** The change as one edit; undefined where a part of it has no place, or cannot be said to the client. */
export function toWorkspaceEdit(
  placement: Placement,
  change: Change,
  { find, documentChanges }: EditSetting,
): WorkspaceEdit | undefined {
  return documentChanges === 'supported'
    ? newerEdit(placement, change, find)
    : olderEdit(placement, change, find);
}

function newerEdit(
  placement: Placement,
  change: Change,
  find: FindPlace,
): WorkspaceEdit | undefined {
  // One list for each file: clients apply lists one after the other, and the first would move the second.
  const byFile = new Map<string, (TextEdit | SnippetTextEdit)[]>();
  const add = (uri: string, edits: readonly (TextEdit | SnippetTextEdit)[]): void => {
    const known = byFile.get(uri);
    if (known === undefined) byFile.set(uri, [...edits]);
    else known.push(...edits);
  };
  if (change.edits.length > 0) {
    const own = change.edits.map((edit) => ownEdit(placement, edit, change.format));
    add(placement.uri, own);
  }
  for (const each of change.elsewhere ?? []) {
    const at = find(each);
    // A change of which one part has no place any more would leave things half done.
    if (at === undefined) return undefined;
    add(
      at.placement.uri,
      each.edits.map((edit) => placedEdit(at, edit)),
    );
  }
  const created = (change.newFiles ?? []).flatMap(({ uri, text }) => newFile(uri, text));
  return {
    documentChanges: [...[...byFile].map(([uri, edits]) => editsOf(uri, edits)), ...created],
  };
}

function newFile(uri: string, text: string): (TextDocumentEdit | CreateFile)[] {
  const start = { line: 0, character: 0 };
  return [
    { kind: 'create', uri, options: { overwrite: false, ignoreIfExists: false } },
    editsOf(uri, [{ range: { start, end: start }, newText: text }]),
  ];
}

function editsOf(uri: string, edits: (TextEdit | SnippetTextEdit)[]): TextDocumentEdit {
  return { textDocument: { uri, version: null }, edits };
}

function ownEdit(
  placement: Placement,
  edit: OffsetEdit,
  format: Change['format'],
): TextEdit | SnippetTextEdit {
  if (format === 'plain') return toTextEdit(placement, edit);
  const snippet = { kind: 'snippet' as const, value: edit.newText };
  return { range: toRange(placement, edit.range), snippet };
}

function placedEdit({ placement, start }: DocumentPlace, { range, newText }: OffsetEdit): TextEdit {
  return toTextEdit(placement, { range: shift(range, start), newText });
}

/** The older form, for clients that know neither versions nor new files. */
function olderEdit(
  placement: Placement,
  change: Change,
  find: FindPlace,
): WorkspaceEdit | undefined {
  if ((change.newFiles?.length ?? 0) > 0) return undefined;
  const changes: Record<string, TextEdit[]> = {};
  changes[placement.uri] = change.edits.map((edit) => toTextEdit(placement, edit));
  for (const each of change.elsewhere ?? []) {
    const at = find(each);
    if (at === undefined) return undefined;
    const edits = each.edits.map((edit) => placedEdit(at, edit));
    changes[at.placement.uri] = [...(changes[at.placement.uri] ?? []), ...edits];
  }
  return { changes };
}
