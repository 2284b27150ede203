// Texts that somebody made to bring a reader down: each is read, checked and asked about in time that grows with its length.
import { expect, it } from 'vitest';
import { validateDocument } from '../../server/src/features/validation/validate.ts';
import { defaultSettings } from '../../server/src/workspace/settings.ts';
import { readSpecFile } from '../../server/src/workspace/spec-file.ts';
import { Workspace } from '../../server/src/workspace/workspace.ts';
import { cpuTime } from '../support/cpu-time.ts';
import { faultsAt, faultsOfFile } from '../support/every-feature.ts';

const head = `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata: {name: web}
`;
const DEEP = 100_000;
const MANY = 20_000;

function numbered(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join('');
}

/** Ten aliases of the level below at each level: ten to the power of the level when written out. */
const bomb = numbered(15, (level) =>
  level === 0
    ? 'x-0: &a0 [x, x, x, x, x, x, x, x, x, x]\n'
    : `x-${level}: &a${level} [${Array.from({ length: 10 }, () => `*a${level - 1}`).join(', ')}]\n`,
);

/** What it is called, its text, and a problem that has to be reported, if any. */
const cases: readonly (readonly [name: string, text: () => string, code?: string])[] = [
  ['a bomb of aliases', () => `${head}${bomb}spec: *a14\n`, 'too-many-aliases'],
  [
    'a bomb of merge keys',
    () => `${head}${bomb.replaceAll(/\[(\*.*)\]/g, '{<<: [$1]}')}spec: {<<: *a14}\n`,
  ],
  [
    'a chain of merge keys',
    () =>
      `${head}x: &m0 {a: 1}\n${numbered(3000, (index) => `x${index}: &m${index + 1} {<<: *m${index}, k${index}: 1}\n`)}spec: *m3000\n`,
    'too-many-aliases',
  ],
  [
    'a long chain of aliases',
    () =>
      `${head}spec:\n  k0: &a0 1\n${numbered(MANY, (index) => `  k${index + 1}: &a${index + 1} [*a${index}]\n`)}`,
    'too-many-aliases',
  ],
  ['brackets, deeply nested', () => `${head}spec: ${'['.repeat(DEEP)}`, 'nesting-too-deep'],
  [
    'brackets, nested and closed',
    () => `${head}spec: ${'['.repeat(DEEP)}${']'.repeat(DEEP)}\n`,
    'nesting-too-deep',
  ],
  ['braces, deeply nested', () => `${head}spec: ${'{a: '.repeat(DEEP)}`, 'nesting-too-deep'],
  ['lists of lists', () => `${head}spec:\n  ${'- '.repeat(DEEP)}x\n`, 'nesting-too-deep'],
  ['keys of keys', () => `${head}spec:\n  ${'? '.repeat(DEEP)}x\n`, 'nesting-too-deep'],
  [
    'maps of maps',
    () => `${head}spec:\n${numbered(2000, (index) => `${' '.repeat(index + 1)}a:\n`)}`,
    'nesting-too-deep',
  ],
  [
    'nested JSON in a text',
    () =>
      `${head.replace('ComponentSchematic', 'Trait')}spec:\n  properties: '${'['.repeat(DEEP)}'\n`,
    'trait-properties-json',
  ],
  [
    'a wide map',
    () => `${head}spec:\n${numbered(MANY, (index) => `  k${index}: 1\n`)}`,
    'unknown-key',
  ],
  [
    'a wide map in JSON',
    () =>
      `{"apiVersion": "core.oam.dev/v1alpha1", "kind": "Trait", "spec": {${numbered(MANY, (index) => `"k${index}": 1, `)}"z": 1}}`,
    'unknown-key',
  ],
  [
    'the same key again and again',
    () => `${head}spec:\n${'  k: 1\n'.repeat(MANY)}`,
    'duplicate-key',
  ],
  [
    'a long list of mistakes',
    () => `${head}spec:\n  parameters:\n${'    - {nam: x}\n'.repeat(MANY / 4)}`,
    'unknown-key',
  ],
  [
    'more comments than a call has arguments',
    () => `${head}${'# comment\n'.repeat(150_000)}`,
    'missing-spec',
  ],
  [
    'a long list of instances with traits',
    () =>
      `${head.replace('ComponentSchematic', 'ApplicationConfiguration')}spec:\n  components:\n${numbered(8000, (index) => `    - {componentName: c, instanceName: i${index}, traits: [{name: manual-scaler, properties: {replicaCount: -1}}]}\n`)}`,
    'negative-replicas',
  ],
  ['many tabs', () => `${head}spec:\n${'\t: [\n'.repeat(10_000)}`, 'tab-indentation'],
  ['a long line', () => `${head}spec: "${'x '.repeat(1_400_000)}"\n`, 'missing-spec'],
  [
    'a long line of blanks',
    () => `${head}spec: x${' '.repeat(100_000)}y #${' '.repeat(100_000)}\n${' '.repeat(100_000)}`,
  ],
  ['many markers', () => '---\n'.repeat(100_000)],
];

it.each(cases.map(([name, make, code]) => ({ name, make, code })))('$name', ({ make, code }) => {
  const text = make();
  const started = cpuTime();
  const file = readSpecFile('file:///hostile.yaml', text);
  const view = new Workspace();
  view.set(file);
  const problems = file.documents
    .slice(0, 1000)
    .flatMap(({ document }) => validateDocument(file, document, defaultSettings));
  if (code !== undefined) expect(problems.map((problem) => problem.code)).toContain(code);
  else expect(problems.filter((problem) => problem.code === 'nesting-too-deep')).toEqual([]);
  const places = [0, head.length + 8, text.length >> 1, text.length];
  expect(places.flatMap((offset) => faultsAt({ view, file }, offset))).toEqual([]);
  expect(faultsOfFile({ view, file })).toEqual([]);
  // What grows with the square of the length takes minutes.
  expect(cpuTime() - started).toBeLessThan(15_000);
});
