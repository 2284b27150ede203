// The migration over the protocol: one edit that asks first, for open files and for those of a folder.
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import type {
  ClientCapabilities,
  TextDocumentEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';
import { MIGRATE, type MigrateParams, type MigrateResult } from '../../server/src/protocol.ts';
import { folderWith } from '../support/oam.ts';
import { startServer, type ServerProcess } from '../support/server-process.ts';

const uri = 'file:///specs/app.yaml';
const draft = `apiVersion: core.hydra.io/v1alpha1
kind: OperationalConfiguration
metadata:
  name: app
spec:
  scopes:
    - name: net
      type: core.hydra.io/v1alpha1.Network
  components:
    - componentName: web
      instanceName: web
`;
const ALL: ClientCapabilities = {
  workspace: { workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} } },
};

function ask(
  { connection }: ServerProcess,
  params: MigrateParams,
): Promise<MigrateResult<WorkspaceEdit>> {
  return connection.sendRequest(MIGRATE, params);
}

/** The changed lines of each file, as `line: new text`. */
function shown(edit: WorkspaceEdit | null): string[] {
  return (edit?.documentChanges ?? []).flatMap((change) =>
    (change as TextDocumentEdit).edits.map((each) =>
      'newText' in each ? `${each.range.start.line}: ${each.newText}` : 'a snippet',
    ),
  );
}

test('edits of an open file ask before they are made, and notes speak of the text afterwards', async () => {
  const server = await startServer({ capabilities: ALL });
  await server.open(uri, draft);
  const { edit, notes } = await ask(server, { uris: [uri] });
  expect(shown(edit)).toEqual([
    '0: oam.dev',
    '1: Application',
    '7: oam.dev/v1alpha1.NetworkScope\n      properties:\n        - name: network-id\n          value: ""\n        - name: subnet-id\n          value: ""',
  ]);
  const [change] = (edit?.documentChanges ?? []) as TextDocumentEdit[];
  expect(change?.textDocument).toEqual({ uri, version: 1 });
  const ids = change?.edits.map((each) => ('annotationId' in each ? each.annotationId : undefined));
  expect(new Set(ids)).toEqual(new Set(Object.keys(edit?.changeAnnotations ?? {})));
  expect(Object.values(edit?.changeAnnotations ?? {})).toEqual([
    { label: 'Migrate drafts', needsConfirmation: true },
  ]);
  expect(notes.map((note) => [note.uri, note.range.start])).toEqual([
    [uri, { line: 8, character: 6 }],
  ]);
});

test('clients without annotations or versions get plain edits', async () => {
  const plain = await startServer();
  await plain.open(uri, draft);
  const { edit } = await ask(plain, {});
  expect(Object.keys(edit?.changes ?? {})).toEqual([uri]);
  expect(edit?.changes?.[uri]?.length).toBe(3);
  const newer = await startServer({
    capabilities: { workspace: { workspaceEdit: { documentChanges: true } } },
  });
  await newer.open(uri, draft);
  const { edit: other } = await ask(newer, {});
  expect(other?.changeAnnotations).toBeUndefined();
  expect(shown(other).length).toBe(3);
});

test('files of a folder are migrated without being open, and only those that are asked for', async () => {
  const folder = folderWith({ 'a.yaml': draft, 'b/c.yaml': draft, 'd.yaml': 'kind: none\n' });
  const url = (path: string) => pathToFileURL(`${folder}/${path}`).href;
  const server = await startServer({
    capabilities: ALL,
    folders: [pathToFileURL(folder).href],
  });
  const files = ({ edit }: MigrateResult<WorkspaceEdit>) =>
    (edit?.documentChanges as TextDocumentEdit[]).map((change) => change.textDocument);
  expect(files(await ask(server, {}))).toEqual([
    { uri: url('a.yaml'), version: null },
    { uri: url('b/c.yaml'), version: null },
  ]);
  const one = await ask(server, { uris: [url('b/c.yaml')] });
  expect(files(one).map((file) => file.uri)).toEqual([url('b/c.yaml')]);
});

test('nothing to migrate is no edit', async () => {
  const server = await startServer({ capabilities: ALL });
  await server.open(uri, 'apiVersion: core.oam.dev/v1alpha1\nkind: Trait\n');
  expect(await ask(server, {})).toEqual({ edit: null, notes: [] });
  expect(await ask(server, { uris: ['file:///nowhere.yaml'] })).toEqual({ edit: null, notes: [] });
});
