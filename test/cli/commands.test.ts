// The `oam` command around its checks: help, version, rules, the language server.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../scripts/setup.mjs';
import { oam, startOam } from '../support/oam.ts';

describe('help', () => {
  test.each([
    [['--help'], 'oam check examples/'],
    [['check', '--help'], 'oam check --format sarif . > oam.sarif'],
    [['help', 'check'], 'oam check --format sarif . > oam.sarif'],
    [['rules', '--help'], 'oam rules unknown-key'],
    [['lsp', '--help'], 'args = ["lsp", "--stdio"]'],
  ])('%j shows an example', async (args, example) => {
    const { status, out, err } = await oam(args);
    expect(out).toContain('Example');
    expect(out).toContain(example);
    expect(err).toBe('');
    expect(status).toBe(0);
  });

  test('of check names every option that check has', async () => {
    const { out } = await oam(['check', '--help']);
    const options = ['format', 'profile', 'config', 'max-warnings', 'open', 'no-color', 'help'];
    for (const option of options) expect(out).toMatch(new RegExp(`^  --${option} `, 'm'));
  });

  test('goes to standard error when no command is given', async () => {
    const { status, out, err } = await oam([]);
    expect(err).toContain('Usage: oam COMMAND');
    expect(out).toBe('');
    expect(status).toBe(2);
  });
});

test('the version is that of the package', async () => {
  const manifest = JSON.parse(readFileSync(join(root, 'server/package.json'), 'utf8')) as {
    version: string;
  };
  expect((await oam(['--version'])).out).toBe(`${manifest.version}\n`);
});

describe('rules', () => {
  test('are listed with number, levels and what must hold', async () => {
    const { out, status } = await oam(['rules']);
    expect(out).toMatch(
      /^R010 +unknown-key +warning +information +Every key is one that the specification defines\.$/m,
    );
    expect(status).toBe(0);
  });

  test.each(['unknown-key', 'R010', 'r010'])('are explained: %s', async (name) => {
    const { out } = await oam(['rules', name]);
    expect(out).toMatch(/^# unknown-key\n/m);
    expect(out).toContain('osType: linux');
    expect(out).toContain('oam-disable-next-line unknown-key');
  });

  test('are data for scripts', async () => {
    const { out } = await oam(['rules', 'unknown-key', '--format', 'json']);
    expect(JSON.parse(out)).toMatchObject([
      { code: 'unknown-key', rule: 'R010', level: { spec: 'warning', rudr: 'information' } },
    ]);
  });

  test('that do not exist are said so', async () => {
    const { status, out, err } = await oam(['rules', 'unknown-kee']);
    expect(err).toBe(
      'oam rules: There is no rule "unknown-kee". Did you mean unknown-key? See oam rules --help.\n',
    );
    expect(out).toBe('');
    expect(status).toBe(2);
  });
});

describe('lsp', () => {
  test('wants to be told how to talk', async () => {
    const { status, err } = await oam(['lsp']);
    expect(err).toBe('oam lsp: Say how to talk: --stdio. See oam lsp --help.\n');
    expect(status).toBe(2);
  });

  test('answers a client and ends with it', async () => {
    const child = startOam(['lsp', '--stdio', '--clientProcessId', String(process.pid)]);
    const send = (message: object) => {
      const text = JSON.stringify({ jsonrpc: '2.0', ...message });
      child.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
    };
    const params = { processId: process.pid, rootUri: null, capabilities: {} };
    send({ id: 1, method: 'initialize', params });
    let answer = '';
    let err = '';
    child.stderr.on('data', (data) => (err += String(data)));
    await new Promise<void>((done, fail) => {
      child.once('close', () => fail(new Error(err)));
      child.stdout.on('data', (data) => {
        answer += String(data);
        if (answer.includes('"capabilities"')) done();
      });
    });
    send({ method: 'initialized', params: {} });
    send({ id: 2, method: 'shutdown' });
    send({ method: 'exit' });
    expect(await new Promise((done) => child.once('close', done))).toBe(0);
  });
});
