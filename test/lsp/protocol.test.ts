// The server's manners: greeting, capabilities, refusals, the end.
import { expect, it } from 'vitest';
import {
  CodeActionRequest,
  CodeActionTriggerKind,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  SelectionRangeRequest,
  type CodeAction,
  type TextDocumentEdit,
} from 'vscode-languageserver-protocol/node';
import { startServer, ServerProcess } from '../support/server-process.ts';

const uri = 'file:///specs/web.yaml';
const spec = `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: web
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  os: linux
  containers:
    - name: main
      image: example/web:1.0.0
      resources:
        cpu:
          required: 0.5
        memory:
          required: 64M
`;

it('refuses requests before the greeting, and unknown ones after it', async () => {
  const early = new ServerProcess();
  await expect(
    early.connection.sendRequest('textDocument/hover', {
      textDocument: { uri },
      position: { line: 0, character: 0 },
    }),
  ).rejects.toThrow();
  early.process.kill();
  const server = await startServer();
  await expect(server.connection.sendRequest('oam/noSuchThing')).rejects.toThrow(
    /Unhandled method/,
  );
  expect(await server.stop()).toBe(0);
});

it('offers to be asked for diagnostics only to clients that ask', async () => {
  const pushed = await startServer();
  expect(pushed.initializeResult.capabilities.diagnosticProvider).toBeUndefined();
  const pulled = await startServer({ capabilities: { textDocument: { diagnostic: {} } } });
  expect(pulled.initializeResult.capabilities.diagnosticProvider).toBeDefined();
});

it('answers every question about a file that is not open with nothing', async () => {
  const { connection } = await startServer();
  const textDocument = { uri: 'file:///nowhere.yaml' };
  const position = { line: 3, character: 3 };
  expect(await connection.sendRequest(HoverRequest.type, { textDocument, position })).toBeNull();
  expect(await connection.sendRequest(DocumentSymbolRequest.type, { textDocument })).toEqual([]);
  expect(await connection.sendRequest(FoldingRangeRequest.type, { textDocument })).toEqual([]);
  expect(
    await connection.sendRequest(SelectionRangeRequest.type, {
      textDocument,
      positions: [position],
    }),
  ).toEqual([]);
});

it('sends tab stops only to clients that take them', async () => {
  const broken = spec.replace('      image: example/web:1.0.0\n', '');
  const at = { line: 8, character: 8 };
  const ask = async (snippetEditSupport: boolean): Promise<CodeAction[]> => {
    const server = await startServer({
      capabilities: {
        textDocument: {
          codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } },
        },
        workspace: { workspaceEdit: { documentChanges: true, snippetEditSupport } },
      },
    });
    await server.open(uri, broken);
    const actions = await server.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri },
      range: { start: at, end: at },
      context: { diagnostics: [], triggerKind: CodeActionTriggerKind.Invoked },
    });
    return (actions ?? []).filter((action): action is CodeAction => 'edit' in action);
  };
  const add = (await ask(true)).find(({ title }) => title.startsWith('Add "image"'));
  const change = add?.edit?.documentChanges?.[0] as TextDocumentEdit | undefined;
  expect(change?.edits[0]).toMatchObject({ snippet: { kind: 'snippet' } });
  expect((await ask(false)).some(({ title }) => title.startsWith('Add "image"'))).toBe(false);
});

it('fixes all that is safe when asked for it by name', async () => {
  const server = await startServer({
    capabilities: {
      textDocument: {
        codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } },
      },
    },
  });
  await server.open(uri, spec);
  const start = { line: 0, character: 0 };
  const [action] = (await server.connection.sendRequest(CodeActionRequest.type, {
    textDocument: { uri },
    range: { start, end: start },
    context: { diagnostics: [], only: ['source.fixAll'] },
  })) as CodeAction[];
  expect(action?.edit?.changes?.[uri]).toEqual([
    {
      range: { start: { line: 6, character: 2 }, end: { line: 6, character: 4 } },
      newText: 'osType',
    },
  ]);
});
