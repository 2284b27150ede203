// Problems and their fixes in the shapes of the protocol.
import {
  CodeActionKind,
  DiagnosticSeverity,
  DiagnosticTag,
  type CodeAction,
  type Diagnostic,
  type DiagnosticRelatedInformation,
} from 'vscode-languageserver';
import { shift } from '../base/text-range.ts';
import type { QuickFix } from '../features/fixes/fixes.ts';
import type { Problem, RelatedPlace, Severity } from '../model/problem.ts';
import { toRange } from './convert.ts';
import {
  toWorkspaceEdit,
  type DocumentPlace,
  type EditSetting,
  type FindPlace,
} from './convert-edits.ts';

/** How bad problems are, in the words of the protocol. */
export const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
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
    severity: severities[problem.severity],
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

/** A fix as a code action; undefined where a part of it has no place, or cannot be said to the client. */
export function toCodeAction(
  place: DocumentPlace,
  fix: QuickFix,
  setting: ProblemSetting & EditSetting,
): CodeAction | undefined {
  const edit = toWorkspaceEdit(place.placement, fix, setting);
  if (edit === undefined) return undefined;
  return {
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [toDiagnostic(place, fix.problem, setting)],
    isPreferred: fix.preference === 'preferred',
    edit,
  };
}
