// Requests and watches on the loopback: what is sent, and what is understood.
import type http from 'node:http';
import { describe, expect, test } from 'vitest';
import type { ClusterRequest, WatchEvent } from '../../../server/src/deploy/cluster.ts';
import { bodyOf, connected, never, plainServer, sendJson, tlsServer } from './loopback.ts';

const get: ClusterRequest = { method: 'GET', path: '/api/v1/things' };

describe('a request', () => {
  test('goes out as it is, and its answer comes back as it is', async () => {
    const seen: unknown[] = [];
    const server = await tlsServer(async (request, response) => {
      const { method, url, headers } = request;
      seen.push({ method, url, type: headers['content-type'], text: await bodyOf(request) });
      expect(headers.authorization).toBe('Bearer first-token');
      sendJson(response, 201, { unknownField: { kept: '2026-01-01T00:00:00Z' }, n: 1.5 });
    });
    const cluster = await connected({ server });
    expect(cluster.identity).toEqual({ context: 'test', server, user: 'somebody' });
    const body = { typo: [true, null], kind: 'Role', metadata: { name: 'MyRole' } };
    const outcome = await cluster.request(
      {
        method: 'PATCH',
        path: '/apis/x/MyRole',
        query: { fieldManager: 'oam', force: 'false' },
        contentType: 'application/apply-patch+yaml',
        body,
      },
      never,
    );
    expect(outcome).toMatchObject({
      kind: 'answer',
      status: 201,
      body: { unknownField: { kept: '2026-01-01T00:00:00Z' }, n: 1.5 },
      warnings: [],
      retryAfter: undefined,
    });
    await cluster.request({ ...get, method: 'POST', body: 'text', timeout: 9_000 }, never);
    await cluster.request({ ...get, query: { timeout: '3s', labelSelector: 'a=b,c' } }, never);
    expect(seen).toEqual([
      {
        method: 'PATCH',
        url: '/apis/x/MyRole?timeout=25s&fieldManager=oam&force=false',
        type: 'application/apply-patch+yaml',
        text: JSON.stringify(body),
      },
      { method: 'POST', url: `${get.path}?timeout=4s`, type: 'application/json', text: '"text"' },
      {
        method: 'GET',
        url: `${get.path}?timeout=3s&labelSelector=a%3Db%2Cc`,
        type: undefined,
        text: '',
      },
    ]);
  });

  test('uses the connection of the one before', async () => {
    const ports = new Set<number | undefined>();
    const server = await tlsServer((request, response) => {
      ports.add(request.socket.remotePort);
      sendJson(response, 200, {});
    });
    const cluster = await connected({ server });
    for (let at = 0; at < 3; at++) await cluster.request(get, never);
    expect(ports.size).toBe(1);
  });

  test('needs no TLS where the kubeconfig asks for none', async () => {
    const server = await plainServer((_, response) => sendJson(response, 200, { plain: true }));
    const cluster = await connected({ server: `${server}/` });
    expect(cluster.identity.server).toBe(server);
    expect(await cluster.request(get, never)).toMatchObject({ body: { plain: true } });
  });

  test('may go to a server below a path', async () => {
    const server = await tlsServer(({ url }, response) => sendJson(response, 200, { url }));
    const cluster = await connected({ server: `${server}/k8s/clusters/one` });
    const url = `/k8s/clusters/one${get.path}?timeout=25s`;
    expect(await cluster.request(get, never)).toMatchObject({ body: { url } });
  });
});

