// Names, labels, annotations, versions and descriptions of documents.
import { describe, expect, test } from 'vitest';
import { fixed, fixTitles, marksIn, problemsIn } from '../support/problems.ts';

function withMetadata(metadata: string, group = 'core.oam.dev'): string {
  return `apiVersion: ${group}/v1alpha1
kind: Trait
metadata:
${metadata.replace(/^/gm, '  ')}
spec:
  appliesTo: ["*"]
  properties:
    type: object
`;
}
const draft = (metadata: string): string => withMetadata(metadata, 'core.hydra.io');

describe('name', () => {
  test.each([
    ['mail', []],
    ['mail.v1_a-b', ['information name-not-for-clusters: mail.v1_a-b']],
    ['Mail', ['information name-not-for-clusters: Mail']],
    ['-mail', ['error invalid-name: -mail']],
    ['"my mail"', ['error invalid-name: "my mail"']],
    ['""', ['error missing-name: ""']],
    ['', ['error missing-name: name']],
    ['42', ['error missing-name: 42']],
    ['"42"', []],
    ['a'.repeat(63), []],
    ['a'.repeat(64), [`error invalid-name: ${'a'.repeat(64)}`]],
  ])('%s', (name, expected) => {
    expect(marksIn(withMetadata(`name: ${name}`))).toEqual(expected);
  });

  test('is explained in plain words', () => {
    expect(problemsIn(withMetadata('name: my mail'))[0]?.[3]).toBe(
      'A name must be 1 to 63 letters, digits, "-", "_" or "." that start and end with a letter or a digit; this one holds a blank.',
    );
    expect(fixed('invalid-name', withMetadata('name: My Mail'))).toContain('name: my-mail\n');
  });

  test('may be missing in the draft, and where a cluster makes one up', () => {
    expect(marksIn(withMetadata('labels: {a: b}'))).toEqual(['error missing-name: metadata']);
    expect(marksIn(draft('version: 1.0.0\ndescription: Hat'))).toEqual([
      'warning missing-name: metadata',
    ]);
    expect(marksIn(withMetadata('generateName: hat-'))).toEqual([]);
  });

  test('that is a number is quoted', () => {
    expect(fixed('missing-name', withMetadata('name: 012'))).toContain('name: "012"\n');
  });
});

describe('labels and annotations', () => {
  test.each([
    ['labels: [a, b]', ['error labels-not-a-map: [a, b]']],
    ['labels:', ['warning labels-not-a-map: labels']],
    ['labels: {a: 1}', ['error label-not-text: 1']],
    ['labels: {a: }', ['error label-not-text: a']],
    ['annotations: {a: true, b: "true"}', ['error label-not-text: true']],
    ['labels: {bad key: x}', ['error invalid-label-key: bad key']],
    ['labels: {example.com/a: x, app.kubernetes.io/name: y}', []],
    ['labels: {Example/a: x}', ['error invalid-label-key: Example/a']],
    ['labels: {a: has space}', ['information invalid-label-value: has space']],
    ['annotations: {a: has space}', []],
    ['labels: {a: ""}', []],
  ])('%s', (text, expected) => {
    expect(marksIn(withMetadata(`name: hat\n${text}`))).toEqual(expected);
  });

  test('the draft’s published list of labels is tolerated, though not by Rudr', () => {
    const text = draft('name: hat\nversion: 1.0.0\ndescription: Hat\nlabels: [a, b]');
    expect(marksIn(text)).toEqual([]);
    expect(marksIn(text, { profile: 'rudr' })).toEqual(['error labels-not-a-map: [a, b]']);
  });

  test('numbers keep their spelling when they are quoted', () => {
    expect(
      fixed('label-not-text', withMetadata('name: hat\nannotations:\n  rate: 1.50')),
    ).toContain('rate: "1.50"\n');
  });
});

