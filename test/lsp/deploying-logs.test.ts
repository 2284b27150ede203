// Logs of containers as a client gets them: line by line, without secrets, until somebody has enough. The cluster is made up.
import { createServer, type ServerResponse } from 'node:http';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import {
  LOG_LINES,
  LOGS,
  STOP_LOGS,
  type LogLinesParams,
  type LogsAnswer,
} from '../../server/src/protocol-cluster.ts';
import { ask, kubeconfigFor } from '../support/deploy-requests.ts';
import { startServer, type ServerProcess } from '../support/server-process.ts';

interface Asked {
  readonly url: string;
  readonly response: ServerResponse;
}

/** A server of logs, and the next request that it gets. */
async function logServer(): Promise<{ kubeconfig: string; next: () => Promise<Asked> }> {
  const asked: Asked[] = [];
  let take: ((asked: Asked) => void) | undefined;
  const http = createServer(({ url = '' }, response) => {
    if (take === undefined) asked.push({ url, response });
    else take({ url, response });
    take = undefined;
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    http.closeAllConnections();
    http.close();
  });
  const address = http.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const folder = mkdtempSync(join(tmpdir(), 'oam-logs-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const kubeconfig = join(folder, 'config');
  writeFileSync(kubeconfig, kubeconfigFor(`http://127.0.0.1:${address.port}`));
  const next = (): Promise<Asked> => {
    const [first] = asked.splice(0, 1);
    return first === undefined
      ? new Promise((resolve) => (take = resolve))
      : Promise.resolve(first);
  };
  return { kubeconfig, next };
}

function linesOf(server: ServerProcess): {
  until: (fits: (lines: readonly string[]) => boolean) => Promise<readonly string[]>;
} {
  const lines: string[] = [];
  let wake = (): void => undefined;
  server.connection.onNotification(LOG_LINES, (params: LogLinesParams) => {
    lines.push(...params.lines);
    wake();
  });
  return {
    async until(fits) {
      while (!fits(lines)) await new Promise<void>((resolve) => (wake = resolve));
      return lines;
    },
  };
}

const pod = { id: 'log', context: 'test', namespace: 'team', pod: 'web-1', container: 'main' };

it('sends the lines of a log and then answers', async () => {
  const { kubeconfig, next } = await logServer();
  const server = await startServer();
  const lines = linesOf(server);
  const answer = ask<LogsAnswer>(server, LOGS, { ...pod, kubeconfig, tail: 7, which: 'previous' });
  const { url, response } = await next();
  expect(url).toBe(
    '/api/v1/namespaces/team/pods/web-1/log?tailLines=7&container=main&previous=true',
  );
  response.end('one\r\ntwo https://me:hunter2hunter2@example.com/\n\nthe last');
  expect(await answer).toEqual({ kind: 'ended' });
  expect(await lines.until((all) => all.length >= 4)).toEqual([
    'one',
    'two https://me:<hidden #1>@example.com/',
    '',
    'the last',
  ]);
});

it('follows until it is stopped, however pieces are cut', async () => {
  const { kubeconfig, next } = await logServer();
  const server = await startServer();
  const lines = linesOf(server);
  const answer = ask<LogsAnswer>(server, LOGS, { ...pod, kubeconfig, mode: 'follow' });
  const { url, response } = await next();
  expect(url).toContain('follow=true');
  const gone = new Promise((resolve) => response.once('close', resolve));
  const text = Buffer.from('grün\nhalf ');
  // Between the two bytes of one character.
  response.write(text.subarray(0, 3));
  response.write(text.subarray(3));
  expect(await lines.until((all) => all.length === 1)).toEqual(['grün']);
  response.write('a line\n');
  expect(await lines.until((all) => all.length === 2)).toEqual(['grün', 'half a line']);
  await ask(server, STOP_LOGS, { id: 'log' });
  expect(await answer).toEqual({ kind: 'ended' });
  await gone;
  expect(await server.stop()).toBe(0);
});

it('says what the cluster has against it', async () => {
  const { kubeconfig, next } = await logServer();
  const server = await startServer();
  const answer = ask<LogsAnswer>(server, LOGS, { ...pod, kubeconfig });
  const { response } = await next();
  const message = 'container "main" in pod "web-1" is waiting to start: trying and failing to pull';
  response.writeHead(400, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ kind: 'Status', status: 'Failure', code: 400, message }));
  const failed = await answer;
  expect(failed).toMatchObject({ kind: 'failed' });
  expect(JSON.stringify(failed)).toContain('is waiting to start');
});