describe('an answer', () => {
  test('that is plain text, or claims to be JSON, has its text', async () => {
    const server = await plainServer((request, response) => {
      if (request.url?.includes('broken')) {
        response.writeHead(500, { 'content-type': 'application/json' }).end('{"kind":');
      } else {
        response.writeHead(429, { 'retry-after': '3' }).end('Too many requests');
      }
    });
    const cluster = await connected({ server });
    expect(await cluster.request(get, never)).toMatchObject({
      status: 429,
      retryAfter: 3,
      body: undefined,
      text: 'Too many requests',
    });
    expect(await cluster.request({ ...get, path: '/broken' }, never)).toMatchObject({
      kind: 'answer',
      status: 500,
      body: undefined,
      text: '{"kind":',
    });
  });

  test('may say by date when to come again', async () => {
    const server = await plainServer((request, response) => {
      const wait = request.url?.includes('past') ? -60_000 : 90_000;
      // A clock that is off by hours does not matter.
      const now = Date.now() + 7_200_000;
      const dates = { date: new Date(now), 'retry-after': new Date(now + wait) };
      response.setHeader('date', dates.date.toUTCString());
      response.setHeader('retry-after', dates['retry-after'].toUTCString());
      sendJson(response, 503, {});
    });
    const cluster = await connected({ server });
    expect(await cluster.request(get, never)).toMatchObject({ retryAfter: 90 });
    expect(await cluster.request({ ...get, path: '/past' }, never)).toMatchObject({
      retryAfter: 0,
    });
  });

  test('has the texts of all its warnings', async () => {
    const server = await plainServer((_, response) => {
      const other = Buffer.from('299 kube "größer"').toString('latin1');
      response.setHeader('warning', [
        '299 - "use \\"apps/v1\\", not \\\\v1", 299 - "second, with comma" "Sat, 21 Nov 2026 08:00:00 GMT"',
        other,
      ]);
      sendJson(response, 200, {});
    });
    const cluster = await connected({ server });
    expect(await cluster.request(get, never)).toMatchObject({
      warnings: ['use "apps/v1", not \\v1', 'second, with comma', 'größer'],
    });
  });

  test('larger than anybody can want is not taken in', async () => {
    const server = await plainServer((_, response) => response.end('x'.repeat(5_000)));
    const cluster = await connected({ server }, { body: 4_999 });
    expect(await cluster.request(get, never)).toEqual({
      kind: 'failure',
      reason: 'other',
      sent: 'maybe',
      message: `The server ${server} sent more than fits into an answer.`,
    });
  });
});

describe('a watch', () => {
  const added = { type: 'ADDED', object: { metadata: { name: 'größe' } } };

  async function watched(write: (response: http.ServerResponse, url: string) => unknown) {
    const server = await plainServer((request, response) => write(response, request.url ?? ''));
    const cluster = await connected({ server }, { silence: 100 });
    const events: WatchEvent[] = [];
    const query = { resourceVersion: '7' };
    const outcome = await cluster.watch({ path: '/w', query }, (each) => events.push(each), never);
    return { events, outcome };
  }

  test('tells each event, however the stream is cut', async () => {
    let asked = '';
    const { events, outcome } = await watched((response, url) => {
      asked = url;
      const text = Buffer.from([added, added].map((each) => `${JSON.stringify(each)}\n`).join(''));
      // The cut is within a letter of two bytes.
      const cut = text.indexOf(0xc3) + 1;
      response.write(text.subarray(0, cut), () => response.end(text.subarray(cut)));
    });
    expect(asked).toBe('/w?watch=true&timeoutSeconds=50&resourceVersion=7');
    expect(events).toEqual([added, added]);
    expect(outcome).toMatchObject({ kind: 'answer', status: 200 });
  });

  test('hands over that its state is forgotten, as an event or as an answer', async () => {
    const status = { kind: 'Status', code: 410 };
    const late = await watched((response) =>
      response.end(`${JSON.stringify({ type: 'ERROR', object: status })}\n`),
    );
    expect(late.events).toEqual([{ type: 'ERROR', object: status }]);
    const early = await watched((response) => sendJson(response, 410, status));
    expect(early.outcome).toMatchObject({ kind: 'answer', status: 410, body: status });
  });

  test('ends when the server falls silent', async () => {
    const { events, outcome } = await watched((response) =>
      response.write(`${JSON.stringify(added)}\n`),
    );
    expect(events).toEqual([added]);
    expect(outcome).toMatchObject({ reason: 'timeout', sent: 'maybe' });
  });

  test('ends when the connection breaks, or when something else comes', async () => {
    const broken = await watched((response) =>
      response.write('{"type":', () => response.socket?.resetAndDestroy()),
    );
    expect(broken.outcome).toMatchObject({ reason: 'reset' });
    const other = await watched((response) => response.end('{"type":"NEW","object":{}}\n'));
    expect(other.outcome).toMatchObject({ reason: 'other' });
  });

  test('ends when nobody wants it anymore', async () => {
    const server = await plainServer((_, response) => {
      response.write(`${JSON.stringify(added)}\n`);
    });
    const cluster = await connected({ server });
    const stop = new AbortController();
    const outcome = await cluster.watch({ path: '/w' }, () => stop.abort(), stop.signal);
    expect(outcome).toMatchObject({ reason: 'aborted' });
  });
});
