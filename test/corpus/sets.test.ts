// Configurations with all that they refer to: the mistakes found are those that their authors made.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../server/src/base/text-edit.ts';
import { shift } from '../../server/src/base/text-range.ts';
import { readSpecFile } from '../../server/src/workspace/spec-file.ts';
import { resourceAs, Workspace } from '../../server/src/workspace/workspace.ts';
import { corpusFolder } from '../support/corpus.ts';
import { markedText, problemsInWorld, type PlacedProblem } from '../support/problems.ts';

const folder = corpusFolder();

interface Listed {
  readonly line: number | null;
}

/** One set, with the mistakes in it as somebody else's program found them. */
interface CorpusSet {
  readonly config: string;
  readonly name: string;
  /** First line of the configuration in its file. */
  readonly line: number;
  readonly files: readonly string[];
  readonly unresolved: readonly (Listed & { kind: string; name: string | null })[];
  readonly undeclaredParameterValues: readonly (Listed & { parameter: string })[];
  readonly undeclaredTraitProperties: readonly (Listed & { trait: string; property: string })[];
  readonly missingRequiredParameters: readonly (Listed & { parameter: string })[];
}

/** Where the list and the findings differ, and why. Each row has to be needed. */
const DIFFERENCES: readonly {
  readonly side: 'listed only' | 'found only';
  /** What is matched: the path of the file, a blank, the mistake. */
  readonly matching: RegExp;
  readonly because: string;
}[] = [
  {
    side: 'listed only',
    matching: /unresolved trait (?:Ingress|(?:my-)?app-ingress) /,
    because:
      'The ingress trait is built in, so the set need not define it. The draft goes by its type.',
  },
  {
    side: 'listed only',
    matching: /unresolved scope type core\.(?:hydra\.io|oam\.dev)\/v1alpha1\.Network /,
    because: 'The network scope is built in.',
  },
  {
    side: 'listed only',
    matching: /unresolved scope type null /,
    because: 'A scope without a type is a mistake of that document alone: missing-scope-type.',
  },
  {
    side: 'listed only',
    matching: /unresolved workloadType Server /,
    because:
      'The short name of a built-in type, in the component and not in the configuration: short-workload-type.',
  },
  {
    side: 'found only',
    matching: /property (?:host|CUSTOM_OBJECT) of ingress /i,
    because:
      'The list holds properties against definitions in the set only. The built-in trait has "hostname", and no "CUSTOM_OBJECT".',
  },
  {
    side: 'found only',
    matching: /fa8d490\/6\.operational_configuration\.md\.04\.yaml unresolved component frontend /,
    because: 'The list does not look into components that are written as a mapping.',
  },
];

describe.skipIf(folder === undefined)('the sets of the corpus', () => {
  const sets = folder === undefined ? [] : readSets(folder);

  test('have the mistakes of their authors, each at its place, and no others', () => {
    const differences = sets.flatMap((set) => compare(set));
    const listed = sets.flatMap(listedMistakes);
    const unexplained = differences.filter((difference) => explanationsOf(difference) === 0);
    const unused = DIFFERENCES.filter(
      ({ side, matching }) =>
        !differences.some((one) => one.side === side && matching.test(one.text)),
    );
    console.info(
      `sets: ${sets.length}, mistakes listed: ${listed.length}, ` +
        `found as listed: ${listed.length - differences.filter(({ side }) => side === 'listed only').length}, ` +
        `differences explained: ${differences.length - unexplained.length}`,
    );
    expect(unexplained).toEqual([]);
    expect(unused).toEqual([]);
    expect(listed.length).toBeGreaterThan(50);
  });
});

interface Difference {
  readonly side: 'listed only' | 'found only';
  readonly text: string;
}

function explanationsOf({ side, text }: Difference): number {
  return DIFFERENCES.filter((row) => row.side === side && row.matching.test(text)).length;
}

function readSets(from: string): readonly CorpusSet[] {
  return JSON.parse(readFileSync(join(from, 'v1alpha1-sets.json'), 'utf8')) as CorpusSet[];
}

function compare(set: CorpusSet): readonly Difference[] {
  const listed = listedMistakes(set);
  const found = foundMistakes(set);
  const only = (side: Difference['side'], these: readonly string[], those: readonly string[]) =>
    these
      .filter((mistake) => !those.includes(mistake))
      .map((mistake): Difference => ({ side, text: `${set.config} ${mistake}` }));
  return [...only('listed only', listed, found), ...only('found only', found, listed)];
}

