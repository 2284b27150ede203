// Secrets appear nowhere in what a run shows, in no form.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Redactor } from '../../server/src/deploy/redact.ts';
import { looksSecret } from '../../server/src/deploy/secret-keys.ts';

const canary = 'c4nary-v@lue/ü+1';
const encoded = (text: string) => Buffer.from(text).toString('base64');
const secret = (data: Readonly<Record<string, string>>) => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'login' },
  data,
});

function knowing(value: string): Redactor {
  const redactor = new Redactor();
  redactor.learn(secret({ password: encoded(value) }));
  return redactor;
}

describe('objects', () => {
  test('a secret shows its keys and which values are equal', () => {
    const shown = new Redactor().object({
      ...secret({ a: encoded('first'), b: encoded('second'), c: encoded('first') }),
      stringData: { d: 'second', e: '' },
    });
    expect(shown['data']).toEqual({ a: '<hidden #1>', b: '<hidden #2>', c: '<hidden #1>' });
    expect(shown['stringData']).toEqual({ d: '<hidden #2>', e: '' });
    expect(shown['metadata']).toEqual({ name: 'login' });
  });

  test('bytes that are no text are hidden as they are', () => {
    const bytes = Buffer.from([0xff, 0xfe, 1, 2, 3, 4]).toString('base64');
    const redactor = new Redactor();
    expect(redactor.object(secret({ k: bytes }))['data']).toEqual({ k: '<hidden #1>' });
    expect(redactor.text(`got ${bytes}`)).toBe('got <hidden #1>');
  });

  test('variables whose name tells it, and the same value anywhere before or after', () => {
    const shown = new Redactor().object({
      args: [`--login=${canary}`],
      env: [
        { name: 'DB_PASSWORD', value: canary },
        { name: 'LOG_LEVEL', value: 'info' },
      ],
      note: `it is ${canary}`,
    });
    expect(shown).toEqual({
      args: ['--login=<hidden #1>'],
      env: [
        { name: 'DB_PASSWORD', value: '<hidden #1>' },
        { name: 'LOG_LEVEL', value: 'info' },
      ],
      note: 'it is <hidden #1>',
    });
  });

  test('what kubectl remembers is hidden, and its secrets are known from then on', () => {
    const redactor = new Redactor();
    const key = 'kubectl.kubernetes.io/last-applied-configuration';
    const annotations = { [key]: JSON.stringify(secret({ p: encoded(canary) })) };
    const shown = redactor.object({ kind: 'Secret', apiVersion: 'v1', metadata: { annotations } });
    expect(JSON.stringify(shown)).toMatch(/"<hidden #\d+>"/);
    expect(JSON.stringify(shown)).not.toContain(encoded(canary));
    expect(redactor.text(canary)).toMatch(/^<hidden #\d+>$/);
  });

  test('what was redacted stays as it is', () => {
    const redactor = new Redactor();
    const once = redactor.object(secret({ a: encoded('1'), b: encoded('hidden') }));
    expect(redactor.object(once)).toEqual(once);
    expect(redactor.text(redactor.text('hidden 1'))).toBe('<hidden #2> <hidden #1>');
  });
});

describe('texts', () => {
  const bytes = [...Buffer.from(canary)];
  test.each([
    ['plain', canary],
    ['Base64', encoded(canary)],
    ['Base64 for URLs', Buffer.from(canary).toString('base64url')],
    ['quoted twice', JSON.stringify(JSON.stringify(canary))],
    ['in a URL', encodeURIComponent(canary)],
    ['as bytes', `[${bytes.join(' ')}]`],
    ['as bytes in Go', `[]byte{${bytes.map((byte) => `0x${byte.toString(16)}`).join(', ')}}`],
  ])('a secret is hidden %s', (_form, text) => {
    expect(knowing(canary).text(`Invalid value: ${text}: too long`)).toMatch(
      /^Invalid value: [^\w<]*(byte\{)?<hidden #1>[^\w]*: too long$/,
    );
  });

  test.each(['u:', 'us:', 'use:'])('a login %s… in Base64 does not show the secret', (user) => {
    const login = encoded(`${user}${canary}`);
    expect(knowing(canary).text(login)).toMatch(/^\w{2,8}<hidden #1>[\w=]{0,4}$/);
  });

  test('lines of a key and texts of a registry login are hidden on their own', () => {
    const pem = '-----BEGIN KEY-----\nMIIEowIBAAKCAQEA\n-----END KEY-----\n';
    expect(knowing(pem).text('near MIIEowIBAAKCAQEA')).toBe('near <hidden #1>');
    const login = JSON.stringify({ auths: { 'r.io': { password: 'pa55word!' } } });
    expect(knowing(login).text('got pa55word!')).toBe('got <hidden #1>');
  });

  test.each([
    ['https://me:s3cret@host/x', 'https://me:<hidden #1>@host/x'],
    ['https://host/x?a=1&access_token=abc#y', 'https://host/x?a=1&access_token=<hidden #1>#y'],
    ['Authorization: Bearer abcdefgh.ijk', 'Authorization: Bearer <hidden #1>'],
    ['token eyJhbGciOiJI.eyJzdWIi.c2ln is old', 'token <hidden #1> is old'],
    ['deployments.apps "web" not found', 'deployments.apps "web" not found'],
    ['Get https://10.0.0.1:6443/api?timeout=25s', 'Get https://10.0.0.1:6443/api?timeout=25s'],
  ])('%s is shown as %s', (text, shown) => {
    expect(new Redactor().text(text)).toBe(shown);
  });

  test('a short secret hides whole words only', () => {
    expect(knowing('80').text('port 80 of 1800')).toBe('port <hidden #1> of 1800');
  });

  test('no secret is left in any text', () => {
    const value = fc.string({ minLength: 4, maxLength: 30, unit: 'grapheme' });
    fc.assert(
      fc.property(value, fc.string(), fc.string(), (hidden, before, after) => {
        // The marks themselves are no secret.
        fc.pre(!'<hidden #1234567890>'.includes(hidden));
        const redactor = new Redactor();
        redactor.secret(hidden);
        const shown = redactor.text(`${before}${hidden}${after}`);
        expect(shown.replaceAll(/<hidden #\d+>/g, '\0')).not.toContain(hidden);
      }),
    );
  });
});

test.each([
  ['DB_PASSWORD', true],
  ['githubToken', true],
  ['MYSQLPASSWORD', true],
  ['AWS_SECRET_ACCESS_KEY', true],
  ['basic-auth', true],
  ['password', true],
  ['apiKey', true],
  ['private-key', true],
  ['clientSecret', true],
  ['AUTHOR', false],
  ['COMPASS', false],
  ['SECRET_NAME', false],
  ['tokenTtl', false],
  ['KEY', false],
  ['keyboard', false],
  ['domain', false],
  ['replicas', false],
])('%s looks secret: %s', (name, expected) => {
  expect(looksSecret(name)).toBe(expected);
});
