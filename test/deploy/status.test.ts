// How an application is: health of its objects, pods in trouble, releases, who is at work, and what may be resumed.
import { beforeEach, describe, expect, test } from 'vitest';
import { listApplications } from '../../server/src/deploy/applications.ts';
import type { JsonObject } from '../../server/src/deploy/cluster.ts';
import { followApplication } from '../../server/src/deploy/follow-application.ts';
import { applySetId, PART_OF, widenInventory } from '../../server/src/deploy/inventory.ts';
import { takeLock } from '../../server/src/deploy/lock.ts';
import { type ApplicationStatus, podTroubleFor, statusOf } from '../../server/src/deploy/status.ts';
import { nodeCodec } from '../../server/src/node/kubernetes/codec.ts';
import type { ReleaseState } from '../../server/src/protocol-deploy.ts';
import { type TestTools, toolsFor } from '../support/deploy-tools.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { forbidden, MemoryCluster, status as answerWith } from '../support/memory-cluster.ts';
import { recorded } from '../support/release.ts';

const shop = { name: 'shop', namespace: 'web' };
const labels = { [PART_OF]: applySetId(nodeCodec, shop) };
const front = '/apis/apps/v1/namespaces/web/deployments/front';
const pod = '/api/v1/namespaces/web/pods/front-1';

let clock: FakeClock;
let cluster: MemoryCluster;
let tools: TestTools;

beforeEach(async () => {
  clock = new FakeClock();
  cluster = new MemoryCluster();
  tools = toolsFor(cluster, clock);
  const kinds = [
    { group: 'apps', kind: 'Deployment' },
    { group: '', kind: 'ConfigMap' },
  ];
  await widenInventory(tools, shop, kinds, []);
});

function deployment(ready: number): JsonObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'front', namespace: 'web', generation: 1, labels },
    spec: {
      replicas: 1,
      selector: {
        matchLabels: { app: 'front' },
        matchExpressions: [{ key: 'tier', operator: 'Exists' }],
      },
      template: { spec: { containers: [{ name: 'c', image: 'i' }] } },
    },
    status: {
      observedGeneration: 1,
      replicas: 1,
      updatedReplicas: 1,
      readyReplicas: ready,
      availableReplicas: ready,
      conditions: [
        { type: 'Available', status: ready > 0 ? 'True' : 'False' },
        { type: 'Progressing', status: 'True', reason: 'NewReplicaSetAvailable' },
      ],
    },
  };
}

function crashing(app = 'front'): JsonObject {
  const waiting = { reason: 'ImagePullBackOff', message: 'no such image "shop:1"' };
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: `${app}-1`, namespace: 'web', labels: { app, tier: 'web' } },
    status: { phase: 'Pending', containerStatuses: [{ state: { waiting } }] },
  };
}

async function status(): Promise<ApplicationStatus> {
  const reply = await statusOf(tools, shop);
  if (!reply.ok) throw new Error(JSON.stringify(reply.trouble));
  return reply.value;
}

