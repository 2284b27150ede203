// Containers: names, images, commands, pull secrets.
import { describe, expect, test } from 'vitest';
import {
  fixed,
  fixTitles,
  marksIn as allMarksIn,
  problemsIn as allProblemsIn,
  problemsOf,
  without,
} from '../support/problems.ts';

/** Memory is another matter; without a unit both profiles take it. */
const ELSEWHERE = ['bare-memory'];
const marksIn: typeof allMarksIn = (text, settings) =>
  allMarksIn(text, without(ELSEWHERE, settings));
const problemsIn: typeof allProblemsIn = (text, settings) =>
  allProblemsIn(text, without(ELSEWHERE, settings));

const DIGEST = `sha256:${'0a1b2c3d'.repeat(8)}`;

function withContainer(container: string, group = 'core.oam.dev'): string {
  return `apiVersion: ${group}/v1alpha1
kind: ComponentSchematic
metadata: {name: mail}
spec:
  workloadType: ${group}/v1alpha1.Worker
  containers:
    - ${container.replace(/\n/g, '\n      ')}
      resources: {cpu: {required: 1}, memory: {required: "64"}}
`;
}

describe('name', () => {
  test.each([
    ['name: Main_1.x', []],
    ['name: main unit', ['error invalid-container-name: main unit']],
    ['name: ""', ['error missing-container-name: ""']],
    ['name:', ['error missing-container-name: name']],
    ['name: 1', ['error missing-container-name: 1']],
  ])('%s', (name, expected) => {
    expect(marksIn(withContainer(`image: example/mail:1\n${name}`))).toEqual(expected);
  });

  test('is missing from a mapping, and from what is none', () => {
    expect(marksIn(withContainer('image: example/mail:1'))).toEqual([
      'error missing-container-name: image',
    ]);
    const text = withContainer('image: a:1').replace(/- image[^]*$/, '- example/mail:1\n');
    expect(marksIn(text)).toEqual(['error missing-container-name: example/mail:1']);
  });

  test('has small letters on Kubernetes', () => {
    const text = withContainer('name: MainUnit\nimage: example/mail:1');
    expect(problemsIn(text, { profile: 'rudr' })).toEqual([
      [
        'warning',
        'container-name-not-for-clusters',
        'MainUnit',
        'On Kubernetes the name of a container is 1 to 63 lower-case letters, digits or "-" that start and end with a letter or a digit; this one holds capital letters.',
      ],
    ]);
    expect(fixed('container-name-not-for-clusters', text, { profile: 'rudr' })).toContain(
      'name: main-unit\n',
    );
  });
});

describe('image', () => {
  const image = (text: string): string => withContainer(`name: main\nimage: ${text}`);

  test.each([
    ['nginx:1.17', []],
    ['localhost:5000/a/b_c__d-e.f:1.0', []],
    [`registry.example.com/shop/web:1@${DIGEST}`, []],
    [`nginx@${DIGEST}`, []],
    ['nginx', ['information image-without-tag: nginx']],
    ['localhost:5000/nginx', ['information image-without-tag: localhost:5000/nginx']],
    ['Nginx latest', ['error invalid-image: Nginx latest']],
    ['"nginx:"', ['error invalid-image: "nginx:"']],
    ['https://example.com/nginx:1', ['error invalid-image: https://example.com/nginx:1']],
    ['a//b:1', ['error invalid-image: a//b:1']],
    ['"nginx@sha256:12"', ['error invalid-image: "nginx@sha256:12"']],
    ['""', ['error missing-image: ""']],
    ['', ['error missing-image: image']],
    ['~', ['error missing-image: ~']],
    ['5', ['error image-object: 5']],
    ['"{{ .Values.image }}"', ['information template-text: "{{ .Values.image }}"']],
  ])('%s', (text, expected) => {
    expect(marksIn(image(text))).toEqual(expected);
  });

  test.each([
    ['Nginx latest', 'An image holds no blanks.'],
    ['example/Nginx:1', '"example/Nginx" holds capital letters, and paths have small ones only.'],
    ['-a.io/nginx:1', '"-a.io" is no registry.'],
    ['nginx@sha256:12', 'A sha256 digest has 64 digits; this one has 2.'],
    ['nginx@md5:12', 'A digest starts with "sha256:", "sha384:" or "sha512:".'],
  ])('%s is explained', (text, words) => {
    expect(problemsOf('invalid-image', image(text))[0]?.[3]).toBe(
      `${words} An image is [registry/]path[:tag][@digest].`,
    );
  });

  test('is missing', () => {
    const text = withContainer('name: main');
    expect(problemsIn(text)).toEqual([
      ['error', 'missing-image', 'name', 'Container "main" has no "image" to run.'],
    ]);
    expect(fixed('missing-image', text)).toMatch(/\n {6}image: \$\{1:.+\}\n/);
  });

  test('gets a tag inside its quotes', () => {
    expect(fixed('image-without-tag', image('"nginx"'))).toBe(image('"nginx:${1:latest}"'));
  });

  test('as a mapping becomes text', () => {
    const block = image(`\n  name: nginx:1.17\n  digest: ${DIGEST}`);
    expect(marksIn(block)).toEqual(['warning image-object: image']);
    expect(marksIn(block, { profile: 'rudr' })).toEqual(['error image-object: image']);
    expect(fixTitles('image-object', block)).toEqual(['Write the image as text *']);
    expect(fixed('image-object', block)).toBe(image(`nginx:1.17@${DIGEST}`));
    expect(fixed('image-object', image('{name: nginx, tag: "1.17"}'))).toBe(image('nginx:1.17'));
    expect(fixed('image-object', image('{"name": "nginx:1"}'))).toBe(image('"nginx:1"'));
    expect(fixTitles('image-object', image('{name: nginx, policy: x}'))).toEqual([]);
  });

  test('carries a digest for whoever asks for it, most of all in the draft', () => {
    const settings = { rules: { 'image-without-digest': 'warning' } } as const;
    expect(problemsOf('image-without-digest', image('nginx:1'), settings)[0]?.[3]).toContain(
      'should',
    );
    const draft = withContainer('name: main\nimage: nginx:1', 'core.hydra.io');
    expect(problemsOf('image-without-digest', draft, settings)[0]?.[3]).toContain('must');
    expect(marksIn(image('nginx:1'))).toEqual([]);
  });
});

