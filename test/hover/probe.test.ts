// Probes as a sentence of what they will do.
import { expect, test } from 'vitest';
import { componentWith, markdownAt } from '../support/hover.ts';

/** The paragraph below the head line. */
const sentence = (probe: string) =>
  markdownAt(componentWith(` {containers: [{name: a, image: b, ${probe}}]}`)).split('\n\n')[1];

test('a liveness probe over HTTP', () => {
  const probe = 'live<|>nessProbe: {httpGet: {path: /healthz, port: 8080}, initialDelaySeconds: 5}';
  expect(sentence(probe)).toBe(
    'Asks `GET /healthz` on port 8080 every 10 seconds, first after 5 seconds. ' +
      'No good answer within 1 second is a failure. ' +
      'After 3 failures in a row the container is restarted.',
  );
});

test('a readiness probe over TCP with timings of its own', () => {
  const timings = 'periodSeconds: 1, timeoutSeconds: 90, successThreshold: 2, failureThreshold: 1';
  expect(sentence(`readiness<|>Probe: {tcpSocket: {port: 6379}, ${timings}}`)).toBe(
    'Opens a connection on port 6379 every second, first right after the start. ' +
      'No good answer within 1 minute 30 seconds is a failure. ' +
      'After 1 failure it gets no traffic until 2 successes in a row.',
  );
});

test('a command, on the key of the handler', () => {
  const probe = 'livenessProbe: {ex<|>ec: {command: [sh, -c, "test -f /tmp/`x`"]}}';
  expect(sentence(probe)).toContain(
    'Runs `` sh -c test -f /tmp/`x` `` in the container every 10 seconds',
  );
});

test('headers are counted', () => {
  const headers = 'httpHeaders: [{name: Host, value: a}, {name: X, value: b}]';
  const probe = `livenessProbe: {<|>httpGet: {path: /, port: 80, ${headers}}}`;
  expect(sentence(probe)).toContain('Asks `GET /` on port 80 with 2 headers every');
});

test('without a handler there is nothing to tell', () => {
  expect(sentence('<|>livenessProbe: {periodSeconds: 5}')).toMatch(/^Tells whether/);
});

test('an unfinished handler is told as far as it goes', () => {
  expect(sentence('<|>livenessProbe: {httpGet: }')).toContain('Asks `GET /` every 10 seconds');
  expect(sentence('<|>livenessProbe: {exec: {command: }}')).toContain('Runs a command in');
});
