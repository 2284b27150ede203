// Golden pairs: each file of test/cases/migration, migrated, reads like its golden twin. UPDATE_CASES=1 writes the twins.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { markedText, problemsInWorld } from '../support/problems.ts';
import { filesIn, nameOf, uriOf } from '../support/workspace-fixture.ts';
import { migrateTexts, worldOf } from './migrating.ts';

const folder = join(import.meta.dirname, '../cases/migration');
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml') && !name.endsWith('.golden.yaml'))
  .sort();

const HEADER = /^--- file: /m;

function textsOf(name: string): ReadonlyMap<string, string> {
  const text = readFileSync(join(folder, name), 'utf8');
  if (!HEADER.test(text)) return new Map([[uriOf(name), text]]);
  return new Map([...filesIn(text)].map(([file, content]) => [uriOf(file), content]));
}

/** The files after the migration, with the notes below. */
function shown(name: string): string {
  const { after, notes } = migrateTexts(textsOf(name));
  const files = [...after].map(([uri, text]) =>
    after.size > 1 ? `--- file: ${nameOf(uri)}\n${text}` : text,
  );
  return files.join('') + notes.map((note) => `# note, line ${note}\n`).join('');
}

describe.each(names)('%s', (name) => {
  const golden = join(folder, name.replace(/[.]yaml$/, '.golden.yaml'));

  test('reads like its golden twin', () => {
    const text = shown(name);
    if (process.env['UPDATE_CASES'] === '1') writeFileSync(golden, text);
    expect(existsSync(golden) ? readFileSync(golden, 'utf8') : undefined).toBe(text);
  });

  test('is not migrated twice', () => {
    const { after, notes } = migrateTexts(textsOf(name));
    const again = migrateTexts(after);
    expect(again.migration.files).toEqual([]);
    expect(notes).toEqual(expect.arrayContaining([...again.notes]));
  });

  test('keeps its comments', () => {
    const comments = (texts: Iterable<string>): string[] =>
      [...texts].flatMap((text) => text.match(/(?<=^|\s)#.*$/gm) ?? []).sort();
    const texts = textsOf(name);
    expect(comments(migrateTexts(texts).after.values())).toEqual(comments(texts.values()));
  });
});

/** Errors and warnings that remain: what the author got wrong, or what the new version has no place for. */
const REMAINING: Readonly<Record<string, readonly string[]>> = {
  // A version of two numbers is none in the draft either.
  'component.yaml': ['warning version-not-semantic: "2.1"'],
  // The note says that this property has to go elsewhere.
  'configuration.yaml': ['warning unknown-scope-property: LogAnalyticsWorkspaceId'],
  'definitions.yaml': [],
  'early-runtime.yaml': [],
  // Types of one's own do not belong in the group of the specification, old or new.
  'several-files.yaml': ['error scope-definition-type: core.oam.dev/v1alpha1.Zone'],
};

test.each(Object.entries(REMAINING))('%s checks clean afterwards', (name, remaining) => {
  const { after } = migrateTexts(textsOf(name));
  const problems = problemsInWorld(worldOf(after))
    .filter(({ problem }) => ['error', 'warning'].includes(problem.severity))
    .map((placed) => `${placed.problem.severity} ${placed.problem.code}: ${markedText(placed)}`);
  expect(problems).toEqual(remaining);
});
