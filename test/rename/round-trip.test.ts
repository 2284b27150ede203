// Renaming to a fresh name and back: every byte is as before, and as many places were meant.
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../server/src/base/text-edit.ts';
import { referencesAt } from '../../server/src/features/navigation/references.ts';
import {
  prepareRename,
  renameAt,
  type Place,
  type Renaming,
} from '../../server/src/features/rename/rename.ts';
import { locationsOf, sitesIn } from '../../server/src/workspace/occurrences.ts';
import { readSpecFile } from '../../server/src/workspace/spec-file.ts';
import { Workspace } from '../../server/src/workspace/workspace.ts';
import { corpusFolder } from '../support/corpus.ts';
import { corpusSets } from '../support/corpus-sets.ts';
import { SYSTEM } from '../support/system.ts';
import { filesIn, uriOf } from '../support/workspace-fixture.ts';

type Files = ReadonlyMap<string, string>;

const FRESH = 'freshname';

interface Tally {
  renames: number;
  readonly faults: string[];
}

/** Tries each name of the files; answers how many could be renamed and what went wrong. */
function roundTrips(files: Files): Tally {
  const tally: Tally = { renames: 0, faults: [] };
  const workspace = workspaceFrom(files);
  for (const uri of files.keys()) {
    for (const { range } of locationsOf(workspace, sitesIn(workspace, uri))) {
      const place = { uri, offset: range.end };
      const prepared = prepareRename(workspace, place);
      if (prepared?.status !== 'renamable') continue;
      // Some authors name a scope like its type, which no scope may be named again.
      if (prepared.placeholder.includes('/')) continue;
      const fault = faultOf(workspace, place, prepared.placeholder);
      if (fault === undefined) tally.renames++;
      else tally.faults.push(`${uri}: ${prepared.placeholder}: ${fault}`);
    }
  }
  return tally;
}

function faultOf(before: Workspace, place: Place, oldName: string): string | undefined {
  const there = renameAt(before, place, FRESH);
  if (there?.status !== 'renamed') return there?.reason ?? 'not renamed';
  const after = applied(before, there);
  const moved = placeAfter(there, place);
  const meant = referencesAt(before, place, 'with-declarations').length;
  if (referencesAt(after, moved, 'with-declarations').length !== meant) return 'other references';
  const back = renameAt(after, moved, oldName);
  if (back?.status !== 'renamed') return back?.reason ?? 'not renamed back';
  const restored = applied(after, back);
  const lost = [...before.files()].find(
    ({ uri, lines }) => restored.file(uri)?.lines.text !== lines.text,
  );
  return lost === undefined ? undefined : `${lost.uri} is not as before`;
}

/** A place inside the name after the edits of its own file: those before it have moved it. */
function placeAfter({ files }: Renaming, { uri, offset }: Place): Place {
  const edits = files.find((file) => file.uri === uri)?.edits ?? [];
  const own = edits.findIndex(({ range }) => range.end >= offset);
  const grown = edits
    .slice(0, own)
    .reduce((sum, { range, newText }) => sum + newText.length - (range.end - range.start), 0);
  return { uri, offset: (edits[own]?.range.start ?? 0) + grown + 1 };
}

/** Another workspace after the edits; files without any are shared. */
function applied(before: Workspace, { files }: Renaming): Workspace {
  const after = new Workspace();
  for (const file of before.files()) {
    const edits = files.find(({ uri }) => uri === file.uri)?.edits;
    after.set(
      edits === undefined ? file : readSpecFile(file.uri, applyEdits(file.lines.text, edits), file),
    );
  }
  return after;
}

function workspaceFrom(files: Files): Workspace {
  const workspace = new Workspace();
  for (const [uri, text] of files) workspace.set(readSpecFile(uri, text));
  return workspace;
}

test('over a system that uses every sort of name', () => {
  const files = new Map([...filesIn(SYSTEM)].map(([name, text]) => [uriOf(name), text]));
  const { renames, faults } = roundTrips(files);
  expect(faults).toEqual([]);
  expect(renames).toBeGreaterThan(30);
});

describe.skipIf(corpusFolder() === undefined)('over the corpus sets', () => {
  test('every byte comes back', () => {
    let renames = 0;
    const faults: string[] = [];
    for (const files of corpusSets()) {
      const tally = roundTrips(files);
      renames += tally.renames;
      faults.push(...tally.faults);
    }
    console.info(`rename: ${renames} names to a fresh one and back`);
    expect(faults).toEqual([]);
    expect(renames).toBeGreaterThan(500);
  }, 120_000);
});
