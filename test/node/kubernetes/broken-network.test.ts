// Networks that fail on the loopback: what is said, and whether the request may have been carried out.
import http from 'node:http';
import net from 'node:net';
import { describe, expect, test } from 'vitest';
import type { ClusterRequest } from '../../../server/src/deploy/cluster.ts';
import { otherCertificate, otherKey } from './certificates.ts';
import {
  afterTest,
  connected,
  listen,
  never,
  plainServer,
  sendJson,
  tlsServer,
} from './loopback.ts';

const get: ClusterRequest = { method: 'GET', path: '/api/v1/things' };

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
