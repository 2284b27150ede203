// What is traced of messages to the server: all but the values that were typed for variables.
import { expect, test } from 'vitest';
import { traceChannel } from '../../client/src/trace-channel.ts';

/** A channel as the editor makes it, and what was written into it. */
function channel() {
  const lines: string[] = [];
  const output = Object.freeze({
    name: 'Open Application Model',
    logLevel: 1,
    trace: (message: string) => void lines.push(message),
    info: (message: string) => void lines.push(message),
  });
  const traced = traceChannel(output as unknown as Parameters<typeof traceChannel>[0]);
  return { lines, traced };
}

const params = {
  context: 'dev',
  configuration: { uri: 'file:///shop.yaml', name: 'shop' },
  variables: { apiToken: 'canary "1"', image: 'web' },
};

/** As the client writes it. */
const sent = (about: unknown, indent?: number): string =>
  `Sending request 'oam/deploy/plan - (3)'.\nParams: ${JSON.stringify(about, null, indent)}`;

test.each([4, undefined])(
  'typed values are hidden, and nothing else (indented by %s)',
  (indent) => {
    const { lines, traced } = channel();
    traced.trace(sent(params, indent));
    const shown = { ...params, variables: { apiToken: '<hidden>', image: '<hidden>' } };
    expect(lines).toEqual([sent(shown, indent)]);
  },
);

test('a typed value is hidden wherever it turns up later', () => {
  const { lines, traced } = channel();
  traced.trace(sent(params));
  const text = `apiToken: ${JSON.stringify(params.variables.apiToken)}\n`;
  traced.trace(`Sending notification 'textDocument/didOpen'.\nParams: ${JSON.stringify({ text })}`);
  traced.trace('Result: canary "1" of web');
  expect(lines.join('')).not.toContain('canary');
  expect(lines[1]).toContain('apiToken: \\"<hidden>\\"\\n');
  // A short word is left where it is no value of a variable.
  expect(lines[2]).toBe('Result: <hidden> of web');
});

test('a message that cannot be read is hidden as a whole', () => {
  const { lines, traced } = channel();
  traced.trace('Sending request \'x\'.\nParams: {"variables": {"a": "canary');
  expect(lines).toEqual(["Sending request 'x'.\nParams: <hidden>"]);
});

test('variables of specs are no values that somebody typed', () => {
  const { lines, traced } = channel();
  const about = sent({ spec: { variables: [{ name: 'image', value: 'web:1.0.0' }] } }, 4);
  traced.trace(about);
  traced.trace('Received response \'x\' in 3ms.\nResult: {\n    "variables": {}\n}');
  expect(lines).toEqual([
    about,
    'Received response \'x\' in 3ms.\nResult: {\n    "variables": {}\n}',
  ]);
});

test('the channel is the same otherwise', () => {
  const { lines, traced } = channel();
  traced.info('started');
  expect([traced.name, traced.logLevel, lines]).toEqual(['Open Application Model', 1, ['started']]);
});
