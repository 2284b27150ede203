// Proxies of the environment: which address goes through one, by the rules of kubectl, and that requests do go there.
import http from 'node:http';
import type net from 'node:net';
import { connect as connectTo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { connect } from '../../../server/src/node/kubernetes/connect.ts';
import { proxyOfEnvironment, shownProxy } from '../../../server/src/node/kubernetes/proxy.ts';
import {
  afterTest,
  bareMachine,
  kubeconfigFile,
  listen,
  never,
  sendJson,
  tlsServer,
} from './loopback.ts';

const server = 'https://api.cluster.example:6443';
const proxied = { HTTPS_PROXY: 'http://proxy.example:3128' };
const through = { ok: true, value: 'http://proxy.example:3128' };
const straight = { ok: true, value: undefined };

describe('the environment', () => {
  test.each([
    ['nothing', {}, straight],
    ['HTTPS_PROXY', proxied, through],
    ['https_proxy', { https_proxy: 'http://proxy.example:3128' }, through],
    ['both, of which capitals win', { ...proxied, https_proxy: 'http://other:1' }, through],
    ['an empty one', { HTTPS_PROXY: '', https_proxy: 'http://proxy.example:3128' }, through],
    ['HTTP_PROXY alone', { HTTP_PROXY: 'http://proxy.example:3128' }, straight],
    ['a host without a scheme', { HTTPS_PROXY: 'proxy.example:3128' }, through],
    ['a SOCKS proxy', { HTTPS_PROXY: 'socks5://p:1' }, { ok: true, value: 'socks5://p:1' }],
    [
      'an unknown scheme',
      { HTTPS_PROXY: 'ftp://me:canary@p' },
      { ok: false, message: 'The variable HTTPS_PROXY names no proxy.' },
    ],
  ])('with %s', (_, env, expected) => {
    expect(proxyOfEnvironment(server, env)).toEqual(expected);
  });

  test('has a variable of its own for servers without TLS', () => {
    const env = { HTTP_PROXY: 'http://plain:1', ...proxied };
    expect(proxyOfEnvironment('http://api.cluster.example', env)).toMatchObject({
      value: 'http://plain:1',
    });
  });

  test.each([
    'https://localhost:6443',
    'https://127.0.0.1:1',
    'https://127.8.9.1',
    'https://[::1]:6443',
  ])('does not hold for %s, which is this machine', (address) =>
    expect(proxyOfEnvironment(address, proxied)).toEqual(straight),
  );
});

describe('NO_PROXY', () => {
  const isStraight = (address: string, exceptions: string): boolean => {
    const found = proxyOfEnvironment(address, { ...proxied, NO_PROXY: exceptions });
    return found.ok && found.value === undefined;
  };

  test.each([
    ['*', server, true],
    ['', server, false],
    ['cluster.example', server, true],
    ['CLUSTER.Example', server, true],
    ['other.example, cluster.example ,x', server, true],
    ['api.cluster.example', server, true],
    ['.cluster.example', server, true],
    ['*.cluster.example', server, true],
    ['.api.cluster.example', server, false],
    ['luster.example', server, false],
    ['cluster.example:6443', server, true],
    ['cluster.example:443', server, false],
    ['cluster.example:443', 'https://cluster.example', true],
    ['10.1.2.3', 'https://10.1.2.3:6443', true],
    ['10.1.2.3:6443', 'https://10.1.2.3:6443', true],
    ['10.1.2.3:1', 'https://10.1.2.3:6443', false],
    ['10.0.0.0/8', 'https://10.1.2.3:6443', true],
    ['10.0.0.0/16', 'https://10.1.2.3:6443', false],
    ['10.0.0.0/99', 'https://10.1.2.3:6443', false],
    ['10.0.0.0/8', 'https://api.cluster.example', false],
    ['fd00::/8', 'https://[fd00::1]:6443', true],
    ['fd00:0::1', 'https://[fd00::1]:6443', true],
    ['[fd00::1]:6443', 'https://[fd00::1]:6443', true],
    ['fe00::/8', 'https://[fd00::1]:6443', false],
  ])('%j and %s: %s', (exceptions, address, expected) => {
    expect(isStraight(address, exceptions)).toBe(expected);
  });

  test('is written in small letters too', () => {
    const env = { ...proxied, no_proxy: 'cluster.example' };
    expect(proxyOfEnvironment(server, env)).toEqual(straight);
  });
});

test('a proxy is shown without its password', () => {
  expect(shownProxy('http://me:canary@proxy.example:3128/')).toBe('http://proxy.example:3128');
});

/** A proxy that leads every name to one server; answers its address and what it was asked for. */
async function proxyTo(address: string) {
  const asked: (string | undefined)[] = [];
  const proxy = http.createServer();
  proxy.on('connect', (request, client: net.Socket) => {
    asked.push(request.url);
    const onward = connectTo(Number(new URL(address).port), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 OK\r\n\r\n');
      onward.pipe(client).pipe(onward);
    });
    for (const each of [client, onward]) each.on('error', () => each.destroy());
    client.on('close', () => onward.destroy());
    afterTest(() => client.destroy());
  });
  return { asked, proxy: `http://127.0.0.1:${await listen(proxy)}` };
}

/** A request by a kubeconfig whose server has a name that only a proxy knows. */
async function ask(cluster: object, env: Readonly<Record<string, string>>) {
  const parts = { server, cluster: { 'tls-server-name': '127.0.0.1', ...cluster } };
  const outcome = await connect({ path: kubeconfigFile(parts) }, bareMachine(env));
  if (!outcome.ok) throw new Error(outcome.message);
  afterTest(() => outcome.cluster.close());
  return outcome.cluster.request({ method: 'GET', path: '/version' }, never);
}

describe('a request', () => {
  const host = new URL(server).host;

  test('goes through the proxy of the environment', async () => {
    const { asked, proxy } = await proxyTo(
      await tlsServer((_, response) => sendJson(response, 200, {})),
    );
    expect(await ask({}, { HTTPS_PROXY: proxy })).toMatchObject({ status: 200 });
    expect(asked).toEqual([host]);
  });

  test('goes through that of the kubeconfig where both name one', async () => {
    const real = await tlsServer((_, response) => sendJson(response, 200, {}));
    const [one, other] = [await proxyTo(real), await proxyTo(real)];
    expect(await ask({ 'proxy-url': one.proxy }, { HTTPS_PROXY: other.proxy })).toMatchObject({
      status: 200,
    });
    expect([one.asked, other.asked]).toEqual([[host], []]);
  });

  test('that does not get there says by which way', async () => {
    const outcome = await ask({}, { HTTPS_PROXY: 'http://me:canary@127.0.0.1:9' });
    expect(outcome).toMatchObject({ kind: 'failure', reason: 'refused', sent: 'no' });
    expect(outcome).toMatchObject({
      message: `The server ${server} refuses connections (ECONNREFUSED). It is asked through the proxy http://127.0.0.1:9.`,
    });
  });

  test('is not sent where the variable makes no sense', async () => {
    await expect(ask({}, { HTTPS_PROXY: 'ftp://x' })).rejects.toThrow(
      'The variable HTTPS_PROXY names no proxy.',
    );
  });
});
