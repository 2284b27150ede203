// Requests and watches on the loopback: what is sent, what is understood, and what is said when the network fails.
import http from 'node:http';
import net from 'node:net';
import { describe, expect, test } from 'vitest';
import type { ClusterRequest, WatchEvent } from '../../../server/src/deploy/cluster.ts';
import { otherCertificate, otherKey } from './certificates.ts';
import {
  afterTest,
  bodyOf,
  connected,
  listen,
  never,
  plainServer,
  sendJson,
  tlsServer,
} from './loopback.ts';

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

describe('the network fails', () => {
  /** A server that treats each connection so, once it has read something. */
  const rude = (treat: (socket: net.Socket) => void) =>
    listen(
      net.createServer((socket) =>
        socket.on('error', () => undefined).once('data', () => treat(socket)),
      ),
    );

  test('nobody listens: nothing was sent', async () => {
    const server = 'https://127.0.0.1:9';
    const cluster = await connected({ server });
    expect(await cluster.request(get, never)).toEqual({
      kind: 'failure',
      reason: 'refused',
      sent: 'no',
      message: `The server ${server} refuses connections (ECONNREFUSED).`,
    });
  });

  test('the name is unknown: nothing was sent', async () => {
    const cluster = await connected({ server: 'https://nowhere.invalid' });
    expect(await cluster.request(get, never)).toMatchObject({ reason: 'name', sent: 'no' });
  });

  test('the certificate is for another name: nothing was sent', async () => {
    const server = await tlsServer(() => expect.unreachable(), {
      cert: otherCertificate,
      key: otherKey,
    });
    const cluster = await connected({ server });
    expect(await cluster.request(get, never)).toEqual({
      kind: 'failure',
      reason: 'certificate',
      sent: 'no',
      message: `The certificate of the server ${server} is for another name.`,
    });
    const named = await connected({ server, cluster: { 'tls-server-name': 'x.example' } });
    expect(await named.request(get, never)).toMatchObject({ reason: 'certificate' });
  });

  test('the authority is unknown, unless nobody cares', async () => {
    const server = await tlsServer((_, response) => sendJson(response, 200, {}));
    const unknown = { 'certificate-authority-data': undefined };
    const cluster = await connected({ server, cluster: unknown });
    expect(await cluster.request(get, never)).toMatchObject({ reason: 'certificate', sent: 'no' });
    const careless = { ...unknown, 'insecure-skip-tls-verify': true };
    const other = await connected({ server, cluster: careless });
    expect(await other.request(get, never)).toMatchObject({ status: 200 });
  });

  test('a variable of the environment does not switch the check of certificates off', async () => {
    const server = await tlsServer(() => expect.unreachable());
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
    afterTest(() => delete process.env['NODE_TLS_REJECT_UNAUTHORIZED']);
    const cluster = await connected({ server, cluster: { 'certificate-authority-data': '' } });
    expect(await cluster.request(get, never)).toMatchObject({ reason: 'certificate' });
  });

  test('the connection breaks in the handshake: nothing was sent', async () => {
    const port = await rude((socket) => socket.resetAndDestroy());
    const cluster = await connected({ server: `https://127.0.0.1:${port}` });
    expect(await cluster.request(get, never)).toMatchObject({ reason: 'reset', sent: 'no' });
  });

  test('the server speaks no TLS: nothing was sent', async () => {
    const server = (await plainServer(() => undefined)).replace('http:', 'https:');
    const cluster = await connected({ server });
    expect(await cluster.request(get, never)).toMatchObject({
      reason: 'other',
      sent: 'no',
      message: `The server ${server} does not speak TLS.`,
    });
  });

  test.each([
    ['before the answer', ''],
    ['in its head', 'HTTP/1.1 200 OK\r\nconte'],
    ['in its body', 'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"half":'],
    ['in its chunks', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{"ha'],
  ])('the connection breaks %s: only the server knows', async (_, sent) => {
    const port = await rude((socket) => socket.end(sent));
    const cluster = await connected({ server: `http://127.0.0.1:${port}` });
    const server = `http://127.0.0.1:${port}`;
    expect(await cluster.request(get, never)).toEqual({
      kind: 'failure',
      reason: 'reset',
      sent: 'maybe',
      message: `The server ${server} broke off the connection (ECONNRESET).`,
    });
  });

  test('the server speaks no HTTP', async () => {
    const port = await rude((socket) => socket.end('SSH-2.0-OpenSSH\r\n'));
    const cluster = await connected({ server: `http://127.0.0.1:${port}` });
    expect(await cluster.request(get, never)).toMatchObject({ reason: 'other', sent: 'maybe' });
  });

  test('no connection comes about in time: nothing was sent', async () => {
    // It takes the connection, and never answers the greeting of TLS.
    const port = await listen(net.createServer((socket) => socket.on('error', () => undefined)));
    const cluster = await connected({ server: `https://127.0.0.1:${port}` }, { connect: 50 });
    expect(await cluster.request(get, never)).toMatchObject({ reason: 'timeout', sent: 'no' });
  });

  test('no answer comes in time: only the server knows', async () => {
    const server = await tlsServer(() => undefined);
    const cluster = await connected({ server });
    const outcome = await cluster.request({ ...get, timeout: 100 }, never);
    expect(outcome).toEqual({
      kind: 'failure',
      reason: 'timeout',
      sent: 'maybe',
      message: `The server ${server} did not answer in time.`,
    });
  });

  test('somebody gives up, before or after it was sent', async () => {
    const stop = new AbortController();
    const server = await tlsServer(() => stop.abort());
    const cluster = await connected({ server });
    const reason = 'aborted';
    expect(await cluster.request(get, stop.signal)).toMatchObject({ reason, sent: 'maybe' });
    expect(await cluster.request(get, stop.signal)).toMatchObject({ reason, sent: 'no' });
  });

  test('a message tells no password of an address', async () => {
    const cluster = await connected({ server: 'https://me:canary@127.0.0.1:9' });
    const outcome = await cluster.request(get, never);
    expect(outcome).toMatchObject({ kind: 'failure' });
    expect(JSON.stringify(outcome)).not.toContain('canary');
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

describe('a proxy', () => {
  async function proxyServer(answer: 'tunnel' | 'refuse') {
    const asked: (string | undefined)[] = [];
    const proxy = http.createServer();
    proxy.on('connect', (request, client: net.Socket) => {
      asked.push(request.url);
      if (answer === 'refuse') {
        client.end('HTTP/1.1 403 Forbidden\r\n\r\n');
        return;
      }
      const [host = '', port] = (request.url ?? '').split(':');
      const server = net.connect(Number(port), host, () => {
        client.write('HTTP/1.1 200 OK\r\n\r\n');
        server.pipe(client).pipe(server);
      });
      for (const each of [client, server]) each.on('error', () => each.destroy());
      client.on('close', () => server.destroy());
      afterTest(() => client.destroy());
    });
    return { 'proxy-url': `http://127.0.0.1:${await listen(proxy)}`, asked };
  }

  test('is gone through once for all requests', async () => {
    const server = await tlsServer((_, response) => sendJson(response, 200, {}));
    const { asked, ...cluster } = await proxyServer('tunnel');
    const through = await connected({ server, cluster });
    for (let at = 0; at < 3; at++) {
      expect(await through.request(get, never)).toMatchObject({ status: 200 });
    }
    expect(asked).toEqual([new URL(server).host]);
  });

  test('that refuses is named', async () => {
    const server = 'https://127.0.0.1:9';
    const { asked, ...cluster } = await proxyServer('refuse');
    const through = await connected({ server, cluster });
    expect(await through.request(get, never)).toEqual({
      kind: 'failure',
      reason: 'other',
      sent: 'no',
      message: `The proxy on the way to the server ${server} answers 403.`,
    });
    expect(asked).toHaveLength(1);
  });
});