describe('objects', () => {
  test('are ready when they say so', async () => {
    cluster.put(front, deployment(1));
    await recorded(tools, shop, [front]);
    const { objects, release, resumable, busy } = await status();
    expect(objects).toMatchObject([{ id: { name: 'front' }, health: { status: 'ready' } }]);
    expect(objects[0]).not.toHaveProperty('trouble');
    expect([release?.number, resumable, busy]).toEqual([1, false, undefined]);
  });

  test('that wait say which pod is in trouble', async () => {
    cluster.put(front, deployment(0));
    cluster.put(pod, crashing());
    expect((await status()).objects).toMatchObject([
      {
        health: { status: 'waiting' },
        trouble: 'pod front-1: ImagePullBackOff: no such image "shop:1"',
      },
    ]);
  });

  test('do not answer for pods of others', async () => {
    cluster.put(front, deployment(0));
    cluster.put('/api/v1/namespaces/web/pods/other-1', crashing('other'));
    expect((await status()).objects[0]).not.toHaveProperty('trouble');
  });

  test('that somebody has deleted have failed', async () => {
    await recorded(tools, shop, [front]);
    expect((await status()).objects).toMatchObject([
      { uid: undefined, health: { status: 'failed', reason: 'Somebody has deleted it.' } },
    ]);
  });

  test('that the release never wrote are not taken for deleted', async () => {
    const record = await recorded(tools, shop, [front], 'Failed');
    const objects = record.current.objects.map((each) => ({ ...each, outcome: 'failed' as const }));
    await record.update({ objects });
    expect((await status()).objects).toEqual([]);
  });

  test('are told without secrets', async () => {
    tools.redactor.secret('hunter2-token');
    cluster.put(front, deployment(0));
    const leaking = JSON.stringify(crashing()).replace('shop:1', 'hunter2-token');
    cluster.put(pod, JSON.parse(leaking) as JsonObject);
    const text = JSON.stringify(await status());
    expect(text).toContain('ImagePullBackOff');
    expect(text).not.toContain('hunter2');
  });

  test('of kinds without pods have none in trouble', async () => {
    cluster.put(pod, crashing());
    const budget = {
      kind: 'PodDisruptionBudget',
      metadata: { namespace: 'web' },
      spec: { selector: { matchLabels: { app: 'front' } } },
    };
    expect(await podTroubleFor(tools, budget)).toBeUndefined();
    expect(await podTroubleFor(tools, deployment(0))).toMatch(/^pod front-1: ImagePullBackOff/);
  });
});

describe('releases', () => {
  test('are told newest first', async () => {
    await recorded(tools, shop, [], 'Succeeded');
    await recorded(tools, shop, [], 'Failed');
    expect((await status()).releases).toMatchObject([
      { number: 2, state: 'Failed', by: 'ann@desk' },
      { number: 1, state: 'Succeeded' },
    ]);
  });

  test.each<[ReleaseState, boolean]>([
    ['Applying', true],
    ['Failed', true],
    ['Cancelled', true],
    ['Unknown', true],
    ['Succeeded', false],
    ['RolledBack', false],
  ])('in the state %s: may be resumed is %s', async (state, resumable) => {
    await recorded(tools, shop, [], state);
    expect((await status()).resumable).toBe(resumable);
  });

  test('that are going on are not resumed, and who runs them is told', async () => {
    await takeLock(toolsFor(cluster, clock, 'bob'), shop, { wait: 'no' });
    await recorded(tools, shop, [], 'Applying');
    expect(await status()).toMatchObject({ busy: 'bob@desk (42)', resumable: false });
  });

  test('of the dead may be resumed', async () => {
    await takeLock(toolsFor(cluster, clock, 'bob'), shop, { wait: 'no' });
    await recorded(tools, shop, [], 'Applying');
    clock.jump(61_000);
    const dead = await status();
    expect([dead.busy, dead.resumable]).toEqual([undefined, true]);
  });
});

