// Problems of files that are not open, as clients that ask for them are told.
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import {
  CancellationTokenSource,
  DidChangeWorkspaceFoldersNotification,
  DidCloseTextDocumentNotification,
  DocumentDiagnosticRequest,
} from 'vscode-languageserver-protocol/node';
import { component, folderWith, misspelt } from '../support/oam.ts';
import { PulledProblems, pulls, startIn, touched, uriAt } from '../support/workspace-client.ts';

const start = (...folders: readonly string[]) => startIn(folders, { capabilities: pulls });

it('names the problems of files that are not open, and of those alone that have some', async () => {
  const folder = folderWith({
    'bad.yaml': misspelt,
    'deep/er/bad.json': JSON.stringify({
      apiVersion: 'core.oam.dev/v1alpha1',
      kind: 'Trait',
      metadata: { name: 'a' },
      spec: { appliesTos: [] },
    }),
    'good.yaml': component('good'),
    'other.yaml': 'apiVersion: apps/v1\nkind: Deployment\nspec: {bad: [}\n',
  });
  const server = await start(folder);
  expect(server.initializeResult.capabilities.diagnosticProvider).toMatchObject({
    interFileDependencies: true,
    workspaceDiagnostics: true,
  });
  const problems = new PulledProblems(server);
  await problems.pull();
  expect([...problems.codes.keys()].sort()).toEqual(
    ['bad.yaml', 'deep/er/bad.json'].map((name) => uriAt(join(folder, name))),
  );
  expect(problems.codes.get(uriAt(join(folder, 'bad.yaml')))).toEqual(['unknown-key']);
});

it('repeats nothing that the client knows', async () => {
  const folder = folderWith({ 'a.yaml': misspelt, 'b.yaml': misspelt.replace('web', 'web-b') });
  const [a, b] = ['a.yaml', 'b.yaml'].map((name) => join(folder, name)) as [string, string];
  const server = await start(folder);
  const problems = new PulledProblems(server);
  await problems.pull();
  const kinds = async () =>
    Object.fromEntries((await problems.pull()).items.map(({ uri, kind }) => [uri, kind]));
  expect(await kinds()).toEqual({ [uriAt(a)]: 'unchanged', [uriAt(b)]: 'unchanged' });
  await server.open(uriAt(b), `${misspelt.replace('web', 'web-b')}extra: 1\n`);
  expect(await kinds()).toEqual({ [uriAt(a)]: 'unchanged', [uriAt(b)]: 'full' });
});

it('follows files that are made, changed, renamed and deleted', async () => {
  const folder = folderWith({ 'a.yaml': component('a') });
  const [a, b] = ['a.yaml', 'sub/b.yaml'].map((name) => join(folder, name)) as [string, string];
  const server = await start(folder);
  const problems = new PulledProblems(server);
  await problems.pull();
  const bad = () => [...problems.codes.keys()].sort();
  writeFileSync(a, misspelt);
  await touched(server, a);
  await problems.until(({ size }) => size === 1);
  mkdirSync(join(folder, 'sub'));
  renameSync(a, b);
  await touched(server, a, b);
  await problems.until((codes) => codes.has(uriAt(b)));
  expect(bad()).toEqual([uriAt(b)]);
  writeFileSync(b, component('b'));
  await touched(server, b);
  await problems.until(({ size }) => size === 0);
  writeFileSync(a, misspelt);
  await touched(server, a);
  await problems.until(({ size }) => size === 1);
  rmSync(a);
  await touched(server, a);
  await problems.until(({ size }) => size === 0);
});

it('follows folders of which only the name is told', async () => {
  const folder = folderWith({ 'in/a.yaml': misspelt, 'in/er/b.yaml': misspelt });
  const server = await start(folder);
  const problems = new PulledProblems(server);
  await problems.pull();
  expect(problems.codes.size).toBe(2);
  renameSync(join(folder, 'in'), join(folder, 'out'));
  await touched(server, join(folder, 'in'), join(folder, 'out'));
  await problems.until((codes) => codes.has(uriAt(join(folder, 'out/a.yaml'))));
  expect([...problems.codes.keys()].sort()).toEqual([
    uriAt(join(folder, 'out/a.yaml')),
    uriAt(join(folder, 'out/er/b.yaml')),
  ]);
  rmSync(join(folder, 'out'), { recursive: true });
  await touched(server, join(folder, 'out'));
  await problems.until(({ size }) => size === 0);
});

it('holds to the text in the editor until the document is closed', async () => {
  const folder = folderWith({ 'a.yaml': misspelt });
  const path = join(folder, 'a.yaml');
  const server = await start(folder);
  const problems = new PulledProblems(server);
  await server.open(uriAt(path), component('web'));
  await problems.pull();
  expect(problems.codes.size).toBe(0);
  writeFileSync(path, `${misspelt}more: 1\n`);
  await touched(server, path);
  const other = join(folder, 'b.yaml');
  writeFileSync(other, component('other', 'osTyp: linux'));
  await touched(server, other);
  await problems.until(({ size }) => size > 0);
  expect([...problems.codes.keys()]).toEqual([uriAt(other)]);
  await server.connection.sendNotification(DidCloseTextDocumentNotification.type, {
    textDocument: { uri: uriAt(path) },
  });
  await problems.until((codes) => codes.get(uriAt(path))?.length === 2);
  // Asked for by its name, the closed file is answered too.
  const report = await server.connection.sendRequest(DocumentDiagnosticRequest.type, {
    textDocument: { uri: uriAt(path) },
  });
  expect(report).toMatchObject({ kind: 'full', items: [{}, {}] });
});

