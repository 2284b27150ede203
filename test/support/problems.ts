// What tests of validation ask for: the problems of a text as an author would see them, and texts after a fix.
import { applyEdits, type TextEdit } from '../../server/src/base/text-edit.ts';
import { shift } from '../../server/src/base/text-range.ts';
import { validateDocument } from '../../server/src/features/validation/validate.ts';
import { validateReferences } from '../../server/src/features/validation/validate-references.ts';
import type { Fix, Problem, Severity } from '../../server/src/model/problem.ts';
import { defaultSettings, type Settings } from '../../server/src/workspace/settings.ts';
import { readSpecFile, type SpecFile } from '../../server/src/workspace/spec-file.ts';
import { Workspace, type Completeness } from '../../server/src/workspace/workspace.ts';
import { filesIn, nameOf, uriOf } from './workspace-fixture.ts';

/**
 * Settings, and how much of the world the text is. Left out, the files of a fixture are all there
 * are, and a single text is one of many that nobody has seen.
 */
export interface Conditions extends Partial<Settings> {
  readonly completeness?: Completeness;
}

/** A problem as its severity, its code, the text that it marks and its message. */
export type SeenProblem = readonly [Severity, string, string, string];

/** A problem whose places count from the start of the text. */
export interface PlacedProblem {
  readonly problem: Problem;
  /** Offset of the document that the problem belongs to. */
  readonly start: number;
  readonly file: SpecFile;
}

/** The world of a text: one file, or several where `--- file: name` starts each. */
function worldOf(
  text: string,
  { completeness }: Conditions,
  uri = 'file:///specs/app.yaml',
): Workspace {
  const world = new Workspace();
  const files = /^--- file: /m.test(text) ? filesIn(text) : undefined;
  world.completeness = completeness ?? (files === undefined ? 'partial' : 'complete');
  if (files === undefined) world.set(readSpecFile(uri, text));
  for (const [name, content] of files ?? []) world.set(readSpecFile(uriOf(name), content));
  return world;
}

/** Every problem of a text, in order. */
export function placedProblems(
  text: string,
  conditions: Conditions = {},
  uri?: string,
): readonly PlacedProblem[] {
  return problemsInWorld(worldOf(text, conditions, uri), conditions);
}

/** Every problem of each file, file by file. */
export function problemsInWorld(
  world: Workspace,
  conditions: Partial<Settings> = {},
): readonly PlacedProblem[] {
  const settings: Settings = { ...defaultSettings, ...conditions };
  return [...world.files()].flatMap((file) =>
    file.documents.flatMap(({ start, document }) => {
      const site = { uri: file.uri, document };
      return [
        ...validateDocument(file, document, settings),
        ...validateReferences({ site, workspace: world, settings }),
      ]
        .sort((a, b) => a.range.start - b.range.start)
        .map((problem) => ({ problem, start, file }));
    }),
  );
}

/** The text that a problem marks. */
export function markedText({ problem, start, file }: PlacedProblem): string {
  const { range } = problem;
  return file.lines.text.slice(start + range.start, start + range.end);
}

/** Every problem of a text as its author sees it. */
export function problemsIn(text: string, conditions: Conditions = {}, uri?: string): SeenProblem[] {
  return placedProblems(text, conditions, uri).map((placed) => {
    const { severity, code, message } = placed.problem;
    return [severity, code, markedText(placed), message];
  });
}

/** The places that help with the first problem of that code: `file: marked text: message`. */
export function relatedOf(code: string, text: string, conditions: Conditions = {}): string[] {
  const world = worldOf(text, conditions);
  const found = problemsInWorld(world, conditions).find(({ problem }) => problem.code === code);
  return (found?.problem.related ?? []).map(({ range, message, elsewhere }) => {
    const file = elsewhere === undefined ? found?.file : world.file(elsewhere.uri);
    const start = elsewhere === undefined ? found?.start : startOf(file, elsewhere.yaml);
    const marked =
      file?.lines.text.slice((start ?? 0) + range.start, (start ?? 0) + range.end) ?? '';
    return `${nameOf(file?.uri ?? '')}: ${marked}: ${message}`;
  });
}

