// Parts of the server that are loaded late: what waits for them, in which order it goes on, and what is answered when they cannot be loaded.
import { ErrorCodes } from 'vscode-languageserver';
import { expect, it } from 'vitest';
import { Late } from '../../server/src/lsp/late.ts';
import { Parts, type Part } from '../../server/src/lsp/parts.ts';
import type { Message } from '../../server/src/lsp/messages.ts';
import { startRaw } from '../support/raw-client.ts';

interface Loading {
  readonly parts: Parts;
  readonly part: Part;
  /** What was handed on so far, by method. */
  readonly handled: string[];
  readonly logged: string[];
  /** Hands a message in. */
  readonly take: (method: string, id?: number) => void;
  /** The part for `late/…` was loaded, or could not be. */
  readonly loaded: (error?: Error) => Promise<void>;
  /** How often it was tried to load it. */
  readonly tries: () => number;
}

function loading(): Loading {
  const [handled, logged]: [string[], string[]] = [[], []];
  let settle: (error?: Error) => void = () => undefined;
  let tries = 0;
  const late = new Late(
    () =>
      new Promise<void>((resolve, reject) => {
        tries++;
        settle = (error) => (error === undefined ? resolve() : reject(error));
      }),
  );
  const tell = (text: string): void => void logged.push(text);
  const parts = new Parts({ error: tell, warn: tell, info: tell });
  const part: Part = {
    answers: ({ method }) => method.startsWith('late/'),
    load: () => late.get(),
  };
  parts.add(part);
  const next = (message: Message): void => {
    const { method, params } = message as Message & { method: string; params?: { code: number } };
    handled.push(method === '$/refused' ? `refused with ${String(params?.code)}` : method);
  };
  return {
    parts,
    part,
    handled,
    logged,
    take: (method, id) => {
      void parts.take({ jsonrpc: '2.0', method, ...(id !== undefined && { id }) } as Message, next);
    },
    loaded: async (error) => {
      settle(error);
      await new Promise((resolve) => setImmediate(resolve));
    },
    tries: () => tries,
  };
}

it('hands on at once what no part is needed for', () => {
  const { handled, take, tries } = loading();
  take('early/ask', 1);
  take('early/tell');
  expect(handled).toEqual(['early/ask', 'early/tell']);
  expect(tries()).toBe(0);
});

it('keeps the order of all messages while a part is loaded, and loads it once', async () => {
  const { handled, take, loaded, tries } = loading();
  for (const [index, method] of ['late/one', 'early/ask', 'late/two'].entries())
    take(method, index);
  take('$/cancelRequest');
  expect(handled).toEqual([]);
  await loaded();
  expect(handled).toEqual(['late/one', 'early/ask', 'late/two', '$/cancelRequest']);
  take('late/three', 3);
  expect(handled.at(-1)).toBe('late/three');
  expect(tries()).toBe(1);
});

it('answers with an error when a part cannot be loaded, and tries again with the next request', async () => {
  const { handled, logged, take, loaded, tries } = loading();
  take('late/one', 1);
  take('early/ask', 2);
  await loaded(new Error('there is no such file'));
  expect(handled).toEqual([`refused with ${String(ErrorCodes.InternalError)}`, 'early/ask']);
  expect(logged.join()).toContain('there is no such file');
  take('late/two', 3);
  await loaded();
  expect(handled.at(-1)).toBe('late/two');
  expect(tries()).toBe(2);
});

it('makes a request wait that comes while its part is loaded ahead of time', async () => {
  const { parts, part, handled, take, loaded, tries } = loading();
  void parts.prepare(part);
  take('late/one', 1);
  expect(handled).toEqual([]);
  await loaded();
  expect(handled).toEqual(['late/one']);
  expect(tries()).toBe(1);
});

it('drops a notification whose part cannot be loaded, and says so', async () => {
  const { handled, logged, take, loaded } = loading();
  take('late/tell');
  take('early/ask', 1);
  await loaded(new Error('there is no such file'));
  expect(handled).toEqual(['early/ask']);
  expect(logged.join()).toContain('there is no such file');
});

it('hears of the first request being cancelled while what answers it is loaded', async () => {
  const client = startRaw();
  await client.greet();
  const textDocument = { uri: 'file:///shop.yaml' };
  client.send({ id: 'hover', method: 'textDocument/hover', params: { textDocument, position } });
  client.notify('$/cancelRequest', { id: 'hover' });
  client.send({ id: 'folds', method: 'textDocument/foldingRange', params: { textDocument } });
  expect((await client.answer('hover')).error?.code).toBe(-32800);
  expect((await client.answer('folds')).result).toEqual([]);
});

const position = { line: 0, character: 0 };
