// Navigation and rename as a client receives them: places in other files, edits with versions, reasons.
import { expect, it } from 'vitest';
import {
  CallHierarchyIncomingCallsRequest,
  CallHierarchyPrepareRequest,
  DefinitionRequest,
  DocumentHighlightRequest,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  TypeDefinitionRequest,
  WorkspaceSymbolRequest,
  type ClientCapabilities,
  type Location,
  type LocationLink,
  type Range,
  type TextDocumentPositionParams,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';
import { LineIndex } from '../../server/src/base/line-index.ts';
import { startServer, type ServerProcess } from '../support/server-process.ts';
import { SYSTEM } from '../support/system.ts';
import { filesIn, nameOf, uriOf } from '../support/workspace-fixture.ts';

const files = filesIn(SYSTEM);

async function openSystem(capabilities: ClientCapabilities = {}): Promise<ServerProcess> {
  const server = await startServer({ folders: ['file:///specs'], capabilities });
  for (const [name, text] of files) await server.open(uriOf(name), text);
  return server;
}

/** The position of the first `text` behind `after` in a file. */
function at(name: string, text: string, after = ''): TextDocumentPositionParams {
  const source = files.get(name) ?? '';
  const offset = source.indexOf(text, source.indexOf(after));
  if (offset < 0) throw new Error(`no "${text}" in ${name}`);
  return {
    textDocument: { uri: uriOf(name) },
    position: new LineIndex(source).positionAt(offset),
  };
}

/** File, line from one, and the text there. */
function shown(uri: string, { start, end }: Range): string {
  const lines = new LineIndex(files.get(nameOf(uri)) ?? '');
  const text = lines.text.slice(lines.offsetAt(start), lines.offsetAt(end));
  return `${nameOf(uri)}:${start.line + 1} ${text}`;
}

it('leads to definitions in other files', async () => {
  const server = await openSystem();
  const found = await server.connection.sendRequest(
    DefinitionRequest.type,
    at('live.yaml', 'web # the web'),
  );
  expect((found as Location[]).map(({ uri, range }) => shown(uri, range))).toEqual([
    'web.yaml:5 web',
  ]);
  const nothing = at('live.yaml', 'volume-mounter');
  expect(await server.connection.sendRequest(DefinitionRequest.type, nothing)).toBeNull();
});

it('tells clients that know links what was asked about and all that is declared', async () => {
  const linkSupport = { linkSupport: true };
  const server = await openSystem({
    textDocument: { definition: linkSupport, typeDefinition: linkSupport },
  });
  const links = await server.connection.sendRequest(
    TypeDefinitionRequest.type,
    at('live.yaml', 'web-live'),
  );
  const [link] = links as LocationLink[];
  expect(shown(uriOf('live.yaml'), link?.originSelectionRange as Range)).toBe(
    'live.yaml:16 web-live',
  );
  expect(shown(link?.targetUri ?? '', link?.targetSelectionRange as Range)).toBe('web.yaml:5 web');
  expect(link?.targetRange.start.line).toBe(1);
});

it('lists references with and without the declaration', async () => {
  const server = await openSystem();
  const ask = async (includeDeclaration: boolean) => {
    const params = { ...at('web.yaml', 'port', 'name: port'), context: { includeDeclaration } };
    const found = await server.connection.sendRequest(ReferencesRequest.type, params);
    return found?.map(({ uri, range }) => shown(uri, range));
  };
  const uses = ['draft.yaml:10 port', 'live.yaml:20 port'];
  expect(await ask(false)).toEqual([...uses, 'web.yaml:22 port']);
  expect(await ask(true)).toEqual([...uses, 'web.yaml:12 port', 'web.yaml:22 port']);
});

it('highlights in the file, and finds symbols by a few letters', async () => {
  const server = await openSystem();
  const { connection } = server;
  const highlights = await connection.sendRequest(
    DocumentHighlightRequest.type,
    at('live.yaml', 'TEXT'),
  );
  expect(highlights?.map(({ range }) => shown(uriOf('live.yaml'), range))).toEqual([
    'live.yaml:7 TEXT',
    'live.yaml:13 TEXT',
    'live.yaml:19 TEXT',
    'live.yaml:19 TEXT',
  ]);
  const symbols = await connection.sendRequest(WorkspaceSymbolRequest.type, { query: 'grtng' });
  expect(symbols).toMatchObject([{ name: 'greeting', containerName: 'web' }]);
});

it('says who configures a component', async () => {
  const { connection } = await openSystem();
  const items = await connection.sendRequest(
    CallHierarchyPrepareRequest.type,
    at('web.yaml', 'web', 'name: web'),
  );
  const [item] = items ?? [];
  expect(item).toMatchObject({ name: 'web', detail: 'ComponentSchematic' });
  if (item === undefined) return;
  const calls = await connection.sendRequest(CallHierarchyIncomingCallsRequest.type, { item });
  expect(calls?.map(({ from }) => from.name)).toEqual(['draft', 'live']);
  expect(
    calls?.flatMap(({ from, fromRanges }) => fromRanges.map((range) => shown(from.uri, range))),
  ).toEqual(['draft.yaml:7 web', 'live.yaml:15 web']);
});

it('renames across files, each edit for the version that it was made for', async () => {
  const server = await openSystem({
    workspace: { workspaceEdit: { documentChanges: true } },
    textDocument: { rename: { prepareSupport: true } },
  });
  expect(server.initializeResult.capabilities.renameProvider).toEqual({ prepareProvider: true });
  const place = at('web.yaml', 'web', 'name: web');
  const prepared = await server.connection.sendRequest(PrepareRenameRequest.type, place);
  expect(prepared).toMatchObject({ placeholder: 'web' });
  const edit = await server.connection.sendRequest(RenameRequest.type, {
    ...place,
    newName: 'site',
  });
  expect(edit?.documentChanges).toMatchObject(
    ['draft', 'live', 'web'].map((name) => ({
      textDocument: { uri: uriOf(`${name}.yaml`), version: 1 },
      edits: [{ newText: 'site' }],
    })),
  );
});

it('gives plain edits to clients that know no versions', async () => {
  const server = await openSystem();
  expect(server.initializeResult.capabilities.renameProvider).toBe(true);
  const edit = (await server.connection.sendRequest(RenameRequest.type, {
    ...at('live.yaml', 'TEXT'),
    newName: 'WORDS',
  })) as WorkspaceEdit;
  expect(Object.keys(edit.changes ?? {})).toEqual([uriOf('live.yaml')]);
  expect(edit.changes?.[uriOf('live.yaml')]).toHaveLength(4);
});

it('says why something cannot be renamed', async () => {
  const server = await openSystem();
  await expect(
    server.connection.sendRequest(PrepareRenameRequest.type, at('live.yaml', 'volume-mounter')),
  ).rejects.toThrow('"volume-mounter" is a built-in trait, which keeps its name.');
  await expect(
    server.connection.sendRequest(RenameRequest.type, {
      ...at('web.yaml', 'port', 'name: port'),
      newName: 'greeting',
    }),
  ).rejects.toThrow('There is a parameter "greeting" already. See web.yaml, line 9.');
  expect(server.log.filter((line) => line.includes('failed'))).toEqual([]);
});

it('keeps folders, and files outside of them, apart', async () => {
  const server = await startServer({ folders: ['file:///specs'] });
  await server.open(uriOf('live.yaml'), files.get('live.yaml') ?? '');
  await server.open('file:///elsewhere/web.yaml', files.get('web.yaml') ?? '');
  const place = at('live.yaml', 'web # the web');
  expect(await server.connection.sendRequest(DefinitionRequest.type, place)).toBeNull();
});
