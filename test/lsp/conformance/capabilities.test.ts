// What each side says it can do is what it does: clients that can do next to nothing, and clients that can do all.
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { folderWith } from '../../support/oam.ts';
import { startRaw, type RawClient } from '../../support/raw-client.ts';

const uri = 'file:///web.yaml';
const spec = `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: web
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  osTyp: linux
  containers:
    - name: main
      image: example/web:1.0.0
`;

function open(client: RawClient): void {
  client.notify('textDocument/didOpen', {
    textDocument: { uri, languageId: 'yaml', version: 1, text: spec },
  });
}

const textDocument = { uri };
const position = { line: 3, character: 8 };
const range = { start: { line: 6, character: 3 }, end: { line: 6, character: 3 } };

/** A request for each provider that a server may promise. */
const PROVIDERS: Readonly<Record<string, readonly [method: string, params: object]>> = {
  completionProvider: ['textDocument/completion', { textDocument, position }],
  hoverProvider: ['textDocument/hover', { textDocument, position }],
  documentSymbolProvider: ['textDocument/documentSymbol', { textDocument }],
  foldingRangeProvider: ['textDocument/foldingRange', { textDocument }],
  selectionRangeProvider: ['textDocument/selectionRange', { textDocument, positions: [position] }],
  documentLinkProvider: ['textDocument/documentLink', { textDocument }],
  definitionProvider: ['textDocument/definition', { textDocument, position }],
  typeDefinitionProvider: ['textDocument/typeDefinition', { textDocument, position }],
  referencesProvider: [
    'textDocument/references',
    { textDocument, position, context: { includeDeclaration: true } },
  ],
  documentHighlightProvider: ['textDocument/documentHighlight', { textDocument, position }],
  workspaceSymbolProvider: ['workspace/symbol', { query: 'web' }],
  callHierarchyProvider: ['textDocument/prepareCallHierarchy', { textDocument, position }],
  renameProvider: ['textDocument/rename', { textDocument, position, newName: 'gate' }],
  semanticTokensProvider: ['textDocument/semanticTokens/full', { textDocument }],
  inlayHintProvider: ['textDocument/inlayHint', { textDocument, range }],
  codeLensProvider: ['textDocument/codeLens', { textDocument }],
  codeActionProvider: [
    'textDocument/codeAction',
    { textDocument, range, context: { diagnostics: [] } },
  ],
  diagnosticProvider: ['textDocument/diagnostic', { textDocument }],
};
/** What is promised besides, and is no request about a text. */
const OTHERS = ['positionEncoding', 'textDocumentSync', 'workspace'];

const everything = {
  general: { positionEncodings: ['utf-16'] },
  textDocument: {
    diagnostic: { dynamicRegistration: true },
    rename: { prepareSupport: true },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: [] } },
      dataSupport: true,
      resolveSupport: { properties: ['edit'] },
    },
  },
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
    inlayHint: { refreshSupport: true },
    codeLens: { refreshSupport: true },
    semanticTokens: { refreshSupport: true },
  },
  window: { workDoneProgress: true },
};

it('keeps what it promises', async () => {
  const client = startRaw();
  const { result } = await client.greet(everything);
  const { capabilities } = result as { capabilities: Record<string, unknown> };
  open(client);
  const promised = Object.keys(capabilities).filter((name) => !OTHERS.includes(name));
  expect(promised.toSorted()).toEqual(Object.keys(PROVIDERS).toSorted());
  for (const [name, [method, params]] of Object.entries(PROVIDERS)) {
    expect([name, (await client.ask(name, method, params)).error]).toEqual([name, undefined]);
  }
});

it('asks nothing of a client that can do nothing, and still says what is wrong', async () => {
  const client = startRaw();
  const { result } = await client.greet({});
  const { capabilities } = result as { capabilities: Record<string, unknown> };
  expect(capabilities).toMatchObject({ positionEncoding: 'utf-16', renameProvider: true });
  expect(capabilities['diagnosticProvider']).toBeUndefined();
  open(client);
  const { params } = await client.message(
    ({ method }) => method === 'textDocument/publishDiagnostics',
  );
  const { diagnostics } = params as { diagnostics: { code: string; codeDescription?: unknown }[] };
  expect(diagnostics.map(({ code }) => code)).toContain('unknown-key');
  expect(diagnostics.filter(({ codeDescription }) => codeDescription !== undefined)).toEqual([]);
  const items = (await client.result('textDocument/completion', {
    textDocument,
    position: { line: 7, character: 2 },
  })) as { items: { insertTextFormat: number; insertTextMode?: number }[] };
  expect(items.items.filter((item) => item.insertTextFormat === 2 || item.insertTextMode)).toEqual(
    [],
  );
  // A flat list of symbols has places with URIs.
  const [symbol] = (await client.result('textDocument/documentSymbol', {
    textDocument,
  })) as object[];
  expect(symbol).toHaveProperty('location.uri', uri);
  // Fixes are edits, which only clients with literals of code actions take.
  expect(
    await client.result('textDocument/codeAction', {
      textDocument,
      range,
      context: { diagnostics: [] },
    }),
  ).toEqual([]);
  expect(
    await client.result('textDocument/rename', { textDocument, position, newName: 'gate' }),
  ).toHaveProperty('changes');
  client.notify('workspace/didChangeConfiguration', {
    settings: { oam: { rules: { 'unknown-key': 'off' } } },
  });
  await client.message(
    ({ method, params: sent }) =>
      method === 'textDocument/publishDiagnostics' && !JSON.stringify(sent).includes('unknown-key'),
  );
  client.notify('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: [] } });
  await client.result('textDocument/hover', { textDocument, position });
  // Requests of the server: there is none that such a client could answer.
  expect(
    client.received.flatMap(({ id, method }) => (id !== undefined && method ? [method] : [])),
  ).toEqual([]);
});

it('reads the folders of a client that promises everything and answers with errors', async () => {
  const folder = folderWith({ 'bad.yaml': spec });
  const client = startRaw();
  await client.ask('greeting', 'initialize', {
    processId: null,
    rootUri: null,
    workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'folder' }],
    capabilities: everything,
  });
  client.onRequest = ({ id }) => client.send({ id, error: { code: -32601, message: 'no' } });
  client.notify('initialized', {});
  const report = await client.result('workspace/diagnostic', { previousResultIds: [] });
  expect(JSON.stringify(report)).toContain('unknown-key');
  const asked = client.received.flatMap(({ id, method }) =>
    id !== undefined && method ? [method] : [],
  );
  expect(asked).toContain('client/registerCapability');
  expect(asked).toContain('workspace/configuration');
});

it('answers a client that never says that it was greeted, nor answers what it is asked', async () => {
  const client = startRaw();
  await client.ask(1, 'initialize', { processId: null, rootUri: null, capabilities: everything });
  open(client);
  const report = await client.result('textDocument/diagnostic', { textDocument });
  expect(JSON.stringify(report)).toContain('unknown-key');
  client.notify('initialized', {});
  expect(await client.result('textDocument/hover', { textDocument, position })).not.toBeNull();
});
