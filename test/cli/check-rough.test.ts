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

  test('ten megabytes of documents', async () => {
    const count = Math.ceil(10_000_000 / misspelt.length);
    const documents = Array.from({ length: count }, (_, index) =>
      component(`web-${String(index)}`, 'osTyp: linux'),
    );
    const cwd = folderWith({ 'big.yaml': documents.join('---\n') });
    const { status, err } = await oam(['check', '--format', 'json'], { cwd });
    expect(err).toContain(`${count} warnings in 1 file, ${count} resources`);
    expect(status).toBe(0);
  }, 120_000);

  test('one line of ten megabytes', async () => {
    const cwd = folderWith({
      'big.json': `{"apiVersion":"core.oam.dev/v1alpha1","kind":"Trait","metadata":{"name":"a"},"spec":{"x":"${'x'.repeat(10_000_000)}"}}`,
    });
    const { out } = await oam(['check'], { cwd });
    expect(out).toMatch(/^big\.json:1:86 warning unknown-key "x" is not known here\./m);
    expect(out.length).toBeLessThan(2000);
  }, 60_000);
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
