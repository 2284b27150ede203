// Servers on the loopback and kubeconfig files in a temporary folder, for tests of the connection to clusters.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import type { AddressInfo, Server, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import type { Cluster } from '../../../server/src/deploy/cluster.ts';
import { connect } from '../../../server/src/node/kubernetes/connect.ts';
import { type Bounds, usualBounds } from '../../../server/src/node/kubernetes/exchange.ts';
import type { Surroundings } from '../../../server/src/node/kubernetes/kubeconfig.ts';
import { authority, serverCertificate, serverKey } from './certificates.ts';

const cleanups: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** Calls this after the test. */
export function afterTest(cleanup: () => unknown): void {
  cleanups.push(cleanup);
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'oam-kubernetes-'));
  afterTest(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** A machine without any kubeconfig. */
export function bareMachine(env: Surroundings['env'] = {}): Surroundings {
  const home = temporaryFolder();
  return { env, home, serviceAccount: join(home, 'service-account') };
}

/** The port on which it listens. */
export async function listen(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterTest(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => server.close(resolve));
  });
  return (server.address() as AddressInfo).port;
}

type Answer = (request: http.IncomingMessage, response: http.ServerResponse) => unknown;

/** An API server with TLS; answers its address. */
export async function tlsServer(answer: Answer, options: https.ServerOptions = {}) {
  const identity = { cert: serverCertificate, key: serverKey, ...options };
  const server = https.createServer(
    identity,
    (request, response) => void answer(request, response),
  );
  return `https://127.0.0.1:${await listen(server)}`;
}

export async function plainServer(answer: Answer): Promise<string> {
  const server = http.createServer((request, response) => void answer(request, response));
  return `http://127.0.0.1:${await listen(server)}`;
}

export function sendJson(response: http.ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

export async function bodyOf(request: http.IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk as string;
  return text;
}

export interface Parts {
  readonly server: string;
  readonly cluster?: object;
  readonly user?: object;
  readonly context?: object;
}

/** A kubeconfig with the one context `test`. */
export function kubeconfigOf({ server, cluster, user, context }: Parts): string {
  const ca = Buffer.from(authority).toString('base64');
  const trusted = { 'certificate-authority-data': ca };
  return JSON.stringify({
    clusters: [{ name: 'loop', cluster: { server, ...trusted, ...cluster } }],
    users: [{ name: 'somebody', user: user ?? { token: 'first-token' } }],
    contexts: [{ name: 'test', context: { cluster: 'loop', user: 'somebody', ...context } }],
    'current-context': 'test',
  });
}

export function kubeconfigFile(parts: Parts): string {
  const file = join(temporaryFolder(), 'kubeconfig');
  writeFileSync(file, kubeconfigOf(parts));
  return file;
}

/** Connects, and fails unless that works. */
export async function connected(parts: Parts, bounds: Partial<Bounds> = {}): Promise<Cluster> {
  const path = kubeconfigFile(parts);
  const outcome = await connect({ path }, bareMachine(), { ...usualBounds, ...bounds });
  if (!outcome.ok) throw new Error(outcome.message);
  afterTest(() => outcome.cluster.close());
  return outcome.cluster;
}

/** Why no connection comes about. */
export async function refusal(parts: Parts): Promise<string> {
  const outcome = await connect({ path: kubeconfigFile(parts) }, bareMachine());
  if (!outcome.ok) return outcome.message;
  outcome.cluster.close();
  throw new Error('It connected.');
}

export const never: AbortSignal = new AbortController().signal;

/** A server that tells with which headers it was asked. */
export const mirror = () => tlsServer(({ headers }, response) => sendJson(response, 200, headers));

/** With which headers that server was asked. */
export async function headersOf(cluster: Cluster): Promise<http.IncomingHttpHeaders> {
  const outcome = await cluster.request({ method: 'GET', path: '/' }, never);
  if (outcome.kind !== 'answer') throw new Error(outcome.message);
  return outcome.body as http.IncomingHttpHeaders;
}
