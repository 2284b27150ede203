// `oam check` over specs of others: no error but the mistakes that their authors made, each explained here.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { corpusFolder } from '../support/corpus.ts';
import { oam, type JsonFinding } from '../support/oam.ts';

const folder = corpusFolder();

/** Errors that are the authors', by file and code, with the number of times each is found. */
const TRUE_ERRORS: readonly { file: string; code: string; times: number; because: string }[] = [
  {
    file: 'v1alpha1/oam-dev+rudr/HEAD/examples/singleton-nginx-config.yaml',
    code: 'trait-not-applicable',
    times: 1,
    because: 'An ingress on a worker, which has no address that requests could go to.',
  },
  {
    file: 'v1alpha1/oam-dev+spec/v0.1.0/2.overview_and_terminology.md.02.yaml',
    code: 'missing-spec',
    times: 2,
    because: 'The page shows two names side by side and leaves out what a resource needs besides.',
  },
  {
    file: 'v1alpha1/oam-dev+spec/v0.1.0/2.overview_and_terminology.md.03.yaml',
    code: 'duplicate-resource',
    times: 1,
    because: 'The page shows two objects of one kind and name as what must not be.',
  },
  {
    file: 'v1alpha1/oam-dev+spec/v0.1.0/2.overview_and_terminology.md.03.yaml',
    code: 'missing-spec',
    times: 2,
    because: 'The same page: which names clash, without any content.',
  },
];

/** Examples of the reference runtime that it refuses itself, as replaying them showed. */
const REFUSED_BY_RUDR: readonly (readonly [string, number])[] = [
  ['image-pull-secret.yaml invalid-cpu', 1],
  ['multi-component.yaml trait-parameter-values', 1],
  ['multi-server.yaml trait-parameter-values', 1],
  ['singleton-nginx-config.yaml trait-parameter-values', 1],
];

/** Files in which every document has an `apiVersion` and a `kind`. */
function wholeFiles(): readonly string[] {
  const lines = readFileSync(join(folder ?? '', 'MANIFEST.tsv'), 'utf8')
    .trim()
    .split('\n');
  return lines
    .slice(1)
    .map((line) => line.split('\t'))
    .filter((columns) => columns[7] === 'whole')
    .map(([path = '']) => path);
}

function tally(findings: readonly JsonFinding[], key: (finding: JsonFinding) => string) {
  const counts = new Map<string, number>();
  for (const finding of findings) counts.set(key(finding), (counts.get(key(finding)) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
}

async function check(profile: string): Promise<readonly JsonFinding[]> {
  const args = ['check', '--format', 'json', '--profile', profile, '--open', ...wholeFiles()];
  const { out, err } = await oam(args, { cwd: folder ?? '' });
  const findings = JSON.parse(out) as readonly JsonFinding[];
  const levels = tally(findings, ({ severity }) => severity);
  const codes = tally(findings, ({ code, severity }) => `${severity} ${code}`);
  const rows = [...levels, ...codes].map((row) => row.join(': '));
  console.info([`profile ${profile}: ${err.trim()}`, ...rows].join('\n  '));
  return findings;
}

describe.skipIf(folder === undefined)('whole files', () => {
  test('have no errors by the specification but those of their authors', async () => {
    const errors = (await check('spec')).filter(({ severity }) => severity === 'error');
    expect(tally(errors, ({ file, code }) => `${file} ${code}`)).toEqual(
      TRUE_ERRORS.map(({ file, code, times }) => [`${file} ${code}`, times]),
    );
  });

  test('of the reference runtime have errors by its own profile only where it refuses them', async () => {
    const errors = (await check('rudr')).filter(
      ({ severity, file }) => severity === 'error' && file.includes('/HEAD/examples/'),
    );
    expect(tally(errors, ({ file, code }) => `${file.split('/').pop() ?? ''} ${code}`)).toEqual(
      REFUSED_BY_RUDR,
    );
  });
});
