// Refactorings and fixes over several files, as a client gets them.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  CodeActionRequest,
  CodeActionResolveRequest,
  CompletionRequest,
  CompletionResolveRequest,
  HoverRequest,
  type ClientCapabilities,
  type CodeAction,
  type CompletionList,
  type Position,
  type TextDocumentEdit,
} from 'vscode-languageserver-protocol/node';
import { folderWith } from '../support/oam.ts';
import { startServer, type ServerProcess } from '../support/server-process.ts';
import { filesIn } from '../support/workspace-fixture.ts';
import { SYSTEM } from '../support/system.ts';
import { startIn, uriAt } from '../support/workspace-client.ts';

const capabilities: ClientCapabilities = {
  textDocument: {
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: [] } },
      dataSupport: true,
      resolveSupport: { properties: ['edit'] },
    },
  },
  workspace: { workspaceEdit: { documentChanges: true } },
};

async function actionsAt(
  server: ServerProcess,
  uri: string,
  position: Position,
): Promise<readonly CodeAction[]> {
  const answer = await server.connection.sendRequest(CodeActionRequest.type, {
    textDocument: { uri },
    range: { start: position, end: position },
    context: { diagnostics: [] },
  });
  return (answer ?? []) as CodeAction[];
}

/** Where `text` starts, one character in. */
function positionIn(content: string, text: string): Position {
  const before = content.slice(0, content.indexOf(text)).split('\n');
  return { line: before.length - 1, character: (before.at(-1)?.length ?? 0) + 1 };
}

test('an extraction ends with a rename where the client has a command for that', async () => {
  const uri = 'file:///alone/live.yaml';
  const live = filesIn(SYSTEM).get('live.yaml')!;
  const extractIn = async (initializationOptions: unknown): Promise<CodeAction | undefined> => {
    const server = await startServer({ capabilities, initializationOptions });
    await server.open(uri, live);
    const actions = await actionsAt(server, uri, positionIn(live, 'fast'));
    return actions.find(({ kind }) => kind === 'refactor.extract');
  };
  const action = await extractIn({ renameCommand: 'start.rename' });
  expect(action?.title).toBe('Extract to variable "STORAGE_CLASS"');
  const [change] = action?.edit?.documentChanges as TextDocumentEdit[];
  expect(change?.edits.map((edit) => ('newText' in edit ? edit.newText : ''))).toEqual([
    '\n    - name: STORAGE_CLASS\n      value: fast',
    '"[fromVariable(STORAGE_CLASS)]"',
  ]);
  // Two lines further down than the value stood.
  const { line } = positionIn(live, 'fast');
  expect(action?.command).toEqual({
    title: 'Rename',
    command: 'start.rename',
    arguments: [
      uri,
      { line: line + 2, character: '            storageClass: "[fromVariable('.length },
    ],
  });
  expect((await extractIn({}))?.command).toBeUndefined();
});

test('a safe fix can be made in all files at once, worked out when it is chosen', async () => {
  const broken = (name: string) =>
    `apiVersion: core.oam.dev/v1alpha1\nkind: ComponentSchematic\nmetadata:\n  name: ${name}\nspec:\n  workloadType: Worker\n`;
  const names = ['a.yaml', 'b.yaml', 'c.yaml'];
  const folder = folderWith(
    Object.fromEntries(names.map((name) => [name, broken(name.charAt(0))])),
  );
  const server = await startIn([folder], { capabilities });
  const uri = uriAt(join(folder, 'a.yaml'));
  await server.open(uri, broken('a'));
  const title = 'Fix all "short-workload-type" in the workspace';
  let action: CodeAction | undefined;
  let resolved: CodeAction | undefined;
  // The other files are read one after the other.
  await expect
    .poll(async () => {
      const actions = await actionsAt(server, uri, positionIn(broken('a'), 'Worker'));
      action = actions.find((each) => each.title === title);
      if (action === undefined) return [];
      resolved = await server.connection.sendRequest(CodeActionResolveRequest.type, action);
      const changes = (resolved.edit?.documentChanges ?? []) as TextDocumentEdit[];
      return changes.map(({ textDocument }) => textDocument.uri).sort();
    })
    .toEqual(names.map((name) => uriAt(join(folder, name))));
  expect(action?.edit).toBeUndefined();
  const [first] = resolved?.edit?.documentChanges as TextDocumentEdit[];
  expect(first?.edits).toMatchObject([{ newText: 'core.oam.dev/v1alpha1.Worker' }]);
});

test('completion and hover know the other files of the folder', async () => {
  const files = filesIn(SYSTEM);
  const folder = folderWith(Object.fromEntries(files));
  const server = await startIn([folder], { capabilities });
  const uri = uriAt(join(folder, 'draft.yaml'));
  const draft = files.get('draft.yaml')!;
  await server.open(uri, draft);
  const position = positionIn(draft, '"web"');
  const textDocument = { uri };
  const ask = async (): Promise<CompletionList> =>
    (await server.connection.sendRequest(CompletionRequest.type, {
      textDocument,
      position,
    })) as CompletionList;
  await expect.poll(async () => (await ask()).items.map(({ label }) => label)).toEqual(['web']);
  const [item] = (await ask()).items;
  const { documentation } = await server.connection.sendRequest(
    CompletionResolveRequest.type,
    item!,
  );
  expect(documentation).toMatchObject({ value: expect.stringContaining('in `web.yaml`') });
  const hover = await server.connection.sendRequest(HoverRequest.type, { textDocument, position });
  expect(hover?.contents).toMatchObject({
    value: expect.stringContaining('component in `web.yaml`'),
  });
});
