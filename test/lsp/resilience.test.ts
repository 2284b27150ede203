// A server in trouble: requests that throw, thousands of edits, and the memory that is left in use after them.
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startRaw, type RawClient } from '../support/raw-client.ts';
import { component } from '../support/oam.ts';

const INTERNAL_ERROR = -32603;

it('answers a request that throws with an error, says what to report, and goes on', async () => {
  const client = startRaw();
  await client.greet();
  const uri = 'file:///web.yaml';
  client.notify('textDocument/didOpen', {
    textDocument: { uri, languageId: 'yaml', version: 1, text: component('web') },
  });
  const start = { line: 3, character: 8 };
  const range = { start, end: start };
  // A lens that is none of ours: its data says nothing of a file.
  const { error } = await client.ask(1, 'codeLens/resolve', { range, data: null });
  expect(error?.code).toBe(INTERNAL_ERROR);
  expect(error?.message).toContain('codeLens/resolve');
  const log = await client.message(({ method }) => method === 'window/logMessage');
  expect((log.params as { message: string }).message).toMatch(/please report it.*\n.*\n *at /);
  const position = { line: 3, character: 8 };
  expect(
    await client.result('textDocument/hover', { textDocument: { uri }, position }),
  ).not.toBeNull();
});

/** The bytes in use once all garbage is gone. */
async function heapOf(client: RawClient): Promise<number> {
  const said = client.errorText.length;
  client.process.kill('SIGUSR2');
  for (;;) {
    await new Promise((resolve) => client.process.stderr?.once('data', resolve));
    const found = /heap (\d+)\n/.exec(client.errorText.slice(said))?.[1];
    if (found !== undefined) return Number(found);
  }
}

const EDITS = 10_000;
const FILES = 20;

it.skipIf(process.platform === 'win32')(
  'uses no more memory after ten thousand edits, nor after all files were closed, than before',
  async () => {
    const probe = join(import.meta.dirname, '../support/heap-probe.ts');
    const client = startRaw(['--expose-gc', `--import=${probe}`]);
    await client.greet({ textDocument: { diagnostic: {} } });
    const uris = Array.from({ length: FILES }, (_, index) => `file:///specs/${String(index)}.yaml`);
    let version = 1;
    const openAll = (): void => {
      for (const [index, uri] of uris.entries()) {
        const text = [0, 1, 2].map((part) => component(`c-${String(index)}-${String(part)}`));
        client.notify('textDocument/didOpen', {
          textDocument: { uri, languageId: 'yaml', version, text: text.join('---\n') },
        });
      }
    };
    const askAll = async (): Promise<void> => {
      for (const uri of uris) {
        const textDocument = { uri };
        await client.result('textDocument/diagnostic', { textDocument });
        await client.result('textDocument/semanticTokens/full', { textDocument });
        await client.result('textDocument/completion', {
          textDocument,
          position: { line: 6, character: 2 },
        });
      }
      client.received.length = 0;
    };
    /** Types a letter and takes it back, in file after file. */
    const edit = async (count: number): Promise<void> => {
      for (let done = 0; done < count; done++) {
        const uri = uris[(done >> 1) % FILES] as string;
        const isTyped = done % 2 === 0;
        const start = { line: 3, character: 8 };
        const end = { line: 3, character: isTyped ? 8 : 9 };
        client.notify('textDocument/didChange', {
          textDocument: { uri, version: ++version },
          contentChanges: [{ range: { start, end }, text: isTyped ? 'x' : '' }],
        });
        if (done % 10 === 0)
          await client.result('textDocument/documentSymbol', { textDocument: { uri } });
      }
      await askAll();
    };
    const closeAll = (): void => {
      for (const uri of uris) client.notify('textDocument/didClose', { textDocument: { uri } });
    };
    // Once around, so that what is made when it is first needed is there.
    openAll();
    await edit(200);
    closeAll();
    await client.result('workspace/symbol', { query: '' });
    const closed = await heapOf(client);
    openAll();
    await askAll();
    const opened = await heapOf(client);
    await edit(EDITS);
    const edited = await heapOf(client);
    closeAll();
    await client.result('workspace/symbol', { query: '' });
    const after = await heapOf(client);
    const inMb = [closed, opened, edited, after].map((bytes) => (bytes / 2 ** 20).toFixed(1));
    console.info(
      `heap in MB: closed ${inMb[0]}, opened ${inMb[1]}, after ${EDITS} edits ${inMb[2]}, closed ${inMb[3]}`,
    );
    expect(edited).toBeLessThan(opened * 1.1);
    expect(after).toBeLessThan(closed * 1.1);
  },
  120_000,
);
