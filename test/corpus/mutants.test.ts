// Breaks one thing at a time in sets of specs that belong together: it must be reported, there, and nothing else be new.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { applyEdits } from '../../server/src/base/text-edit.ts';
import { shift } from '../../server/src/base/text-range.ts';
import { validateDocument } from '../../server/src/features/validation/validate.ts';
import { validateReferences } from '../../server/src/features/validation/validate-references.ts';
import { defaultSettings, type Settings } from '../../server/src/workspace/settings.ts';
import { readSpecFile, type SpecFile } from '../../server/src/workspace/spec-file.ts';
import { resourceAs, Workspace } from '../../server/src/workspace/workspace.ts';
import { corpusFolder } from '../support/corpus.ts';
import { componentMutants, configurationMutants, type Mutant } from '../support/mutants.ts';

const folder = corpusFolder();
const settings: Settings = { ...defaultSettings, references: 'closed' };

interface Found {
  readonly file: string;
  readonly line: number;
  readonly code: string;
  readonly severity: string;
}

/** What a whole set is found to have, as the command line would say it. */
function problemsOf(files: readonly SpecFile[]): readonly Found[] {
  const workspace = new Workspace();
  for (const file of files) workspace.set(file);
  return files.flatMap((file) =>
    file.documents.flatMap(({ document, start }) => {
      const site = { uri: file.uri, document };
      return [
        ...validateDocument(file, document, settings),
        ...validateReferences({ site, workspace, settings }),
      ].map(({ code, severity, range }) => ({
        file: file.uri,
        line: file.lines.positionAt(start + range.start).line,
        code,
        severity,
      }));
    }),
  );
}

/** The problems that were not there before; `lineAfter` says where a line of the changed file is now. */
function newProblems(
  before: readonly Found[],
  after: readonly Found[],
  lineAfter: (found: Found) => number,
): Found[] {
  const key = ({ file, line, code }: Found): string => `${file} ${String(line)} ${code}`;
  const known = new Set(before.map((found) => key({ ...found, line: lineAfter(found) })));
  return after.filter((found) => !known.has(key(found)));
}

/** What became of one mutant. */
interface Outcome {
  readonly caught: boolean;
  readonly placed: boolean;
  readonly noise: readonly Found[];
  /** What to show of one that was missed. */
  readonly story: string;
}

interface Trial {
  readonly files: readonly SpecFile[];
  readonly before: readonly Found[];
  /** Which of the files is broken, and where the document starts. */
  readonly index: number;
  readonly start: number;
  readonly mutant: Mutant;
}

/** What follows from the broken thing, and so is no noise. */
const FOLLOWS: Readonly<Record<string, readonly string[]>> = {
  // What the parameter or variable was for is gone.
  parameter: ['missing-parameter-value', 'unused-variable'],
  'parameter of a variable': ['unused-parameter'],
  'type of a value': ['unused-variable'],
  variable: ['unused-variable'],
  // Who refers to the resource finds it no more.
  'name of a resource missing': ['unknown-component'],
  // The trait did something for the component.
  trait: ['volume-without-claim'],
  'property of a trait misspelt': ['volume-without-claim', 'missing-trait-property'],
  // Somebody wanted that port.
  'port number': ['ingress-unserved-port', 'undeclared-probe-port'],
};

