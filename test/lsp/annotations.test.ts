// Tokens, hints and lenses as a client receives them.
import { expect, it } from 'vitest';
import {
  CodeLensRefreshRequest,
  CodeLensRequest,
  CodeLensResolveRequest,
  InlayHintRequest,
  SemanticTokensDeltaRequest,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
  WorkspaceDiagnosticRequest,
  type SemanticTokensDelta,
} from 'vscode-languageserver-protocol/node';
import { startServer, type ServerOptions } from '../support/server-process.ts';
import { SYSTEM } from '../support/system.ts';
import { filesIn, uriOf } from '../support/workspace-fixture.ts';

const files = filesIn(SYSTEM);
const textDocument = { uri: uriOf('live.yaml') };
const everything = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };

async function openSystem(options: ServerOptions = {}) {
  const server = await startServer({
    folders: ['file:///specs'],
    ...options,
    capabilities: { ...options.capabilities, textDocument: { diagnostic: {} } },
  });
  for (const [name, text] of files) await server.open(uriOf(name), text);
  // A question about all files is answered when the folder has been read.
  await server.connection.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds: [] });
  return server;
}

it('sends tokens whole, for a part, and as what changed', async () => {
  const server = await openSystem();
  const { connection } = server;
  const { semanticTokensProvider } = server.initializeResult.capabilities;
  const types = semanticTokensProvider?.legend.tokenTypes ?? [];
  const full = await connection.sendRequest(SemanticTokensRequest.type, { textDocument });
  const data = full?.data ?? [];
  expect(data.length).toBe(15 * 5);
  // The first token: line 3, character 8, `live`, a declaration.
  expect([...data.slice(0, 3), types[data[3] ?? 0], data[4]]).toEqual([3, 8, 4, 'namespace', 1]);
  const range = { start: { line: 6, character: 0 }, end: { line: 7, character: 0 } };
  const part = await connection.sendRequest(SemanticTokensRangeRequest.type, {
    textDocument,
    range,
  });
  expect(part?.data.slice(0, 3)).toEqual([6, 12, 4]);
  await server.change(textDocument.uri, 2, [
    { range: { start: { line: 3, character: 8 }, end: { line: 3, character: 8 } }, text: 'very-' },
  ]);
  const delta = (await connection.sendRequest(SemanticTokensDeltaRequest.type, {
    textDocument,
    previousResultId: full?.resultId ?? '',
  })) as SemanticTokensDelta;
  expect(delta.edits).toHaveLength(1);
  expect(delta.edits[0]?.data?.length).toBeLessThan(data.length / 2);
});

it('answers an outdated question for changes with everything', async () => {
  const { connection } = await openSystem();
  await connection.sendRequest(SemanticTokensRequest.type, { textDocument });
  const answer = await connection.sendRequest(SemanticTokensDeltaRequest.type, {
    textDocument,
    previousResultId: 'long-ago',
  });
  expect(answer).toHaveProperty('data');
});

it('shows hints and lenses', async () => {
  const { connection } = await openSystem({
    initializationOptions: { referencesCommand: 'show.them' },
  });
  const hints = await connection.sendRequest(InlayHintRequest.type, {
    textDocument,
    range: everything,
  });
  expect(hints).toMatchObject([
    { label: '= good day to good day', position: { line: 18, character: 63 } },
  ]);
  const lenses = await connection.sendRequest(CodeLensRequest.type, {
    textDocument: { uri: uriOf('web.yaml') },
  });
  const [lens] = lenses ?? [];
  expect(lens?.command).toBeUndefined();
  if (lens === undefined) return;
  const { command } = await connection.sendRequest(CodeLensResolveRequest.type, lens);
  expect(command).toMatchObject({
    title: '2 configurations',
    command: 'show.them',
    arguments: [
      uriOf('web.yaml'),
      lens.range.start,
      [{ uri: uriOf('draft.yaml') }, { uri: uriOf('live.yaml') }],
    ],
  });
});

it('shows none of them where they are switched off', async () => {
  const { connection } = await openSystem({
    capabilities: { workspace: { configuration: true } },
    configuration: () => ({
      inlayHints: { effectiveValues: false, omittedDefaults: false },
      codeLens: { uses: false },
    }),
  });
  const hintsIn = (name: string) =>
    connection.sendRequest(InlayHintRequest.type, {
      textDocument: { uri: uriOf(name) },
      range: everything,
    });
  // Until the client has answered what is set, all is shown.
  await expect.poll(() => hintsIn('live.yaml')).toEqual([]);
  expect(await hintsIn('draft.yaml')).toEqual([]);
  const web = { textDocument: { uri: uriOf('web.yaml') } };
  expect(await connection.sendRequest(CodeLensRequest.type, web)).toEqual([]);
});

it('asks the client to look again when another file has changed', async () => {
  const server = await startServer({
    folders: ['file:///specs'],
    capabilities: { workspace: { codeLens: { refreshSupport: true } } },
  });
  const asked = new Promise<void>((resolve) => {
    server.connection.onRequest(CodeLensRefreshRequest.type, () => {
      resolve();
    });
  });
  await server.open(uriOf('web.yaml'), files.get('web.yaml') ?? '');
  await asked;
});
