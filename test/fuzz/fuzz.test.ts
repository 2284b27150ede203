// The fuzzer for a few seconds from a seed of its own, and every case that it found in the past.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { LineIndex } from '../../server/src/base/line-index.ts';
import { validateDocument } from '../../server/src/features/validation/validate.ts';
import { defaultSettings } from '../../server/src/workspace/settings.ts';
import { readSpecFile, type SpecFile } from '../../server/src/workspace/spec-file.ts';
import { Workspace } from '../../server/src/workspace/workspace.ts';
import { faultsAt, faultsOfProblems } from '../support/every-feature.ts';
import { misspelt } from '../support/oam.ts';
import { randomFrom } from '../support/random.ts';
import { anyEdit } from './edits.ts';
import { faultsOfCase, fuzz, type FuzzCase } from './fuzz.ts';
import { subjects } from './subjects.ts';

const { sets, fromCorpus } = subjects();
/** Give OAM_SEED to see a run again, and OAM_FUZZ_SECONDS for a longer one. */
const seed = Number(process.env['OAM_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const seconds = Number(process.env['OAM_FUZZ_SECONDS'] ?? 10);

describe.skipIf(fromCorpus === 0)('with the collection of public specs', () => {
  test('there are sets to edit', () => {
    expect(fromCorpus).toBeGreaterThan(50);
  });
});

it(
  'reads edited files as if they had been like that, and no feature fails on them',
  () => {
    const { steps, failures } = fuzz({ sets, seed, seconds });
    console.info(
      `fuzz: seed ${String(seed)}, ${String(seconds)} s, edits tried: ${String(steps)}, failures: ${String(failures.length)}`,
    );
    expect(failures).toEqual([]);
    expect(steps).toBeGreaterThan(20);
  },
  seconds * 1000 + 60_000,
);

const folder = join(import.meta.dirname, 'cases');

it.each(readdirSync(folder))('past case %s', (name) => {
  const found = JSON.parse(readFileSync(join(folder, name), 'utf8')) as FuzzCase;
  expect(faultsOfCase(found)).toEqual([]);
});

it('edits whole characters, inside of the text, of every kind', () => {
  const random = randomFrom(seed);
  const kinds = new Set<string>();
  for (let step = 0; step < 2000; step++) {
    const text = sets[step % sets.length]?.[0] ?? '';
    const { kind, start, end } = anyEdit(text, random);
    kinds.add(kind);
    expect(0 <= start && start <= end && end <= text.length).toBe(true);
    expect(/^[\uDC00-\uDFFF]/.test(text.slice(start))).toBe(false);
  }
  expect(kinds.size).toBeGreaterThanOrEqual(15);
});

it('sees problems and edits that lie outside of their text', () => {
  const [long, short] = [
    readSpecFile('file:///a.yaml', misspelt),
    readSpecFile('file:///a.yaml', 'kind: A\n'),
  ];
  const [placed] = long.documents;
  const problems = validateDocument(long, placed!.document, defaultSettings);
  expect(faultsOfProblems(placed!, problems)).toEqual([]);
  expect(faultsOfProblems(short.documents[0]!, problems)).not.toEqual([]);
  expect(faultsAt({ view: viewOf(long), file: long }, 12)).toEqual([]);
  expect(
    faultsAt({ view: viewOf(long), file: { ...long, lines: new LineIndex('kind') } }, 12),
  ).not.toEqual([]);
});

function viewOf(file: SpecFile): Workspace {
  const view = new Workspace();
  view.set(file);
  return view;
}
