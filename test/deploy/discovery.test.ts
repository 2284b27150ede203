// Which kinds a cluster serves, as far as anybody knows and as kinds come and go.
import { beforeEach, describe, expect, test } from 'vitest';
import { StopSource, neverStopped } from '../../server/src/base/stop-source.ts';
import { Client } from '../../server/src/deploy/client.ts';
import type { Reply } from '../../server/src/deploy/trouble.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { MemoryCluster } from '../support/memory-cluster.ts';
import { answered, said, ScriptedCluster } from './scripted-cluster.ts';

const signal = neverStopped;

let clock: FakeClock;
let cluster: MemoryCluster;
let client: Client;

beforeEach(() => {
  clock = new FakeClock();
  cluster = new MemoryCluster();
  client = new Client(cluster, { clock, onRetry: () => undefined, random: () => 0 });
});

function value<T>(reply: Reply<T>): T {
  if (reply.ok) return reply.value;
  throw new Error(`It is ${JSON.stringify(reply.trouble)}.`);
}

const discoveries = () =>
  cluster.asked.filter((each) => /^GET \/apis?\/?[^/]*(\/v\d)?$/.test(each));

describe('kinds', () => {
  test('are asked for once', async () => {
    await client.discover('apps/v1', 'Deployment', signal);
    const found = value(await client.discover('apps/v1', 'Deployment', signal));
    expect(found).toMatchObject({
      group: 'apps',
      version: 'v1',
      plural: 'deployments',
      namespaced: true,
    });
    expect(discoveries()).toEqual(['GET /apis/apps/v1']);
  });

  test('are asked for once by many at a time', async () => {
    await Promise.all([1, 2, 3].map(() => client.discover('v1', 'Secret', signal)));
    expect(discoveries()).toEqual(['GET /api/v1']);
  });

  test('who gives up does not spoil it for the others', async () => {
    const stop = new StopSource();
    stop.stop();
    const [stopped, other] = await Promise.all([
      client.discover('v1', 'Secret', stop.signal),
      client.discover('v1', 'Secret', signal),
    ]);
    expect([stopped.ok, other.ok]).toEqual([false, true]);
  });

  test('that are defined later are found', async () => {
    const reply = await client.discover('example.com/v1', 'Thing', signal);
    expect(reply).toMatchObject({ ok: false, trouble: { kind: 'no-kind' } });
    cluster.kinds = [...cluster.kinds, ['example.com/v1', 'things', 'Thing']];
    expect((await client.discover('example.com/v1', 'Thing', signal)).ok).toBe(true);
    cluster.kinds = [...cluster.kinds, ['example.com/v1', 'others', 'Other']];
    expect((await client.discover('example.com/v1', 'Other', signal)).ok).toBe(true);
  });

  test('are found by their group alone, in whatever version has them', async () => {
    cluster.kinds = [['batch/v1', 'jobs', 'Job'], ...cluster.kinds];
    expect(value(await client.find('batch', 'Job', signal)).version).toBe('v1');
    expect(value(await client.find('', 'Secret', signal)).plural).toBe('secrets');
    expect(await client.find('batch', 'Nothing', signal)).toMatchObject({
      trouble: { kind: 'no-kind' },
    });
    expect(await client.find('nowhere.example', 'Nothing', signal)).toMatchObject({
      trouble: { kind: 'no-kind' },
    });
  });

  test('are listed without those of a group that does not answer', async () => {
    cluster.before = ({ path: asked }) =>
      asked === '/apis/batch/v1' ? said(503, 'service unavailable') : undefined;
    const reply = await client.groupKinds(signal);
    const kinds = value(reply).map(({ kind }) => kind);
    expect(kinds).toContain('Deployment');
    expect(kinds).not.toContain('Job');
    expect(reply.ok && reply.warnings).toEqual([
      'The kinds of batch/v1 cannot be listed right now.',
    ]);
    // It is not waited for.
    expect(clock.sleeping).toBe(0);
  });

  test('parts of a resource are no kinds', async () => {
    const script = new ScriptedCluster();
    script.then(
      answered(200, {
        resources: [
          { name: 'deployments', kind: 'Deployment', namespaced: true, verbs: ['get'] },
          { name: 'deployments/scale', kind: 'Scale', namespaced: true, verbs: ['get'] },
        ],
      }),
    );
    client = new Client(script, { clock, onRetry: () => undefined });
    const served = value(await client.serves('apps/v1', signal));
    expect(served.map(({ kind }) => kind)).toEqual(['Deployment']);
  });
});

describe('paths', () => {
  test('of objects in and outside namespaces', async () => {
    const secret = value(await client.discover('v1', 'Secret', signal));
    const namespace = value(await client.discover('v1', 'Namespace', signal));
    const job = value(await client.discover('batch/v1', 'Job', signal));
    expect(client.pathOf(secret, 'shop', 'a')).toBe('/api/v1/namespaces/shop/secrets/a');
    expect(client.pathOf(secret, undefined)).toBe('/api/v1/secrets');
    expect(client.pathOf(namespace, 'shop', 'a')).toBe('/api/v1/namespaces/a');
    expect(client.pathOf(job, 'shop')).toBe('/apis/batch/v1/namespaces/shop/jobs');
    expect(client.pathOf(job, 'shop', 'a/b')).toBe('/apis/batch/v1/namespaces/shop/jobs/a%2Fb');
  });
});