/** The list, a line for each mistake. */
function listedMistakes(set: CorpusSet): readonly string[] {
  const at = ({ line }: Listed) => `in line ${String(line)}`;
  return [
    ...set.unresolved.map((one) => `unresolved ${one.kind} ${String(one.name)} ${at(one)}`),
    ...set.undeclaredParameterValues.map((one) => `undeclared ${one.parameter} ${at(one)}`),
    ...set.undeclaredTraitProperties.map(
      (one) => `property ${one.property} of ${one.trait} ${at(one)}`,
    ),
    ...set.missingRequiredParameters.map((one) => `missing ${one.parameter} ${at(one)}`),
  ];
}

/** The mistakes found in the configuration, in the same words. */
function foundMistakes(set: CorpusSet): readonly string[] {
  const world = worldOf(set);
  const uri = uriOf(set.config);
  const problems = problemsInWorld(world, { references: 'closed' }).filter(
    (placed) => placed.file.uri === uri && isInConfiguration(placed, set),
  );
  return problems.flatMap((placed) => mistakeIn(placed, world) ?? []);
}

function mistakeIn(placed: PlacedProblem, world: Workspace): string | undefined {
  const marked = markedText(placed);
  const at = `in line ${String(lineOf(placed))}`;
  switch (placed.problem.code) {
    case 'unknown-component':
      return `unresolved component ${marked} ${at}`;
    case 'unknown-trait':
      return `unresolved trait ${marked} ${at}`;
    case 'unknown-scope':
      return `unresolved scope ${marked} ${at}`;
    case 'undeclared-parameter-value':
      return `undeclared ${marked} ${at}`;
    case 'unknown-trait-property':
      return `property ${marked} of ${traitAround(placed)} ${at}`;
    case 'missing-parameter-value':
      // Marked is where the value goes; the list has the line in which the instance starts.
      return `missing ${neededBy(placed, world)} in line ${String(instanceLine(placed))}`;
    default:
      return undefined;
  }
}

function neededBy({ problem }: PlacedProblem, world: Workspace): string {
  const [place] = problem.related;
  const file = world.file(place?.elsewhere?.uri ?? '');
  const holder = file?.documents.find(({ document }) => document.yaml === place?.elsewhere?.yaml);
  if (file === undefined || holder === undefined || place === undefined) return 'nothing';
  const { start, end } = shift(place.range, holder.start);
  return file.lines.text.slice(start, end);
}

/** The instance that a problem lies in. */
function instanceAround({ problem, start, file }: PlacedProblem) {
  const placed = file.documents.find((each) => each.start === start);
  const configuration = placed && resourceAs(placed.document, 'configuration');
  return configuration?.components.find(
    ({ node }) => node.range.start <= problem.range.start && node.range.end >= problem.range.end,
  );
}

function instanceLine(placed: PlacedProblem): number {
  const start = instanceAround(placed)?.node.range.start ?? 0;
  return placed.file.lines.lineAt(placed.start + start) + 1;
}

function traitAround(placed: PlacedProblem): string {
  const { range } = placed.problem;
  const trait = instanceAround(placed)?.traits.find(
    ({ node }) => node.range.start <= range.start && node.range.end >= range.end,
  );
  return trait?.type?.value?.split('.').at(-1) ?? trait?.name?.value ?? '';
}

function lineOf({ problem, start, file }: PlacedProblem): number {
  return file.lines.lineAt(start + problem.range.start) + 1;
}

/** Some files hold several configurations, each of which is a set. */
function isInConfiguration({ start, file }: PlacedProblem, { line }: CorpusSet): boolean {
  const placed = file.documents.find((document) => document.start === start);
  const last = file.lines.lineAt(placed?.end ?? 0) + 1;
  return file.lines.lineAt(start) + 1 <= line && line <= last;
}

function uriOf(path: string): string {
  return `file:///${encodeURI(path)}`;
}

/**
 * The files of a set as one closed world. Early releases wrote `name` for `componentName`, which is
 * reported and mended by a fix: the list looks through it, so the fix is made first.
 */
function worldOf({ files }: CorpusSet): Workspace {
  const world = new Workspace();
  for (const path of files) {
    world.set(readSpecFile(uriOf(path), readFileSync(join(folder ?? '', path), 'utf8')));
  }
  for (;;) {
    const older = problemsInWorld(world).find(
      ({ problem }) =>
        problem.code === 'missing-component-name' &&
        problem.fixes().some(({ safety }) => safety === 'safe'),
    );
    if (older === undefined) return world;
    const fix = older.problem.fixes().find(({ safety }) => safety === 'safe');
    const edits = (fix?.edits ?? []).map(({ range, newText }) => ({
      range: shift(range, older.start),
      newText,
    }));
    world.set(readSpecFile(older.file.uri, applyEdits(older.file.lines.text, edits)));
  }
}
