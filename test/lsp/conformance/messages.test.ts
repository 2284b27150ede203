// Messages that are malformed, cut into pieces, huge or out of order: each gets its answer, and the server goes on.
import { expect, it } from 'vitest';
import { framed, startRaw, type RawClient } from '../../support/raw-client.ts';

const uri = 'file:///web.yaml';
const spec = `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: web
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers: []
`;
const position = { line: 3, character: 8 };
const hover = { textDocument: { uri }, position };

function open(client: RawClient, text = spec, at = uri): void {
  client.notify('textDocument/didOpen', {
    textDocument: { uri: at, languageId: 'yaml', version: 1, text },
  });
}

/** The server still answers, about the text that it was given. */
async function isWell(client: RawClient): Promise<boolean> {
  const found = await client.result('textDocument/hover', hover);
  return found !== null && client.process.exitCode === null;
}

/** The requests of the protocol that the server handles. */
const METHODS = [
  ...['hover', 'completion', 'definition', 'typeDefinition', 'references', 'documentHighlight'],
  ...['documentSymbol', 'foldingRange', 'selectionRange', 'documentLink', 'codeAction', 'codeLens'],
  ...['rename', 'prepareRename', 'prepareCallHierarchy', 'inlayHint', 'diagnostic'],
  ...['semanticTokens/full', 'semanticTokens/full/delta', 'semanticTokens/range'],
]
  .map((name) => `textDocument/${name}`)
  .concat(
    ...['workspace/symbol', 'workspace/diagnostic', 'workspace/textDocumentContent'],
    ...['completionItem/resolve', 'codeAction/resolve', 'codeLens/resolve'],
    ...['callHierarchy/incomingCalls', 'callHierarchy/outgoingCalls'],
  );

/** Parameters that no client should send. */
const MALFORMED: readonly unknown[] = [
  undefined,
  {},
  [],
  [1, 2],
  { textDocument: null, position: null },
  { textDocument: { uri: 5 }, position },
  { textDocument: { uri: 'not a URI at all:%zz' }, position },
  { textDocument: { uri }, position: { line: 'x', character: {} } },
  { textDocument: { uri }, position: { line: -1, character: -5 } },
  { textDocument: { uri }, position: { line: 1e9, character: 1e9 } },
  { textDocument: { uri }, position: { line: 2.5, character: 0.5 } },
  { textDocument: { uri }, range: { start: { line: 5, character: 0 }, end: position } },
  { item: { uri, selectionRange: null } },
  { data: { of: 'definition', uri: 5 } },
];

it('answers malformed parameters of every request, once each', async () => {
  const client = startRaw();
  await client.greet({ textDocument: { diagnostic: {} } });
  open(client);
  const asked = METHODS.flatMap((method) =>
    MALFORMED.map((params, index) => ({ id: `${method} ${String(index)}`, method, params })),
  );
  for (const { id, method, params } of asked) {
    client.send({ id, method, ...(params === undefined ? {} : { params }) });
  }
  for (const { id } of asked) await client.answer(id);
  const ids = client.received.flatMap(({ id, method }) => (method === undefined ? [id] : []));
  expect(ids).toHaveLength(asked.length + 1);
  expect(client.received.filter(({ error }) => error?.code === -32601)).toEqual([]);
  expect(await isWell(client)).toBe(true);
  expect(client.errorText).toBe('');
}, 60_000);

