// One problem of one file, with its place in the terms of people: what every output format is made from.
import type { TextRange } from '../../base/text-range.ts';
import type { Problem, RelatedPlace, Severity } from '../../model/problem.ts';
import type { PlacedDocument, SpecFile } from '../../workspace/spec-file.ts';
import type { WorkspaceView } from '../../workspace/workspace.ts';

/** A stretch of a file; lines and columns count from 1, columns in UTF-16 code units. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  /** Column behind the last character. */
  readonly endColumn: number;
}

export interface Finding extends Place {
  /** The path as the user gave it. */
  readonly file: string;
  readonly uri: string;
  readonly offset: number;
  readonly severity: Severity;
  readonly code: string;
  readonly rule: string | undefined;
  readonly message: string;
  readonly resource: ResourceName | undefined;
  readonly related: readonly RelatedFinding[];
  readonly source: SourceExcerpt;
}

/** A place that helps to understand a finding. */
export interface RelatedFinding extends Place {
  readonly message: string;
  readonly file: string;
  readonly uri: string;
}

export interface ResourceName {
  readonly apiVersion: string | undefined;
  readonly kind: string | undefined;
  readonly name: string | undefined;
}

/** The line of a finding; a window of it when it is very long. */
export interface SourceExcerpt {
  readonly text: string;
  /** The marked part, as offsets in `text`. */
  readonly start: number;
  readonly end: number;
}

/** Longer lines are cut: a JSON file may be one line of megabytes. */
const MAX_EXCERPT = 160;
const BEFORE_MARK = 60;

/** A document at its place in a file. */
export interface FoundIn {
  readonly file: SpecFile;
  readonly shownPath: string;
  readonly placed: PlacedDocument;
}

/** Where other documents are, and what their files are called. */
export interface Others {
  readonly workspace: WorkspaceView;
  readonly pathOf: (uri: string) => string;
}

/** A problem of a document as a finding of its file. */
export function findingOf(found: FoundIn, problem: Problem, others: Others): Finding {
  const { file, shownPath, placed } = found;
  const { code, rule, severity, message } = problem;
  const range = inFile(problem.range, placed);
  return {
    file: shownPath,
    uri: file.uri,
    offset: range.start,
    ...placeOf(file, range),
    severity,
    code,
    rule,
    message,
    resource: resourceOf(placed),
    related: problem.related.flatMap((related) => relatedFinding(found, related, others)),
    source: excerptOf(file, range),
  };
}

function relatedFinding(
  found: FoundIn,
  { range, message, elsewhere }: RelatedPlace,
  { workspace, pathOf }: Others,
): RelatedFinding[] {
  const file = elsewhere === undefined ? found.file : workspace.file(elsewhere.uri);
  const placed =
    elsewhere === undefined
      ? found.placed
      : file?.documents.find(({ document }) => document.yaml === elsewhere.yaml);
  if (file === undefined || placed === undefined) return [];
  const { uri } = file;
  const path = elsewhere === undefined ? found.shownPath : pathOf(uri);
  return [{ ...placeOf(file, inFile(range, placed)), message, file: path, uri }];
}

function inFile(range: TextRange, { start }: PlacedDocument): TextRange {
  return { start: range.start + start, end: range.end + start };
}

/** Where a stretch of a file lies. */
export function placeOf({ lines }: SpecFile, range: TextRange): Place {
  const start = lines.positionAt(range.start);
  const end = lines.positionAt(range.end);
  return {
    line: start.line + 1,
    column: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

/** What the document says that it is. */
export function resourceOf({ document: { oam } }: PlacedDocument): ResourceName | undefined {
  if (oam.status !== 'resource') return undefined;
  const { apiVersion, kind, metadata } = oam.resource;
  return { apiVersion: apiVersion?.value, kind: kind?.value, name: metadata?.name?.value };
}

/** The line in which a stretch starts. */
export function excerptOf({ lines }: SpecFile, range: TextRange): SourceExcerpt {
  const line = lines.lineRangeAt(range.start);
  const from =
    line.end - line.start <= MAX_EXCERPT
      ? line.start
      : Math.max(line.start, range.start - BEFORE_MARK);
  const to = Math.min(line.end, from + MAX_EXCERPT);
  const head = from > line.start ? '…' : '';
  const tail = to < line.end ? '…' : '';
  const shift = head.length - from;
  return {
    text: head + lines.slice(from, to) + tail,
    start: range.start + shift,
    end: Math.max(range.start, Math.min(range.end, to)) + shift,
  };
}

/** By file, then place, then code. */
export function compareFindings(a: Finding, b: Finding): number {
  return compare(a.file, b.file) || a.offset - b.offset || compare(a.code, b.code);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