/** Breaks one thing and looks; undefined where something was wrong before. */
function tryMutant({ files, before, index, start, mutant }: Trial): Outcome | undefined {
  const file = files[index] as SpecFile;
  const line = file.lines.positionAt(start + mutant.at).line;
  // The authors' own mistakes are not ours to find again.
  const known = before.filter((each) => each.file === file.uri && each.line === line);
  if (known.some(({ severity }) => severity === 'error' || severity === 'warning'))
    return undefined;
  const range = shift(mutant.edit.range, start);
  const text = applyEdits(file.lines.text, [{ range, newText: mutant.edit.newText }]);
  const changed = readSpecFile(file.uri, text, file);
  const last = file.lines.positionAt(range.end).line;
  const moved = changed.lines.lineCount - file.lines.lineCount;
  const found = newProblems(before, problemsOf(files.with(index, changed)), (each) =>
    each.file === file.uri && each.line >= last ? each.line + moved : each.line,
  );
  const hits = found.filter(({ code }) => mutant.codes.includes(code));
  const expected = [...mutant.codes, ...(FOLLOWS[mutant.kind] ?? [])];
  return {
    caught: hits.length > 0,
    placed: hits.some((hit) => hit.file === file.uri && hit.line === line),
    noise: found.filter(({ code }) => !expected.includes(code)),
    story: `${mutant.kind}: ${file.uri}:${String(line + 1)} found ${JSON.stringify(found)}`,
  };
}

function mutantsOf(files: readonly SpecFile[]): { index: number; start: number; mutant: Mutant }[] {
  const required = new Map<string, Set<string>>();
  for (const { document } of files.flatMap((file) => file.documents)) {
    const component = resourceAs(document, 'component');
    const names = component?.parameters
      .filter((parameter) => parameter.required?.value === true && parameter.default === undefined)
      .map((parameter) => parameter.name?.value ?? '');
    if (names !== undefined) required.set(component?.metadata?.name?.value ?? '', new Set(names));
  }
  return files.flatMap((file, index) =>
    file.documents.flatMap(({ document, start }) => {
      if (document.yaml.problems.length > 0) return [];
      const component = resourceAs(document, 'component');
      const configuration = resourceAs(document, 'configuration');
      const mutants = [
        ...(component ? componentMutants(document.yaml, component) : []),
        ...(configuration
          ? configurationMutants(document.yaml, configuration, (name) => required.get(name))
          : []),
      ];
      return mutants.map((mutant) => ({ index, start, mutant }));
    }),
  );
}

function outcomesOf(paths: readonly string[]): { kind: string; outcome: Outcome }[] {
  const files = paths.map((path) =>
    readSpecFile(`file:///${path}`, readFileSync(join(folder ?? '', path), 'utf8')),
  );
  const before = problemsOf(files);
  return mutantsOf(files).flatMap(({ index, start, mutant }) => {
    const outcome = tryMutant({ files, before, index, start, mutant });
    return outcome === undefined ? [] : [{ kind: mutant.kind, outcome }];
  });
}

function row(name: string, outcomes: readonly Outcome[]): string {
  const counts = [
    outcomes.length,
    outcomes.filter(({ caught }) => caught).length,
    outcomes.filter(({ placed }) => placed).length,
    outcomes.flatMap(({ noise }) => noise).length,
  ];
  return name.padEnd(32) + counts.map((count) => String(count).padStart(8)).join('');
}

test.skipIf(folder === undefined)(
  'every broken thing is reported where it is, and nothing else',
  () => {
    const sets = JSON.parse(readFileSync(join(folder ?? '', 'v1alpha1-sets.json'), 'utf8')) as {
      files: string[];
    }[];
    const all = sets.flatMap(({ files }) => outcomesOf(files));
    const kinds = [...new Set(all.map(({ kind }) => kind))];
    const outcomes = all.map(({ outcome }) => outcome);
    const rows = kinds.map((name) =>
      row(
        name,
        all.flatMap(({ kind, outcome }) => (kind === name ? [outcome] : [])),
      ),
    );
    console.info(
      [
        'kind                             mutants  caught  placed   noise',
        ...rows,
        row('all', outcomes),
      ].join('\n'),
    );
    const missed = outcomes.filter(({ placed, noise }) => !placed || noise.length > 0);
    expect(missed.map(({ story }) => story)).toEqual([]);
    expect(kinds.length).toBeGreaterThanOrEqual(15);
    expect(all.length).toBeGreaterThanOrEqual(1000);
  },
  120_000,
);