it('goes on after malformed notifications', async () => {
  const client = startRaw();
  await client.greet();
  open(client);
  const methods = ['didOpen', 'didChange', 'didClose', 'didSave', 'willSave'].map(
    (name) => `textDocument/${name}`,
  );
  const ofWorkspace = [
    'didChangeConfiguration',
    'didChangeWatchedFiles',
    'didChangeWorkspaceFolders',
  ];
  for (const method of [
    ...methods,
    ...ofWorkspace.map((name) => `workspace/${name}`),
    'oam/syntaxReporters',
  ]) {
    for (const params of [
      undefined,
      {},
      [],
      { textDocument: {} },
      { textDocument: { uri: 5 } },
      { changes: 7 },
      { settings: 'x' },
      { event: {} },
      { languages: null },
    ]) {
      client.notify(method, params);
    }
  }
  // Texts that are not open, versions that go back, and places outside of the text.
  const change = (version: number | null, contentChanges: unknown, at = uri): void => {
    client.notify('textDocument/didChange', { textDocument: { uri: at, version }, contentChanges });
  };
  const range = (line: number, character: number) => ({ line, character });
  change(2, [{ text: 'x' }], 'file:///closed.yaml');
  change(-4, []);
  change(null, [{ range: { start: range(99, 9), end: range(999, 9) }, text: '# end\n' }]);
  change(1, [{ range: { start: range(8, 0), end: range(7, 0) }, text: '' }]);
  client.notify('textDocument/didClose', { textDocument: { uri: 'file:///closed.yaml' } });
  expect(await isWell(client)).toBe(true);
  expect(client.errorText).toBe('');
});

it('takes a text that is opened twice as the newer one', async () => {
  const client = startRaw();
  await client.greet();
  open(client);
  open(client, spec.replace('name: web', 'name: gate'));
  const symbols = await client.result('textDocument/documentSymbol', { textDocument: { uri } });
  expect(JSON.stringify(symbols)).toContain('gate');
});

it('reads messages in pieces of any size, several at once, and headers of other clients', async () => {
  const client = startRaw();
  await client.greet();
  open(client, spec.replace('name: web', 'name: web # 😀é'));
  const request = (id: string): Buffer =>
    framed(
      JSON.stringify({
        jsonrpc: '2.0',
        id,
        method: 'textDocument/hover',
        params: { ...hover, note: '😀é' },
      }),
    );
  for (const byte of request('bytewise')) client.write(Buffer.of(byte));
  expect((await client.answer('bytewise')).result).not.toBeNull();
  client.write(Buffer.concat(['a', 'b', 'c'].map(request)));
  for (const id of ['a', 'b', 'c']) expect((await client.answer(id)).result).not.toBeNull();
  const body = Buffer.from(
    JSON.stringify({ jsonrpc: '2.0', id: 'typed', method: 'textDocument/hover', params: hover }),
  );
  const type = 'application/vscode-jsonrpc; charset=utf-8';
  client.write(`Content-Type: ${type}\r\ncontent-length: ${String(body.length)}\r\n\r\n`);
  client.write(body);
  expect((await client.answer('typed')).result).not.toBeNull();
});

it('reads messages of many megabytes', async () => {
  const client = startRaw();
  await client.greet();
  open(client, `${spec}# ${'😀'.repeat(3_000_000)}\n`);
  expect(await isWell(client)).toBe(true);
});

it('goes on after a message that is no JSON, and after one that is no message', async () => {
  const client = startRaw();
  await client.greet();
  open(client);
  for (const content of [
    '{"jsonrpc": "2.0", ',
    '[]',
    '7',
    '"text"',
    '{}',
    '{"jsonrpc":"2.0","id":77,"result":1}',
    '{"jsonrpc":"2.0","id":null,"error":{"code":1,"message":"x"}}',
  ]) {
    client.write(framed(content));
  }
  expect(await isWell(client)).toBe(true);
});

it('answers about the text as it was when it was asked, though everything is sent at once', async () => {
  const client = startRaw();
  // The greeting is answered before the rest is looked at; nothing waits for `initialized`.
  client.send({
    id: 'greeting',
    method: 'initialize',
    params: { processId: null, rootUri: null, capabilities: {} },
  });
  open(client);
  const symbols = (id: number): void => {
    client.send({ id, method: 'textDocument/documentSymbol', params: { textDocument: { uri } } });
  };
  for (let version = 0; version < 20; version++) {
    client.notify('textDocument/didChange', {
      textDocument: { uri, version: version + 2 },
      contentChanges: [{ text: spec.replace('web', `web-${String(version)}`) }],
    });
    symbols(version);
  }
  client.notify('textDocument/didClose', { textDocument: { uri } });
  symbols(20);
  client.notify('initialized', {});
  for (let version = 0; version < 20; version++) {
    expect(JSON.stringify((await client.answer(version)).result)).toContain(
      `web-${String(version)}"`,
    );
  }
  expect((await client.answer(20)).result).toEqual([]);
});
