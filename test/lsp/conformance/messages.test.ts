// Messages that are malformed, cut into pieces, huge or out of order: each gets its answer, and the server goes on.
import { expect, it } from 'vitest';
import { CONFIGURATIONS } from '../../../server/src/protocol.ts';
import { requestsAbout, requestsAt } from '../../support/every-request.ts';
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

const place = { line: 2, character: 4 };
const INVALID_PARAMS = -32602;

/** Wrong values for each kind of parameter, by the kind of the right one. */
const WRONG: Readonly<Record<string, readonly unknown[]>> = {
  string: [undefined, null, 5, {}, []],
  number: [undefined, null, 'x', {}, -1, 2.5, 1e12, Number.MAX_SAFE_INTEGER],
  boolean: [undefined, null, 'x', 0],
  array: [null, 5, {}, 'x', [null], [5]],
  object: [undefined, null, 5, 'x', []],
};
/** What may be left out, or be anything. */
const FREE = /^(?:data|kind|diagnostics|only|components|uris|kubernetesVersion|namespace)$/;
/** A text that is one of several words, or that nobody looks at before the work begins. */
const UNCHECKED: readonly string[] = ['params.item.name', 'params.item.range'];
/** What a request may do without. */
const OPTIONAL: readonly string[] = [`${CONFIGURATIONS} params.uri`];

/** The parameters with one thing in them wrong, everything else as it has to be. */
function* spoilt(value: unknown, path = 'params'): Generator<{ path: string; params: unknown }> {
  const kind = Array.isArray(value) ? 'array' : typeof value;
  for (const wrong of WRONG[kind] ?? []) yield { path, params: wrong };
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  for (const [name, inner] of Object.entries(value)) {
    const at = `${path}.${name}`;
    if (FREE.test(name) || UNCHECKED.some((each) => at.startsWith(each))) continue;
    for (const { path: deeper, params } of spoilt(inner, at)) {
      yield { path: deeper, params: { ...value, [name]: params } };
    }
  }
}

const requests = [...requestsAt(uri, place), ...requestsAbout(uri, 'web')];

it('answers every request with one thing wrong in its parameters as one with invalid parameters', async () => {
  const client = startRaw();
  await client.greet({
    textDocument: { diagnostic: {} },
    workspace: { textDocumentContent: {} },
  });
  open(client);
  const asked = requests.flatMap(([method, right], number) =>
    [...spoilt(right)]
      .filter(({ path }) => !OPTIONAL.includes(`${method} ${path}`))
      .map(({ path, params }, index) => ({
        ...{ id: `${method} ${String(number)} ${String(index)} ${path}`, method, params },
      })),
  );
  for (const { id, method, params } of asked) {
    client.send({ id, method, ...(params === undefined ? {} : { params }) });
  }
  for (const { id } of asked) await client.answer(id);
  const answers = client.received.filter(({ method }) => method === undefined);
  expect(answers).toHaveLength(asked.length + 1);
  const others = answers.filter(
    ({ error, id }) => error?.code !== INVALID_PARAMS && id !== 'greeting',
  );
  expect(others.map(({ id, error }) => [id, error])).toEqual([]);
  expect(client.received.filter(({ method }) => method === 'window/logMessage')).toEqual([]);
  expect(await isWell(client)).toBe(true);
  expect(client.errorText).toBe('');
}, 60_000);

it('answers requests about what is not there, or lies outside of the text', async () => {
  const client = startRaw();
  await client.greet({ textDocument: { diagnostic: {} } });
  open(client);
  for (const at of ['file:///closed.yaml', 'not a URI at all:%zz', '', 'untitled:x', uri]) {
    const far = { line: 2 ** 31 - 1, character: 2 ** 31 - 1 };
    for (const [method, params] of [...requestsAt(at, far), ...requestsAbout(at)]) {
      const { error } = await client.ask(
        `${at} ${method} ${JSON.stringify(params)}`,
        method,
        params,
      );
      // What stands in a lens is the server's own: somebody has changed it, which is told as a mistake.
      if (method === 'codeLens/resolve') continue;
      expect(error?.message ?? '').not.toContain('failed');
    }
  }
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
  const said = client.received.flatMap(({ method, params }) =>
    method === 'window/logMessage' ? [(params as { message: string }).message] : [],
  );
  expect(said).toContain(
    'A notification of the editor was left aside. textDocument/didOpen: params.textDocument.uri is missing or not what the protocol says.',
  );
  expect(said.filter((each) => !each.startsWith('A notification of the editor was'))).toEqual([]);
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
  open(client, `${spec}# ${'😀'.repeat(1_400_000)}\n`);
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
