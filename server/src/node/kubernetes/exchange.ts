// One exchange over HTTP: sends a request and hands over the answer, with bounds on time; every trouble is data.
import http from 'node:http';
import https from 'node:https';
import type { Socket } from 'node:net';
import type { StopSignal } from '../../base/cancellation.ts';
import type { ClusterFailure } from '../../deploy/cluster.ts';
import { TooLarge } from './answer.ts';
import { addressOf, failureOf } from './network-trouble.ts';

/** Bounds, in milliseconds and bytes. */
export interface Bounds {
  /** Until the server is reached, TLS included. */
  readonly connect: number;
  /** For requests that do not say it. */
  readonly request: number;
  /** Between two pieces of a watch. */
  readonly silence: number;
  readonly body: number;
}

export const usualBounds: Bounds = {
  connect: 5_000,
  request: 30_000,
  silence: 60_000,
  body: 64 * 1024 * 1024,
};

export interface Exchange {
  readonly server: string;
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly agent: http.Agent;
  readonly text: string | undefined;
  readonly bounds: Bounds;
  /** Milliseconds for the whole exchange, or for each silence in it; once it is connected, `none` waits for ever. */
  readonly limit:
    { readonly kind: 'whole' | 'silence'; readonly time: number } | { readonly kind: 'none' };
  readonly signal: StopSignal;
}

type Stop = 'connect' | 'time' | 'aborted';

/** Sends the request, and answers with what `read` makes of the response. `read` may reject as streams do. */
export function exchange<T>(
  about: Exchange,
  read: (response: http.IncomingMessage) => Promise<T>,
): Promise<T | ClusterFailure> {
  const { server, method, path, headers, agent, text, bounds, limit, signal } = about;
  if (signal.aborted) return Promise.resolve(aborted('no'));
  const send = server.startsWith('http:') ? http.request : https.request;
  let reached = false;
  let stopped: Stop | undefined;
  const request = send(`${server}${path}`, { method, agent, headers: { ...headers } });
  const stop = (why: Stop) => {
    stopped ??= why;
    request.destroy();
  };
  const abort = () => stop('aborted');
  signal.addEventListener('abort', abort);
  const start = () => (limit.kind === 'none' ? undefined : setTimeout(stop, limit.time, 'time'));
  let timer = start();
  const connecting = setTimeout(stop, bounds.connect, 'connect');
  const restart = () => {
    clearTimeout(timer);
    timer = start();
  };
  request.on('socket', (socket) =>
    whenReached(socket, request.reusedSocket ? 'again' : 'first', () => {
      reached = true;
      clearTimeout(connecting);
    }),
  );
  const answered = new Promise<http.IncomingMessage>((resolve, reject) => {
    request.on('response', resolve).on('error', reject);
    // Streams that were destroyed without an error say nothing else.
    request.on('close', () => reject(Object.assign(new Error('closed'), { code: 'ECONNRESET' })));
  });
  request.end(text);
  const whole = answered.then(async (response) => {
    if (limit.kind === 'silence') {
      restart();
      response.on('data', restart);
      response.pause();
    }
    return read(response);
  });
  return whole
    .catch((error: unknown) => {
      request.destroy();
      if (!(error instanceof Error)) throw error;
      return failed(error, { stopped, server, sent: reached ? 'maybe' : 'no' });
    })
    .finally(() => {
      clearTimeout(timer);
      clearTimeout(connecting);
      signal.removeEventListener('abort', abort);
    });
}

/** Before this, nothing of the request has left; TLS comes first. */
function whenReached(socket: Socket, use: 'first' | 'again', done: () => void): void {
  const secure = 'encrypted' in socket;
  if (use === 'again' || (!secure && !socket.connecting)) done();
  else socket.once(secure ? 'secureConnect' : 'connect', done);
}

function failed(
  error: Error,
  {
    stopped,
    server,
    sent,
  }: { stopped: Stop | undefined; server: string; sent: ClusterFailure['sent'] },
): ClusterFailure {
  const failure = (reason: ClusterFailure['reason'], message: string): ClusterFailure => ({
    kind: 'failure',
    reason,
    sent,
    message,
  });
  if (stopped === 'aborted') return aborted(sent);
  if (stopped === 'connect') {
    return failure('timeout', `${addressOf(server)} cannot be reached: no connection in time.`);
  }
  if (stopped === 'time') return failure('timeout', `${addressOf(server)} did not answer in time.`);
  if (error instanceof TooLarge) {
    return failure('other', `${addressOf(server)} sent more than fits into an answer.`);
  }
  return failureOf(error, server, sent);
}

function aborted(sent: ClusterFailure['sent']): ClusterFailure {
  return { kind: 'failure', reason: 'aborted', sent, message: 'The request was given up.' };
}