describe('cmd and args', () => {
  const command = (text: string): string =>
    withContainer(`name: main\nimage: example/mail:1\n${text}`);

  test.each([
    ['cmd: [run]', []],
    ['cmd: run', ['error command-not-a-list: run']],
    ['args: {a: b}', ['error command-not-a-list: {a: b}']],
    ['args:', ['warning command-not-a-list: args']],
    [
      'args: [--port, 80, true, ]',
      ['error command-not-a-list: 80', 'error command-not-a-list: true'],
    ],
    ['command: [run]', ['warning unknown-key: command']],
  ])('%s', (text, expected) => {
    expect(marksIn(command(text))).toEqual(expected);
  });

  test.each([
    ['cmd: run --port=80', 'cmd: ["run", "--port=80"]', ' *'],
    ['cmd: "sh -c \'a && b\'"', 'cmd: ["sh", "-c", "\'a", "&&", "b\'"]', ''],
  ])('%s becomes a list', (before, after, star) => {
    expect(fixTitles('command-not-a-list', command(before))).toEqual([`Make it a list${star}`]);
    expect(fixed('command-not-a-list', command(before))).toBe(command(after));
  });

  test('numbers are quoted as they are written', () => {
    expect(fixed('command-not-a-list', command('args: [0x1F]'))).toBe(command('args: ["0x1F"]'));
    expect(fixed('unknown-key', command('command: [run]'))).toBe(command('cmd: [run]'));
  });
});

describe('pull secret', () => {
  const secret = (text: string, group?: string): string =>
    withContainer(`name: main\nimage: example/mail:1\nimagePullSecret: ${text}`, group);

  test.each([
    ['registry-key', []],
    ['Registry Key', ['information invalid-pull-secret: Registry Key']],
    ['""', ['information invalid-pull-secret: ""']],
    ['', ['warning invalid-pull-secret: imagePullSecret']],
    ['5', ['error invalid-pull-secret: 5']],
  ])('%s', (text, expected) => {
    expect(marksIn(secret(text))).toEqual(expected);
  });

  test('is not known in the draft', () => {
    const rules = { 'draft-description': 'off' } as const;
    expect(marksIn(secret('key', 'core.hydra.io'), { rules })).toEqual([
      'warning invalid-pull-secret: imagePullSecret',
    ]);
  });
});

test('two containers of one name', () => {
  const text = withContainer('name: main\nimage: example/mail:1').concat(
    '    - {name: main, image: "example/log:1", resources: {cpu: {required: 1}, memory: {required: "64"}}}\n',
  );
  expect(problemsIn(text)).toEqual([
    ['error', 'duplicate-container', 'main', 'Another container is already called "main".'],
  ]);
  expect(fixed('duplicate-container', text)).toBe(
    withContainer('name: main\nimage: example/mail:1'),
  );
});
