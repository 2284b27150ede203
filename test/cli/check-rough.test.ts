// `oam check` on broken and on huge input, and as a process that others stop or stop listening to.
import { describe, expect, test } from 'vitest';
import { component, findings, folderWith, misspelt, oam, startOam } from '../support/oam.ts';

const broken = component('web', 'workloadSettings: [');

describe('broken input gets an answer', () => {
  const utf16 = Buffer.from(`\uFEFF${misspelt}`, 'utf16le');
  test.each<[string, string | Uint8Array, object]>([
    ['NUL', misspelt.replace('name: web', 'name: w\0b'), { code: 'nul-byte', line: 4, column: 10 }],
    [
      'invalid UTF-8',
      Buffer.from(misspelt.replace('name: web', 'name: w\u00ffb'), 'latin1'),
      { code: 'invalid-encoding', line: 4, column: 10 },
    ],
    ['a byte order mark', `\uFEFF${misspelt}`, { code: 'unknown-key', line: 7, column: 3 }],
    ['UTF-16, little end first', utf16, { code: 'unknown-key', line: 7, column: 3 }],
    ['UTF-16, big end first', Buffer.from(utf16).swap16(), { code: 'unknown-key', line: 7 }],
    ['CRLF', misspelt.replaceAll('\n', '\r\n'), { code: 'unknown-key', line: 7, column: 3 }],
    ['deep nesting', component('web', `x: ${'['.repeat(50_000)}`), { code: 'nesting-too-deep' }],
    ['tabs', component('web', '\tosType: linux'), { severity: 'error', line: 7 }],
  ])('%s', async (_, content, expected) => {
    const cwd = folderWith({ 'web.yaml': content });
    expect(await findings([], cwd)).toContainEqual(expect.objectContaining(expected));
  });

  test('nine megabytes of documents', async () => {
    const count = Math.ceil(9_000_000 / misspelt.length);
    const documents = Array.from({ length: count }, (_, index) =>
      component(`web-${String(index)}`, 'osTyp: linux'),
    );
    const cwd = folderWith({ 'big.yaml': documents.join('---\n') });
    const { status, err } = await oam(['check', '--format', 'json'], { cwd });
    expect(err).toContain(`${count} warnings in 1 file, ${count} resources`);
    expect(status).toBe(0);
  }, 120_000);

  test('one line of nearly three megabytes', async () => {
    const cwd = folderWith({
      'big.json': `{"apiVersion":"core.oam.dev/v1alpha1","kind":"Trait","metadata":{"name":"a"},"spec":{"x":"${'x'.repeat(2_900_000)}"}}`,
    });
    const { out } = await oam(['check'], { cwd });
    expect(out).toMatch(/^big\.json:1:86 warning unknown-key "x" is not known here\./m);
    expect(out.length).toBeLessThan(2000);
  }, 60_000);
});

describe('what is too large to be checked', () => {
  const user = `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata: {name: shop}
spec:
  components: [{componentName: elsewhere, instanceName: main}]
`;

  test.each([
    [
      'a file',
      `${component('web')}---\n${`# ${'x'.repeat(70)}\n`.repeat(150_000)}`,
      'not checked large.yaml: This file is larger than 10 MB, so nothing in it is checked. Move parts of it to other files.',
    ],
    [
      'a document',
      `${component('web')}---\n${component('db')}${`# ${'x'.repeat(70)}\n`.repeat(50_000)}`,
      'not checked large.yaml: Line 16: This document is larger than 3 MB, so nothing in it is checked.',
    ],
  ])('%s is said to be, and what it may declare is not missed', async (_, text, said) => {
    const cwd = folderWith({ 'large.yaml': text, 'shop.yaml': user });
    const { status, out, err } = await oam(['check'], { cwd });
    expect(err).toContain(said);
    expect(status).toBe(2);
    expect(out).not.toMatch(/^\S+ error/m);
  });

  test('is no matter where it is no OAM', async () => {
    const cwd = folderWith({
      'data.json': `[${'1,'.repeat(6_000_000)}1]`,
      'web.yaml': component('web'),
    });
    const { status, err } = await oam(['check'], { cwd });
    expect(err).toBe('0 errors, 0 warnings in 1 file, 1 resource\n');
    expect(status).toBe(0);
  });
});

describe('a process among others', () => {
  test('goes on when its reader has seen enough, and keeps its exit status', async () => {
    const cwd = folderWith({
      'web.yaml': Array(2000).fill(broken.replace('[', '{ a: [')).join('---\n'),
    });
    const child = startOam(['check'], { cwd });
    child.stdin.end();
    child.stdout.once('data', () => child.stdout.destroy());
    let err = '';
    child.stderr.on('data', (data) => (err += String(data)));
    const status = await new Promise((done) => child.once('close', done));
    expect(err).toMatch(/^\d+ errors, .* in 1 file, 2000 resources\n$/);
    expect(status).toBe(1);
  });

  test.skipIf(process.platform === 'win32')('stops at Ctrl-C with status 130', async () => {
    const child = startOam(['check', '-']);
    let err = '';
    child.stderr.on('data', (data) => (err += String(data)));
    // Reading what is written shows that the command has come to wait for its input.
    await new Promise((done) => child.stdin.write('#'.repeat(300_000), done));
    child.kill('SIGINT');
    const status = await new Promise((done) => child.once('close', done));
    expect(err).toBe('');
    expect(status).toBe(130);
  });
});
