// Stands between a deployer and the API server, and does to single requests what a bad network or a busy server does.
import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Access } from './access.ts';

/** A request that came by. */
export interface PassingRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
  /** Which write to the cluster it is, from 1; undefined for reads, dry runs and questions about access. */
  readonly write: number | undefined;
}

/** What becomes of a request. */
export type Fate =
  | 'pass'
  /** It is carried out, and the connection breaks before the answer. */
  | 'lose-answer'
  /** The connection breaks before it is carried out. */
  | 'cut'
  /** It is answered by the proxy. */
  | {
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body: string;
    };

export interface FaultProxy {
  /** A kubeconfig with the one context `proxy`. */
  readonly kubeconfigPath: string;
  /** All requests so far. */
  readonly passed: readonly PassingRequest[];
  /** Decides about each request, and may wait before it does; everything passes until it is set. */
  decide: (request: PassingRequest) => Fate | Promise<Fate>;
  /** Calls back once the answer of a request has gone out in full. */
  answered: (request: PassingRequest) => void;
  /** Breaks every connection that is open. */
  breakAll(): void;
  stop(): Promise<void>;
}

/** Requests that write nothing although they are sent as writes. */
const questions = /\/(?:self)?subject(?:access|rules)reviews$/;

/** A proxy to that server on a port of its own; its kubeconfig goes into the folder. */
export async function startFaultProxy(access: Access, folder: string): Promise<FaultProxy> {
  const { ca, cert, key } = access;
  const secure = { ...(ca && { ca }), ...(cert && { cert }), ...(key && { key }) };
  const isPlain = access.server.startsWith('http:');
  const agent = isPlain
    ? new http.Agent({ keepAlive: true })
    : new https.Agent({ keepAlive: true, ...secure });
  const bearer = access.token && `Bearer ${access.token}`;
  const passed: PassingRequest[] = [];
  let writes = 0;
  const server = http.createServer((incoming, outgoing) => {
    void serve(incoming, outgoing).catch(() => outgoing.destroy());
  });

  const serve = async (
    incoming: http.IncomingMessage,
    outgoing: http.ServerResponse,
  ): Promise<void> => {
    const text = await textOf(incoming);
    const request = read(incoming, text, () => ++writes);
    passed.push(request);
    const fate = await proxy.decide(request);
    if (fate === 'cut') {
      outgoing.destroy();
      return;
    }
    outgoing.once('finish', () => proxy.answered(request));
    if (typeof fate === 'object') {
      outgoing.writeHead(fate.status, fate.headers).end(fate.body);
      return;
    }
    const send = isPlain ? http.request : https.request;
    const { method } = incoming;
    // kubectl sends no token where there is no TLS.
    const authorization = incoming.headers.authorization ?? bearer;
    const headers = {
      ...incoming.headers,
      ...(authorization && { authorization }),
      host: new URL(access.server).host,
    };
    const url = `${access.server}${incoming.url ?? ''}`;
    const forwarded = send(url, { method, headers, agent }, (answer) => {
      if (fate === 'lose-answer') {
        answer.resume().once('end', () => outgoing.destroy());
        return;
      }
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.once('error', () => outgoing.destroy());
      answer.pipe(outgoing);
    });
    forwarded.once('error', () => outgoing.destroy());
    // Who gave a watch up wants it to end at the server as well.
    outgoing.once('close', () => forwarded.destroy());
    forwarded.end(text);
  };

  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const kubeconfigPath = path.join(folder, `proxy-${port}.kubeconfig`);
  await writeFile(kubeconfigPath, kubeconfigText(`http://127.0.0.1:${port}`, access.token ?? ''));
  const proxy: FaultProxy = {
    kubeconfigPath,
    passed,
    decide: () => 'pass',
    answered: () => undefined,
    breakAll: () => server.closeAllConnections(),
    stop: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      agent.destroy();
      await closed;
    },
  };
  return proxy;
}

async function textOf(incoming: http.IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of incoming.setEncoding('utf8')) text += chunk as string;
  return text;
}

function read(
  { method = 'GET', url = '/' }: http.IncomingMessage,
  text: string,
  nextWrite: () => number,
): PassingRequest {
  const { pathname, searchParams } = new URL(url, 'http://proxy');
  const isWrite = method !== 'GET' && !searchParams.has('dryRun') && !questions.test(pathname);
  return {
    method,
    path: pathname,
    query: searchParams,
    body: text === '' ? undefined : (JSON.parse(text) as unknown),
    write: isWrite ? nextWrite() : undefined,
  };
}

function kubeconfigText(server: string, token: string): string {
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'proxy',
    clusters: [{ name: 'proxy', cluster: { server } }],
    users: [{ name: 'proxy', user: { token } }],
    contexts: [{ name: 'proxy', context: { cluster: 'proxy', user: 'proxy' } }],
  });
}
