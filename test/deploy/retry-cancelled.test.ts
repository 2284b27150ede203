// Requests of somebody who cancels: none is waited for to be tried again, and the last ones are tried for a moment.
import { beforeEach, expect, test } from 'vitest';
import { StopSource, neverStopped } from '../../server/src/base/stop-source.ts';
import { Client } from '../../server/src/deploy/client.ts';
import type { ClusterRequest } from '../../server/src/deploy/cluster.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { answered, failed, said, ScriptedCluster } from './scripted-cluster.ts';

const path = '/api/v1/namespaces/shop/configmaps/a';
const apply: ClusterRequest = {
  method: 'PATCH',
  path,
  body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } },
  contentType: 'application/apply-patch+yaml',
};
const fine = answered(200, { kind: 'ConfigMap' });
const away = failed('refused', 'no');

let clock: FakeClock;
let cluster: ScriptedCluster;
let client: Client;
let cancelling: StopSource;

beforeEach(() => {
  clock = new FakeClock();
  cluster = new ScriptedCluster();
  cancelling = new StopSource();
  const { signal: cancelled } = cancelling;
  client = new Client(cluster, { clock, onRetry: () => undefined, random: () => 0, cancelled });
});

test.each([
  ['a server that is away', away, 'no'],
  ['a server that may have heard it', failed('reset', 'maybe'), 'maybe'],
  ['an overloaded server', said(429, '', 30), 'no'],
  ['a server that cannot just now', said(503, 'service unavailable'), 'maybe'],
] as const)('a wait for %s ends at once', async (_name, step, sent) => {
  cluster.then(step);
  const started = clock.now();
  const reply = client.request(apply, neverStopped);
  await clock.pass(200);
  const before = cluster.requests.length;
  cancelling.stop();
  expect(await reply).toMatchObject({ ok: false, trouble: { kind: 'stopped', sent } });
  expect([clock.now() - started, cluster.requests.length]).toEqual([200, before]);
  expect(clock.sleeping).toBe(0);
});

test('what is in flight may end, and its answer counts', async () => {
  cluster.then(() => {
    cancelling.stop();
    return fine;
  });
  expect(await client.request(apply, neverStopped)).toMatchObject({ ok: true });
});

test('what is in flight and fails is not tried again', async () => {
  cluster.then(() => {
    cancelling.stop();
    return away;
  }, fine);
  const reply = await client.request(apply, neverStopped);
  expect(reply).toMatchObject({ ok: false, trouble: { kind: 'stopped', sent: 'no' } });
  expect(cluster.requests).toHaveLength(1);
});

test('a request that begins later is tried again', async () => {
  cancelling.stop();
  cluster.then(away, fine);
  const reply = client.request(apply, neverStopped);
  await clock.pass(250);
  expect(await reply).toMatchObject({ ok: true });
});

test.each([
  ['that is away', away, 3000],
  ['that asks to wait for long', said(429, '', 30), 0],
])('a request that begins later is not tried for long at a server %s', async (_, step, most) => {
  cancelling.stop();
  cluster.then(step);
  const reply = client.request(apply, neverStopped);
  await clock.pass(most);
  expect(await reply).toMatchObject({ ok: false, trouble: { kind: 'unavailable', sent: 'no' } });
});
