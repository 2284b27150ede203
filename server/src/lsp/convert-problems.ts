// Problems and their fixes in the shapes of the protocol.
import {
  CodeActionKind,
  DiagnosticSeverity,
  DiagnosticTag,
  type CodeAction,
  type CreateFile,
  type Diagnostic,
  type DiagnosticRelatedInformation,
  type SnippetTextEdit,
  type TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { TextEdit as OffsetEdit } from '../base/text-edit.ts';
import { shift } from '../base/text-range.ts';
import type { QuickFix } from '../features/fixes/fixes.ts';
import type { Elsewhere, Problem, RelatedPlace, Severity } from '../model/problem.ts';
import { toRange, toTextEdit, type Placement } from './convert.ts';

/** A document: its file, and where in that file it starts. */
export interface DocumentPlace {
  readonly placement: Placement;
  readonly start: number;
}

/** Finds other documents; undefined for one that is gone. */
export type FindPlace = (elsewhere: Elsewhere) => DocumentPlace | undefined;

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const TAGS = { deprecated: DiagnosticTag.Deprecated, unused: DiagnosticTag.Unnecessary } as const;

/** What goes with a problem besides the document it is in. */
export interface ProblemSetting {
  /** Where its rule is explained. */
  readonly page: string | undefined;
  readonly find: FindPlace;
}

export function toDiagnostic(
  place: DocumentPlace,
  problem: Problem,
  { page, find }: ProblemSetting,
): Diagnostic {
  const related = problem.related.flatMap((each) => toRelated(place, each, find));
  return {
    range: toRange(place.placement, shift(problem.range, place.start)),
    severity: SEVERITIES[problem.severity],
    code: problem.code,
    ...(page === undefined ? {} : { codeDescription: { href: page } }),
    source: 'oam',
    message: problem.message,
    ...(problem.tags.length === 0 ? {} : { tags: problem.tags.map((tag) => TAGS[tag]) }),
    ...(related.length === 0 ? {} : { relatedInformation: related }),
  };
}

function toRelated(
  place: DocumentPlace,
  { range, message, elsewhere }: RelatedPlace,
  find: FindPlace,
): DiagnosticRelatedInformation[] {
  const at = elsewhere === undefined ? place : find(elsewhere);
  if (at === undefined) return [];
  const { placement, start } = at;
  return [
    { location: { uri: placement.uri, range: toRange(placement, shift(range, start)) }, message },
  ];
}

/** A fix as a code action. Without `documentChanges` it must be of one plain edit list per file. */
export function toCodeAction(
  place: DocumentPlace,
  fix: QuickFix,
  setting: ProblemSetting & { readonly documentChanges: 'supported' | 'unsupported' },
): CodeAction | undefined {
  const edit =
    setting.documentChanges === 'supported'
      ? documentChanges(place, fix, setting.find)
      : plainChanges(place, fix, setting.find);
  if (edit === undefined) return undefined;
  return {
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [toDiagnostic(place, fix.problem, setting)],
    isPreferred: fix.preference === 'preferred',
    edit,
  };
}

function documentChanges(
  { placement }: DocumentPlace,
  fix: QuickFix,
  find: FindPlace,
): WorkspaceEdit | undefined {
  const changes: (TextDocumentEdit | CreateFile)[] = [];
  if (fix.edits.length > 0) {
    const edits = fix.edits.map((edit) => fixEdit(placement, edit, fix.format));
    changes.push(editsOf(placement.uri, edits));
  }
  for (const each of fix.elsewhere ?? []) {
    const at = find(each);
    // A fix of which one part has no place any more would leave things half done.
    if (at === undefined) return undefined;
    const edits = each.edits.map((edit) => placedEdit(at, edit));
    changes.push(editsOf(at.placement.uri, edits));
  }
  for (const { uri, text } of fix.newFiles ?? []) {
    const start = { line: 0, character: 0 };
    changes.push({ kind: 'create', uri, options: { overwrite: false, ignoreIfExists: false } });
    changes.push(editsOf(uri, [{ range: { start, end: start }, newText: text }]));
  }
  return { documentChanges: changes };
}

function editsOf(uri: string, edits: (TextEdit | SnippetTextEdit)[]): TextDocumentEdit {
  return { textDocument: { uri, version: null }, edits };
}

function fixEdit(
  placement: Placement,
  edit: OffsetEdit,
  format: QuickFix['format'],
): TextEdit | SnippetTextEdit {
  if (format === 'plain') return toTextEdit(placement, edit);
  const snippet = { kind: 'snippet' as const, value: edit.newText };
  return { range: toRange(placement, edit.range), snippet };
}

function placedEdit({ placement, start }: DocumentPlace, { range, newText }: OffsetEdit): TextEdit {
  return toTextEdit(placement, { range: shift(range, start), newText });
}

/** The older form, for clients that know neither versions nor new files. */
function plainChanges(
  { placement }: DocumentPlace,
  fix: QuickFix,
  find: FindPlace,
): WorkspaceEdit | undefined {
  if ((fix.newFiles?.length ?? 0) > 0) return undefined;
  const changes: Record<string, TextEdit[]> = {};
  changes[placement.uri] = fix.edits.map((edit) => toTextEdit(placement, edit));
  for (const each of fix.elsewhere ?? []) {
    const at = find(each);
    if (at === undefined) return undefined;
    const edits = each.edits.map((edit) => placedEdit(at, edit));
    changes[at.placement.uri] = [...(changes[at.placement.uri] ?? []), ...edits];
  }
  return { changes };
}
