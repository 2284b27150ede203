// The scan of folders: large ones, strange ones, and people who have seen enough of it.
import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import {
  HoverRequest,
  WorkDoneProgressCancelNotification,
  type WorkDoneProgressBegin,
} from 'vscode-languageserver-protocol/node';
import { component, folderWith, misspelt } from '../support/oam.ts';
import type { ServerProcess } from '../support/server-process.ts';
import { PulledProblems, pulls, startIn, touched, uriAt } from '../support/workspace-client.ts';

function manyFiles(count: number, content: (index: number) => string): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`f${index % 10}/${index}.yaml`, content(index)]),
  );
}

async function isHovering(server: ServerProcess, uri: string): Promise<boolean> {
  const hover = await server.connection.sendRequest(HoverRequest.type, {
    textDocument: { uri },
    position: { line: 5, character: 4 },
  });
  return hover !== null;
}

it('answers about open files while a thousand others are read', async () => {
  const folder = folderWith(manyFiles(1000, (index) => component(`c-${index}`, 'osTyp: linux')));
  const server = await startIn([folder], { capabilities: pulls });
  const uri = uriAt(join(folder, 'open.yaml'));
  await server.open(uri, misspelt);
  const problems = new PulledProblems(server);
  let isRead = false;
  const reading = problems.pull().finally(() => (isRead = true));
  expect(await isHovering(server, uri)).toBe(true);
  // The answer to a hover that was asked for later is there before the scan has ended.
  expect(isRead).toBe(false);
  await reading;
  expect(problems.codes.size).toBe(1001);
});

it('takes a checkout of a thousand files as one', async () => {
  const folder = folderWith(manyFiles(1000, (index) => component(`c-${index}`)));
  const server = await startIn([folder], { capabilities: pulls });
  const problems = new PulledProblems(server);
  await problems.pull();
  expect(problems.codes.size).toBe(0);
  const paths = Object.keys(manyFiles(1000, String)).map((name) => join(folder, name));
  for (const [index, path] of paths.entries()) {
    if (index % 2 === 0) writeFileSync(path, component(`n-${index}`, 'osTyp: linux'));
    else rmSync(path);
  }
  await touched(server, ...paths);
  await problems.until(({ size }) => size === 500);
});

it('survives folders that may not be read, and links that lead back up', async () => {
  const folder = folderWith({ 'a/bad.yaml': misspelt, 'locked/b.yaml': misspelt, 'torn/x': '' });
  symlinkSync('..', join(folder, 'a/up'));
  symlinkSync('nowhere', join(folder, 'a/gone.yaml'));
  mkdirSync(join(folder, 'a/folder.yaml'));
  chmodSync(join(folder, 'locked'), 0o000);
  const server = await startIn([folder], { capabilities: pulls });
  const problems = new PulledProblems(server);
  await problems.pull();
  chmodSync(join(folder, 'locked'), 0o755);
  expect(problems.codes.has(uriAt(join(folder, 'a/bad.yaml')))).toBe(true);
  // Nothing keeps the superuser out.
  const isSuperuser = process.getuid?.() === 0;
  expect(problems.codes.size).toBe(isSuperuser ? 2 : 1);
  expect(server.log.some((line) => line.includes('locked'))).toBe(!isSuperuser);
});

it('keeps apart what lies in several folders', async () => {
  const twice = folderWith({ 'a.yaml': component('web'), 'b.yaml': component('web') });
  const once = folderWith({ 'c.yaml': component('web') });
  const server = await startIn([twice, once], { capabilities: pulls });
  const problems = new PulledProblems(server);
  await problems.pull();
  // Two components of one name are a mistake in one folder, and none in two.
  expect([...problems.codes.keys()].sort()).toEqual(
    ['a.yaml', 'b.yaml'].map((name) => uriAt(join(twice, name))),
  );
});

it('shows a long scan, and ends it when it is canceled', async () => {
  const parts = (index: number): string =>
    Array.from({ length: 150 }, (_, part) => component(`c-${index}-${part}`)).join('---\n');
  const folder = folderWith(manyFiles(600, parts));
  const server = await startIn([folder], {
    capabilities: { ...pulls, window: { workDoneProgress: true } },
    onProgress: (token, value, connection) => {
      if (value.kind !== 'begin') return;
      expect(value).toMatchObject({ cancellable: true } satisfies Partial<WorkDoneProgressBegin>);
      void connection.sendNotification(WorkDoneProgressCancelNotification.type, { token });
    },
  });
  const problems = new PulledProblems(server);
  await problems.pull();
  expect(server.log.join('\n')).toMatch(/Not all files of .* were read/);
  // The server goes on with what it has.
  writeFileSync(join(folder, 'new.yaml'), misspelt);
  await touched(server, join(folder, 'new.yaml'));
  await problems.until((codes) => codes.has(uriAt(join(folder, 'new.yaml'))));
});
