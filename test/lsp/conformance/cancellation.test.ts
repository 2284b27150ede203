// Requests that are withdrawn: each is answered once, with its result or as cancelled, and nothing is held up.
import { expect, it } from 'vitest';
import { framed, startRaw, type RawClient, type RawMessage } from '../../support/raw-client.ts';

const REQUEST_CANCELLED = -32800;
const uri = 'file:///shop.yaml';

/** A configuration that takes a while to be read. */
function configuration(instances: number): string {
  const components = Array.from(
    { length: instances },
    (_, index) => `    - componentName: component-${String(index)}
      instanceName: instance-${String(index)}
      parameterValues: [{name: size, value: ${String(index)}}]
`,
  );
  return `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata: {name: shop}
spec:
  components:
${components.join('')}`;
}

function open(client: RawClient, text: string): void {
  client.notify('textDocument/didOpen', {
    textDocument: { uri, languageId: 'yaml', version: 1, text },
  });
}

function isAnswerTo(asked: string): (message: RawMessage) => boolean {
  return ({ id, method }) => id === asked && method === undefined;
}

it('answers each of a burst of requests that are cancelled once, and the last with its result', async () => {
  const client = startRaw();
  await client.greet();
  open(client, configuration(400));
  const position = { line: 6, character: 14 };
  const params = { textDocument: { uri }, position };
  const last = 60;
  // In one piece, so that a cancellation never comes later than the answer because the client was held up.
  const burst = Array.from({ length: last }, (_, index) => index + 1).flatMap((id) => [
    {
      method: 'textDocument/didChange',
      params: {
        textDocument: { uri, version: id + 1 },
        contentChanges: [{ range: { start: position, end: position }, text: 'x' }],
      },
    },
    { id, method: 'textDocument/completion', params },
    ...(id < last ? [{ method: '$/cancelRequest', params: { id } }] : []),
  ]);
  const frames = burst.map((each) => framed(JSON.stringify({ jsonrpc: '2.0', ...each })));
  client.write(Buffer.concat(frames));
  expect((await client.answer(last)).result).not.toBeNull();
  // After the last answer nothing else comes: a request later than all of them is answered next.
  await client.ask('end', 'textDocument/foldingRange', { textDocument: { uri } });
  const answers = client.received.filter(({ id, method }) => typeof id === 'number' && !method);
  expect(answers.map(({ id }) => id)).toEqual(
    Array.from({ length: last }, (_, index) => index + 1),
  );
  const [cancelled, answered] = [
    answers.filter(({ error }) => error),
    answers.filter(({ error }) => !error),
  ];
  expect(new Set(cancelled.map(({ error }) => error?.code))).toEqual(new Set([REQUEST_CANCELLED]));
  // Those that wait while the first is worked on are not worked on themselves.
  expect(cancelled.length).toBeGreaterThan(answered.length);
});

it('lets go of a request that waits for changes when it is cancelled', async () => {
  const client = startRaw();
  await client.greet({ textDocument: { diagnostic: {} } });
  open(client, configuration(2));
  const pull = (id: string): void => {
    client.send({
      id,
      method: 'workspace/diagnostic',
      params: { previousResultIds: [], partialResultToken: id },
    });
  };
  pull('first');
  await client.answer('first');
  // The next one waits, as nothing is new to it; or the one after, if the text came to rest meanwhile.
  let waiting = 'first';
  for (let count = 1; client.received.some(isAnswerTo(waiting)); count++) {
    waiting = `after-${String(count)}`;
    pull(waiting);
    await client.ask(count, 'textDocument/foldingRange', { textDocument: { uri } });
  }
  client.notify('$/cancelRequest', { id: waiting });
  expect((await client.answer(waiting)).error?.code).toBe(REQUEST_CANCELLED);
});

it('does not mind requests that are cancelled before they come, after their answer, or never were', async () => {
  const client = startRaw();
  await client.greet();
  open(client, configuration(2));
  const params = { textDocument: { uri }, position: { line: 1, character: 2 } };
  client.notify('$/cancelRequest', { id: 1 });
  client.notify('$/cancelRequest', { id: 'never' });
  client.notify('$/cancelRequest', {});
  client.send({ id: 1, method: 'textDocument/hover', params });
  const early = await client.answer(1);
  expect(early.error?.code ?? REQUEST_CANCELLED).toBe(REQUEST_CANCELLED);
  expect((await client.ask(2, 'textDocument/hover', params)).result).not.toBeNull();
  client.notify('$/cancelRequest', { id: 2 });
  expect((await client.ask(3, 'textDocument/hover', params)).result).not.toBeNull();
});
