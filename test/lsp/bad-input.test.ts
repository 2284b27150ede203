// Texts that nobody should write: each gets an answer in time, and the server goes on.
import { expect, it } from 'vitest';
import { DocumentSymbolRequest, HoverRequest } from 'vscode-languageserver-protocol/node';
import { startServer } from '../support/server-process.ts';

const head = `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: web
`;
const good = `${head}spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/web:1.0.0
      resources: {cpu: {required: 1}, memory: {required: 64M}}
`;

function aliasBomb(): string {
  const lines = ['x-0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
  for (let level = 1; level < 15; level++) {
    const aliases = Array.from({ length: 10 }, () => `*a${String(level - 1)}`).join(', ');
    lines.push(`x-${String(level)}: &a${String(level)} [${aliases}]`);
  }
  return `${head}${lines.join('\n')}\nspec: *a14\n`;
}

function manyComponents(bytes: number): string {
  const parts: string[] = [];
  for (let size = 0, index = 0; size < bytes; index++) {
    const part = `---\n${good.replace('name: web', `name: web-${String(index)}`)}`;
    parts.push(part);
    size += part.length;
  }
  return parts.join('');
}

const cases: readonly (readonly [string, string, readonly string[]])[] = [
  ['nothing', '', []],
  ['only a byte order mark', '\uFEFF', []],
  ['a byte order mark before a good spec', `\uFEFF${good}`, []],
  ['Windows line breaks', good.replaceAll('\n', '\r\n'), []],
  ['old Macintosh line breaks', `${head}spec: {`.replaceAll('\n', '\r'), ['unclosed-bracket']],
  ['a NUL byte', `${good}#\0\n`, ['nul-byte']],
  ['tabs as indentation', good.replace('  workloadType', '\tworkloadType'), ['tab-indentation']],
  ['a key twice', good.replace('kind:', 'kind: Trait\nkind:'), ['duplicate-key']],
  ['an alias bomb', aliasBomb(), ['too-many-aliases']],
  ['an alias inside itself', `${head}spec: &s\n  parameters: [*s]\n`, ['too-many-aliases']],
  ['deep nesting', `${head}spec: ${'['.repeat(5000)}`, ['nesting-too-deep']],
  ['deep nesting of maps', `${head}spec: ${'{a: '.repeat(5000)}`, ['nesting-too-deep']],
  [
    'merge keys',
    good.replace('metadata:', 'metadata: &m').replace('spec:', 'x-copy: {<<: *m}\nspec:'),
    ['unknown-top-level-key'],
  ],
  ['half a surrogate pair', good.replace('web', 'w\uD83D'), ['invalid-name']],
  ['a list', '- apiVersion: core.oam.dev/v1alpha1\n', []],
];

it.each(cases)('%s', async (_name, text, expected) => {
  const server = await startServer();
  const uri = 'file:///bad.yaml';
  await server.open(uri, text);
  const { diagnostics } = await server.diagnostics(uri);
  const codes = diagnostics.map(({ code }) => code);
  if (expected.length === 0) expect(codes).toEqual([]);
  for (const code of expected) expect(codes).toContain(code);
  const textDocument = { uri };
  const position = { line: 4, character: 6 };
  await server.connection.sendRequest(HoverRequest.type, { textDocument, position });
  await server.connection.sendRequest(DocumentSymbolRequest.type, { textDocument });
  expect(server.log.filter((line) => line.includes('failed'))).toEqual([]);
});

it('a file of 9 MB, and an edit in its middle', async () => {
  const text = manyComponents(9_000_000);
  const server = await startServer();
  const uri = 'file:///large.yaml';
  await server.open(uri, text);
  expect((await server.diagnostics(uri, 1)).diagnostics).toEqual([]);
  const line = text.slice(0, text.indexOf('kind:', text.length / 2)).split('\n').length - 1;
  const range = { start: { line, character: 0 }, end: { line, character: 4 } };
  await server.change(uri, 2, [{ range, text: 'kin' }]);
  const { diagnostics } = await server.diagnostics(uri, 2);
  expect(diagnostics.some((each) => each.range.start.line === line)).toBe(true);
}, 180_000);
