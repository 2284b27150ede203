// Problems of files that are not open, as clients that never ask are told.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { DidCloseTextDocumentNotification } from 'vscode-languageserver-protocol/node';
import { component, folderWith, misspelt } from '../support/oam.ts';
import { startIn, touched, uriAt } from '../support/workspace-client.ts';

it('are sent for files that are not open, and taken back when the files go', async () => {
  const folder = folderWith({ 'a.yaml': misspelt });
  const path = join(folder, 'a.yaml');
  const server = await startIn([folder]);
  const first = await server.diagnostics(uriAt(path));
  expect(first.diagnostics).toMatchObject([{ code: 'unknown-key' }]);
  expect(first.version).toBeUndefined();
  writeFileSync(path, component('web'));
  await touched(server, path);
  expect((await server.diagnostics(uriAt(path))).diagnostics).toEqual([]);
  writeFileSync(path, misspelt);
  await touched(server, path);
  expect((await server.diagnostics(uriAt(path))).diagnostics).toHaveLength(1);
  rmSync(path);
  await touched(server, path);
  expect((await server.diagnostics(uriAt(path))).diagnostics).toEqual([]);
});

it('go back to those of the disk when a document is closed', async () => {
  const folder = folderWith({ 'a.yaml': misspelt });
  const uri = uriAt(join(folder, 'a.yaml'));
  const server = await startIn([folder]);
  await server.diagnosticsUntil(uri, ({ length }) => length === 1);
  await server.open(uri, component('web'));
  expect((await server.diagnostics(uri, 1)).diagnostics).toEqual([]);
  await server.connection.sendNotification(DidCloseTextDocumentNotification.type, {
    textDocument: { uri },
  });
  expect((await server.diagnostics(uri)).diagnostics).toHaveLength(1);
});

it('go by the spelling of the client', async () => {
  const folder = folderWith({ 'a(1).yaml': misspelt });
  // Clients differ in which characters they encode.
  const uri = `${uriAt(folder)}/a(1).yaml`;
  const server = await startIn([folder]);
  await server.open(uri, component('web', 'osTyp: windows'));
  expect((await server.diagnostics(uri, 1)).diagnostics).toHaveLength(1);
  await server.change(uri, 2, [{ text: component('web') }]);
  expect((await server.diagnostics(uri, 2)).diagnostics).toEqual([]);
});

it('follow what other files say, open or not', async () => {
  const folder = folderWith({ 'a.yaml': component('web'), 'b.yaml': component('web') });
  const [a, b] = ['a.yaml', 'b.yaml'].map((name) => uriAt(join(folder, name))) as [string, string];
  const server = await startIn([folder]);
  await server.diagnosticsUntil(b, ({ length }) => length === 1);
  await server.diagnosticsUntil(a, ({ length }) => length === 1);
  await server.open(a, component('other'));
  await server.diagnosticsUntil(b, ({ length }) => length === 0);
  await server.change(a, 2, [{ text: component('web') }]);
  await server.diagnosticsUntil(b, ({ length }) => length === 1);
});