it('waits with an answer in parts until there is something new, or nobody waits any more', async () => {
  const folder = folderWith({ 'a.yaml': misspelt });
  const server = await start(folder);
  const problems = new PulledProblems(server);
  await problems.stream();
  expect(problems.codes.size).toBe(1);
  const source = new CancellationTokenSource();
  const canceled = expect(problems.stream(source.token)).rejects.toThrow(/cancel/i);
  // What is asked later is answered first.
  await new PulledProblems(server).pull();
  source.cancel();
  await canceled;
  const idle = problems.stream();
  await server.open(uriAt(join(folder, 'a.yaml')), component('web'));
  await idle;
  await problems.until(({ size }) => size === 0);
});

it('leaves out what Git or the settings leave out, and follows both', async () => {
  const folder = folderWith({
    '.git/HEAD': '',
    '.gitignore': 'build/\n',
    'oam.config.yaml': 'exclude: [drafts]\n',
    'build/a.yaml': misspelt,
    'drafts/a.yaml': misspelt,
    'node_modules/x/a.yaml': misspelt,
    'a.yaml': misspelt,
  });
  const server = await start(folder);
  const problems = new PulledProblems(server);
  await problems.pull();
  const names = () =>
    [...problems.codes.keys()].map((uri) => uri.slice(uriAt(folder).length + 1)).sort();
  expect(names()).toEqual(['a.yaml']);
  writeFileSync(join(folder, 'build/b.yaml'), misspelt);
  await touched(server, join(folder, 'build/b.yaml'));
  writeFileSync(join(folder, 'oam.config.yaml'), 'exclude: [other]\n');
  await touched(server, join(folder, 'oam.config.yaml'));
  await problems.until(({ size }) => size > 1);
  expect(names()).toEqual(['a.yaml', 'drafts/a.yaml']);
  writeFileSync(join(folder, '.gitignore'), 'drafts/\n');
  await touched(server, join(folder, '.gitignore'));
  await problems.until(({ size }) => size === 3);
  await problems.until((codes) => !codes.has(uriAt(join(folder, 'drafts/a.yaml'))));
  expect(names()).toEqual(['a.yaml', 'build/a.yaml', 'build/b.yaml']);
});

it('gives an ignored file that is open no say, until it is ignored no more', async () => {
  const folder = folderWith({
    '.git/HEAD': '',
    '.gitignore': 'build/\n',
    'build/a.yaml': component('web'),
    'a.yaml': component('web'),
  });
  const server = await start(folder);
  const problems = new PulledProblems(server);
  await problems.pull();
  const uri = uriAt(join(folder, 'build/a.yaml'));
  await server.open(uri, component('web', 'osTyp: linux'));
  await problems.until((codes) => codes.get(uri)?.join() === 'unknown-key');
  expect([...problems.codes.keys()]).toEqual([uri]);
  await server.connection.sendNotification(DidCloseTextDocumentNotification.type, {
    textDocument: { uri },
  });
  await problems.until(({ size }) => size === 0);
  writeFileSync(join(folder, '.gitignore'), '');
  await touched(server, join(folder, '.gitignore'));
  // Two components of one name.
  await problems.until(({ size }) => size === 2);
});

it('follows the folders that are open', async () => {
  const [one, two] = [folderWith({ 'a.yaml': misspelt }), folderWith({ 'b.yaml': misspelt })];
  const server = await startIn([one], {
    capabilities: { ...pulls, workspace: { ...pulls.workspace, workspaceFolders: true } },
  });
  const problems = new PulledProblems(server);
  await problems.pull();
  expect([...problems.codes.keys()]).toEqual([uriAt(join(one, 'a.yaml'))]);
  const folder = (path: string) => ({ uri: uriAt(path), name: 'folder' });
  await server.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, {
    event: { added: [folder(two)], removed: [folder(one)] },
  });
  await problems.until((codes) => codes.has(uriAt(join(two, 'b.yaml'))));
  await problems.until(({ size }) => size === 1);
  expect([...problems.codes.keys()]).toEqual([uriAt(join(two, 'b.yaml'))]);
});

it('asks clients that take their answer at once to ask again', async () => {
  const folder = folderWith({ 'a.yaml': component('a') });
  const server = await start(folder);
  let asked = 0;
  const waiting: (() => void)[] = [];
  server.connection.onRequest('workspace/diagnostic/refresh', () => {
    asked++;
    for (const goOn of waiting.splice(0)) goOn();
    return null;
  });
  const problems = new PulledProblems(server);
  await problems.pull();
  writeFileSync(join(folder, 'a.yaml'), misspelt);
  await touched(server, join(folder, 'a.yaml'));
  // The first time may be about the reading of the folder.
  for (let answered = 0; problems.codes.size === 0; await problems.pull()) {
    if (asked === answered) await new Promise<void>((resolve) => waiting.push(resolve));
    answered = asked;
  }
  expect(problems.codes.size).toBe(1);
});