describe('version and description', () => {
  test.each([
    ['"1.0.0"', []],
    ['v1.2.3-rc.1+build', []],
    ['"1.0"', ['warning version-not-semantic: "1.0"']],
    ['one', ['warning version-not-semantic: one']],
    ['1.0', ['error label-not-text: 1.0']],
  ])('annotation %s', (version, expected) => {
    expect(marksIn(withMetadata(`name: hat\nannotations:\n  version: ${version}`))).toEqual(
      expected,
    );
  });

  test('a version is completed', () => {
    const text = (version: string): string =>
      withMetadata(`name: hat\nannotations:\n  version: ${version}`);
    expect(fixed('version-not-semantic', text('v2'))).toBe(text('v2.0.0'));
    expect(fixed('version-not-semantic', text('"1.4-beta"'))).toBe(text('"1.4.0-beta"'));
    expect(fixTitles('version-not-semantic', text('one'))).toEqual([]);
  });

  test('move to the annotations, together, in block style', () => {
    const text = withMetadata(
      'name: hat\nversion: 1.0\n# What it is.\ndescription: |\n  A hat\n  to wear',
    );
    expect(marksIn(text)).toEqual([
      'warning metadata-version-moved: version',
      'warning metadata-version-moved: description',
    ]);
    expect(fixed('metadata-version-moved', text)).toBe(
      withMetadata(
        'name: hat\nannotations:\n  version: "1.0"\n  description: |\n    A hat\n    to wear\n# What it is.',
      ),
    );
    expect(fixTitles('metadata-version-moved', text)).toEqual(['Move to the annotations *']);
  });

  test('move into annotations that are there', () => {
    expect(
      fixed(
        'metadata-version-moved',
        withMetadata('version: 1.0.0\nname: hat\nannotations:\n  a: b'),
      ),
    ).toBe(withMetadata('name: hat\nannotations:\n  a: b\n  version: 1.0.0'));
    expect(
      fixed('metadata-version-moved', withMetadata('name: hat\nannotations:\nversion: 1.0.0')),
    ).toBe(withMetadata('name: hat\nannotations:\n  version: 1.0.0'));
  });

  test('move in flow style and in JSON', () => {
    const flow = (metadata: string): string =>
      `{apiVersion: core.oam.dev/v1alpha1, kind: Trait, metadata: ${metadata}, spec: {appliesTo: ["*"], properties: {type: object}}}`;
    expect(
      fixed('metadata-version-moved', flow('{name: hat, version: 1.0.0, description: Hat}')),
    ).toBe(flow('{name: hat, annotations: { version: 1.0.0, description: Hat }}'));
    expect(fixed('metadata-version-moved', flow('{"name": "hat", "version": "1.0.0"}'))).toBe(
      flow('{"name": "hat", "annotations": { "version": "1.0.0" }}'),
    );
  });

  test('a second version is removed at most', () => {
    const text = withMetadata('name: hat\nversion: 1.0.0\nannotations:\n  version: 1.0.0');
    expect(fixTitles('metadata-version-moved', text)).toEqual(['Remove it']);
  });

  test('are at home in the draft, which asks for them', () => {
    expect(marksIn(draft('name: hat\nversion: 1.0.0\ndescription: Hat'))).toEqual([]);
    expect(marksIn(draft('name: hat\nversion: one\ndescription: Hat'))).toEqual([
      'warning version-not-semantic: one',
    ]);
    expect(problemsIn(draft('name: hat'))).toEqual([
      [
        'information',
        'draft-description',
        'metadata',
        'The draft asks for "version" and "description" here.',
      ],
    ]);
  });

  test('are recommended to whoever asks for it', () => {
    const rules = { 'recommended-annotations': 'hint' } as const;
    const text = withMetadata('name: hat\nannotations:\n  version: 1.0.0');
    expect(marksIn(text)).toEqual([]);
    expect(problemsIn(text, { rules })[0]?.[3]).toBe(
      'An annotation "description" would help readers and tools.',
    );
  });
});
