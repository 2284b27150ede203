// What tests of validation ask for: the problems of a text as an author would see them, and texts after a fix.
import { applyEdits } from '../../server/src/base/text-edit.ts';
import { validateDocument } from '../../server/src/features/validation/validate.ts';
import type { Problem, Severity } from '../../server/src/model/problem.ts';
import { defaultSettings, type Settings } from '../../server/src/workspace/settings.ts';
import { readSpecFile } from '../../server/src/workspace/spec-file.ts';

/** A problem as its severity, its code, the text that it marks and its message. */
export type SeenProblem = readonly [Severity, string, string, string];

/** A problem whose places count from the start of the text. */
export interface PlacedProblem {
  readonly problem: Problem;
  /** Offset of the document that the problem belongs to. */
  readonly start: number;
}

/** Every problem of a text, in order. */
export function placedProblems(
  text: string,
  settings: Partial<Settings> = {},
  uri = 'file:///specs/app.yaml',
): readonly PlacedProblem[] {
  const file = readSpecFile(uri, text);
  return file.documents.flatMap(({ start, document }) =>
    validateDocument(file, document, { ...defaultSettings, ...settings }).map((problem) => ({
      problem,
      start,
    })),
  );
}

/** Every problem of a text as its author sees it. */
export function problemsIn(
  text: string,
  settings: Partial<Settings> = {},
  uri?: string,
): SeenProblem[] {
  return placedProblems(text, settings, uri).map(({ problem, start }) => [
    problem.severity,
    problem.code,
    text.slice(start + problem.range.start, start + problem.range.end),
    problem.message,
  ]);
}

/** The problems of one rule only. */
export function problemsOf(
  code: string,
  text: string,
  settings: Partial<Settings> = {},
): SeenProblem[] {
  return problemsIn(text, settings).filter(([, found]) => found === code);
}

/** Severity, code and marked text of every problem: what is left when the wording does not matter. */
export function marksIn(text: string, settings: Partial<Settings> = {}): string[] {
  return problemsIn(text, settings).map(
    ([severity, code, marked]) => `${severity} ${code}: ${marked}`,
  );
}

/** Titles of the fixes of the first problem with that code; those that "fix all" applies end in `*`. */
export function fixTitles(code: string, text: string, settings: Partial<Settings> = {}): string[] {
  return fixesOf(code, text, settings).fixes.map(({ title, safety }) =>
    safety === 'safe' ? `${title} *` : title,
  );
}

/**
 * The text after a fix of the first problem with that code; the first fix when no title is given.
 * Tab stops of snippets are left in.
 */
export function fixed(
  code: string,
  text: string,
  options: Partial<Settings> & { readonly title?: string } = {},
): string {
  const { title, ...settings } = options;
  const { fixes, start } = fixesOf(code, text, settings);
  const fix = title === undefined ? fixes[0] : fixes.find((each) => each.title === title);
  if (fix === undefined) throw new Error(`${code} offers no such fix in:\n${text}`);
  const edits = fix.edits.map(({ range, newText }) => ({
    range: { start: range.start + start, end: range.end + start },
    newText,
  }));
  return applyEdits(text, edits);
}

function fixesOf(code: string, text: string, settings: Partial<Settings>) {
  const found = placedProblems(text, settings).find(({ problem }) => problem.code === code);
  if (found === undefined) throw new Error(`no problem "${code}" in:\n${text}`);
  return { fixes: found.problem.fixes(), start: found.start };
}

/** Settings in which some rules are off, for tests that look at others. */
export function without(
  codes: readonly string[],
  settings: Partial<Settings> = {},
): Partial<Settings> {
  const off = Object.fromEntries(codes.map((code) => [code, 'off' as const]));
  return { ...settings, rules: { ...off, ...settings.rules } };
}