function startOf(file: SpecFile | undefined, yaml: unknown): number {
  return file?.documents.find(({ document }) => document.yaml === yaml)?.start ?? 0;
}

/** The problems of one rule only. */
export function problemsOf(code: string, text: string, conditions: Conditions = {}): SeenProblem[] {
  return problemsIn(text, conditions).filter(([, found]) => found === code);
}

/** Severity, code and marked text of every problem: what is left when the wording does not matter. */
export function marksIn(text: string, conditions: Conditions = {}): string[] {
  return problemsIn(text, conditions).map(
    ([severity, code, marked]) => `${severity} ${code}: ${marked}`,
  );
}

/** Titles of the fixes of the first problem with that code; those that "fix all" applies end in `*`. */
export function fixTitles(code: string, text: string, conditions: Conditions = {}): string[] {
  return fixesOf(code, text, conditions).fixes.map(({ title, safety }) =>
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
  options: Conditions & { readonly title?: string } = {},
): string {
  const [after, ...more] = filesAfter(code, text, options).values();
  if (after === undefined || more.length > 0) throw new Error('Ask for the fixed files instead.');
  return after;
}

/** The files that a fix changes or makes, by name, as they are after it. */
export function fixedFiles(
  code: string,
  text: string,
  options: Conditions & { readonly title?: string } = {},
): Readonly<Record<string, string>> {
  const files = [...filesAfter(code, text, options)];
  return Object.fromEntries(files.map(([uri, after]) => [nameOf(uri), after]));
}

function filesAfter(
  code: string,
  text: string,
  { title, ...conditions }: Conditions & { readonly title?: string },
): ReadonlyMap<string, string> {
  const { fixes, found, world } = fixesOf(code, text, conditions);
  const fix = title === undefined ? fixes[0] : fixes.find((each) => each.title === title);
  if (fix === undefined) throw new Error(`${code} offers no such fix in:\n${text}`);
  const edits = editsByFile(fix, found, world);
  const changed = [...edits].map(
    ([file, own]) => [file.uri, applyEdits(file.lines.text, own)] as const,
  );
  return new Map([
    ...changed,
    ...(fix.newFiles ?? []).map((file) => [file.uri, file.text] as const),
  ]);
}

function editsByFile(
  fix: Fix,
  { file, start }: PlacedProblem,
  world: Workspace,
): ReadonlyMap<SpecFile, readonly TextEdit[]> {
  const byFile = new Map<SpecFile, TextEdit[]>();
  const add = (target: SpecFile, from: number, edits: readonly TextEdit[]): void => {
    const placed = edits.map(({ range, newText }) => ({ range: shift(range, from), newText }));
    if (placed.length > 0) byFile.set(target, [...(byFile.get(target) ?? []), ...placed]);
  };
  add(file, start, fix.edits);
  for (const { uri, yaml, edits } of fix.elsewhere ?? []) {
    const target = world.file(uri);
    if (target === undefined)
      throw new Error(`The fix "${fix.title}" edits no file of ours: ${uri}`);
    add(target, startOf(target, yaml), edits);
  }
  return byFile;
}

function fixesOf(code: string, text: string, conditions: Conditions) {
  const world = worldOf(text, conditions);
  const found = problemsInWorld(world, conditions).find(({ problem }) => problem.code === code);
  if (found === undefined) throw new Error(`no problem "${code}" in:\n${text}`);
  return { fixes: found.problem.fixes(), found, world };
}

/** Settings in which some rules are off, for tests that look at others. */
export function without(codes: readonly string[], settings: Conditions = {}): Conditions {
  const off = Object.fromEntries(codes.map((code) => [code, 'off' as const]));
  return { ...settings, rules: { ...off, ...settings.rules } };
}
