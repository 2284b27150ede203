// Completion as a client receives it: edits that fit, documentation on demand, tab stops only where they are understood.
import { expect, it } from 'vitest';
import {
  CompletionRequest,
  CompletionResolveRequest,
  InsertTextFormat,
  InsertTextMode,
  type CompletionItem,
  type CompletionList,
  type TextEdit,
} from 'vscode-languageserver-protocol/node';
import { applyEdits } from '../../server/src/base/text-edit.ts';
import { LineIndex } from '../../server/src/base/line-index.ts';
import { startServer, type ServerProcess } from '../support/server-process.ts';

const uri = 'file:///specs/web.yaml';
const text = `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: web
spec:
  workloadType: Ser
  containers:
    - name: main
      ima
`;

async function complete(
  server: ServerProcess,
  line: number,
  character: number,
): Promise<readonly CompletionItem[]> {
  const list = await server.connection.sendRequest(CompletionRequest.type, {
    textDocument: { uri },
    position: { line, character },
  });
  return (list as CompletionList).items;
}

function accept(item: CompletionItem | undefined): string {
  const lines = new LineIndex(text);
  const { range, newText } = item?.textEdit as TextEdit;
  const offsets = { start: lines.offsetAt(range.start), end: lines.offsetAt(range.end) };
  return applyEdits(text, [{ range: offsets, newText }]);
}

it('puts the full name of a workload type in place of the letters typed', async () => {
  const server = await startServer();
  await server.open(uri, text);
  const items = await complete(server, 5, 19);
  const item = items.find(({ label }) => label.includes('Server'));
  expect(accept(item)).toContain('\n  workloadType: core.oam.dev/v1alpha1.Server\n');
});

it('explains an item when it is asked to', async () => {
  const server = await startServer();
  await server.open(uri, text);
  const item = (await complete(server, 8, 9)).find(({ label }) => label === 'image');
  expect(item?.documentation).toBeUndefined();
  const resolved = await server.connection.sendRequest(
    CompletionResolveRequest.type,
    item as CompletionItem,
  );
  expect(resolved.documentation).toMatchObject({ kind: 'markdown' });
  expect(accept(item)).toMatch(/\n {6}image: \S*\n$/);
});

it('sends tab stops, and says who indents, only to clients that know of them', async () => {
  const plain = await startServer();
  await plain.open(uri, text);
  const items = await complete(plain, 8, 9);
  expect(items.length).toBeGreaterThan(0);
  for (const item of items) {
    expect(item.insertTextFormat).toBe(InsertTextFormat.PlainText);
    expect(item.insertTextMode).toBeUndefined();
    expect((item.textEdit as TextEdit).newText).not.toContain('$');
  }
  const rich = await startServer({
    capabilities: {
      textDocument: {
        completion: {
          completionItem: {
            snippetSupport: true,
            insertTextModeSupport: { valueSet: [InsertTextMode.asIs] },
          },
        },
      },
    },
  });
  await rich.open(uri, text);
  const snippets = await complete(rich, 8, 9);
  expect(snippets.some((item) => item.insertTextFormat === InsertTextFormat.Snippet)).toBe(true);
  expect(snippets.every((item) => item.insertTextMode === InsertTextMode.asIs)).toBe(true);
});
