// The life of a server by the protocol: greeting, farewell, exit codes, and messages at the wrong time.
import { expect, it } from 'vitest';
import { startRaw } from '../../support/raw-client.ts';

const NOT_INITIALIZED = -32002;
const INVALID_REQUEST = -32600;
const METHOD_NOT_FOUND = -32601;
const uri = 'file:///web.yaml';
const hover = { textDocument: { uri }, position: { line: 0, character: 0 } };

it('refuses requests before the greeting, ignores notifications, and can be greeted afterwards', async () => {
  const client = startRaw();
  client.notify('textDocument/didOpen', {
    textDocument: { uri, languageId: 'yaml', version: 1, text: 'kind: x\n' },
  });
  client.notify('initialized', {});
  for (const [id, method] of ['textDocument/hover', 'shutdown', 'oam/noSuchThing'].entries()) {
    const { error } = await client.ask(id, method, hover);
    expect(error?.code).toBe(NOT_INITIALIZED);
  }
  const greeting = await client.greet();
  expect(greeting.result).toMatchObject({ serverInfo: { name: 'oam-language-server' } });
  expect((await client.ask(9, 'textDocument/hover', hover)).result).toBeNull();
});

it('is greeted once', async () => {
  const client = startRaw();
  await client.greet({ general: { positionEncodings: ['utf-8'] } });
  const { error } = await client.ask(1, 'initialize', {
    processId: null,
    rootUri: null,
    capabilities: {},
  });
  expect(error?.code).toBe(INVALID_REQUEST);
  expect((await client.ask(2, 'textDocument/hover', hover)).error).toBeUndefined();
});

it('can be greeted again when the greeting was malformed', async () => {
  const client = startRaw();
  expect((await client.ask(1, 'initialize', {})).error).toBeDefined();
  expect((await client.ask(2, 'textDocument/hover', hover)).error?.code).toBe(NOT_INITIALIZED);
  expect((await client.greet()).error).toBeUndefined();
});

it('answers nothing more after the farewell, and ends with 0', async () => {
  const client = startRaw();
  await client.greet();
  expect((await client.ask(1, 'shutdown')).result).toBeNull();
  expect((await client.ask(2, 'textDocument/hover', hover)).error?.code).toBe(INVALID_REQUEST);
  expect((await client.ask(3, 'shutdown')).error?.code).toBe(INVALID_REQUEST);
  expect((await client.ask(4, 'initialize', {})).error?.code).toBe(INVALID_REQUEST);
  const said = client.received.length;
  client.notify('textDocument/didOpen', {
    textDocument: { uri, languageId: 'yaml', version: 1, text: 'kind: x\n' },
  });
  client.notify('exit');
  expect(await client.exited).toBe(0);
  expect(client.received).toHaveLength(said);
  expect(client.errorText).toBe('');
});

it('ends with 1 when nobody said farewell', async () => {
  const greeted = startRaw();
  await greeted.greet();
  greeted.notify('exit');
  expect(await greeted.exited).toBe(1);
  const strange = startRaw();
  strange.notify('exit');
  expect(await strange.exited).toBe(1);
});

it('ends when its client is gone', async () => {
  const client = startRaw();
  await client.greet();
  client.process.stdin?.end();
  expect(await client.exited).toBe(1);
});

it('refuses unknown requests, also those that clients may ignore, and ignores unknown notifications', async () => {
  const client = startRaw();
  await client.greet();
  for (const [id, method] of [
    'oam/noSuchThing',
    '$/noSuchThing',
    'textDocument/moniker',
  ].entries()) {
    expect((await client.ask(id, method, {})).error?.code).toBe(METHOD_NOT_FOUND);
  }
  client.notify('$/noSuchThing', {});
  client.notify('oam/noSuchThing', { a: 1 });
  client.notify('$/setTrace', { value: 'off' });
  client.notify('$/cancelRequest', { id: 4711 });
  client.notify('window/workDoneProgress/cancel', { token: 'nobody' });
  expect((await client.ask(9, 'textDocument/hover', hover)).result).toBeNull();
});