test('a damaged inventory is told with what to do', async () => {
  const path = '/api/v1/namespaces/web/configmaps/oam-shop';
  const text = JSON.stringify(cluster.at(path)).replace(/applyset-[^"]+-v1/, 'applyset-x-v1');
  cluster.put(path, JSON.parse(text) as JsonObject);
  expect(await statusOf(tools, shop)).toMatchObject({
    ok: false,
    trouble: { kind: 'changed', message: expect.stringMatching(/Repair the inventory/) },
  });
});

describe('the list of applications', () => {
  const names = async (namespace?: string) => {
    const reply = await listApplications(tools, namespace);
    return reply.ok ? reply.value : reply.trouble.kind;
  };

  beforeEach(async () => {
    await widenInventory(tools, { name: 'blog', namespace: 'far' }, [], []);
    await recorded(tools, shop, ['front', 'back'], 'Succeeded');
    await recorded(tools, shop, ['front'], 'Failed');
  });

  test('has all of them, with what their newest release says', async () => {
    expect(await names()).toEqual([
      { name: 'blog', namespace: 'far' },
      { name: 'shop', namespace: 'web', release: 2, state: 'Failed', objects: 1 },
    ]);
    expect(await names('far')).toEqual([{ name: 'blog', namespace: 'far' }]);
  });

  test('is made without the data of releases', async () => {
    const parts = new Map<string, unknown>();
    cluster.before = ({ path, part }) => void parts.set(path, part);
    await names();
    expect([...parts.values()].filter((each) => each === 'metadata')).toHaveLength(2);
  });

  test('does without releases where nobody may read them', async () => {
    cluster.before = ({ path }) => (path.includes('secrets') ? forbidden('secrets') : undefined);
    expect(await names('web')).toEqual([{ name: 'shop', namespace: 'web' }]);
  });

  test('tells when nobody may look', async () => {
    cluster.before = ({ path }) => (path.includes('configmaps') ? forbidden('it') : undefined);
    expect(await names()).toBe('denied');
  });
});

describe('following', () => {
  const seen: ApplicationStatus[] = [];
  let following: Promise<string | undefined>;

  beforeEach(async () => {
    seen.length = 0;
    cluster.put(front, deployment(0));
    await recorded(tools, shop, [front], 'Waiting');
    following = followApplication(tools, shop, (each) => void seen.push(each));
    await until(() => seen.length > 0);
  });

  /** Lets time pass until something shows; packing takes turns of its own. */
  async function until(isThere: () => boolean): Promise<void> {
    const end = clock.now() + 120_000;
    while (!isThere()) {
      if (clock.now() > end) throw new Error('It never came.');
      await clock.pass(50);
    }
  }

  const last = () => seen.at(-1)!;

  test('tells at the start and after each change, and ends when it is cancelled', async () => {
    expect(last().objects).toMatchObject([{ health: { status: 'waiting' } }]);
    cluster.put(front, deployment(1));
    await until(() => last().objects[0]?.health.status === 'ready');
    cluster.put(front, undefined);
    await until(() => last().objects[0]?.health.status === 'failed');
    tools.cancelling.stop();
    expect(await following).toBeUndefined();
    expect(clock.sleeping).toBe(0);
  });

  test('tells of new releases, of who is at work, and of members of new kinds', async () => {
    await recorded(tools, shop, [front], 'Succeeded');
    await until(() => last().release?.number === 2);
    const taken = await takeLock(toolsFor(cluster, clock, 'bob'), shop, { wait: 'no' });
    await until(() => last().busy === 'bob@desk (42)');
    if (taken.kind === 'held') await taken.lock.release();
    await until(() => last().busy === undefined);
    const job = '/apis/batch/v1/namespaces/web/jobs/once';
    const metadata = { name: 'once', namespace: 'web', labels };
    cluster.put(job, { apiVersion: 'batch/v1', kind: 'Job', metadata, spec: {} });
    await widenInventory(tools, shop, [{ group: 'batch', kind: 'Job' }], []);
    await until(() => last().objects.some(({ id }) => id.kind === 'Job'));
    tools.cancelling.stop();
    await following;
  });

  test('looks after the pods of what is not ready, which tell of no change', async () => {
    cluster.put(pod, crashing());
    const soon = clock.now() + 10_000;
    await until(() => last().objects[0]?.trouble !== undefined || clock.now() > soon);
    expect(last().objects[0]?.trouble).toMatch(/ImagePullBackOff/);
    tools.cancelling.stop();
    await following;
  });

  test('tells nothing while nothing changes', async () => {
    const count = seen.length;
    await clock.pass(300_000);
    expect(seen.length).toBe(count);
    tools.cancelling.stop();
    await following;
  });
});

test('following ends by itself when nobody is signed in', async () => {
  cluster.before = () => answerWith(401, 'Unauthorized', 'Unauthorized');
  expect(await followApplication(tools, shop, () => undefined)).toMatch(
    /^The cluster does not know who/,
  );
});
