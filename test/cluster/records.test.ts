// What this tool keeps in a real cluster: locks and release numbers in races, inventories, and large releases.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Clock } from '../../server/src/base/ports.ts';
import { listApplications } from '../../server/src/deploy/applications.ts';
import type { Cluster as DeployCluster, JsonObject } from '../../server/src/deploy/cluster.ts';
import {
  applySetId,
  narrowInventory,
  PART_OF,
  readInventory,
  widenInventory,
} from '../../server/src/deploy/inventory.ts';
import { textAt } from '../../server/src/deploy/json.ts';
import { type LockOutcome, takeLock } from '../../server/src/deploy/lock.ts';
import { listReleases, pruneReleases, ReleaseRecord } from '../../server/src/deploy/releases.ts';
import type { Reply } from '../../server/src/deploy/trouble.ts';
import { systemClock } from '../../server/src/node/kubernetes/clock.ts';
import { nodeCodec } from '../../server/src/node/kubernetes/codec.ts';
import { connect } from '../../server/src/node/kubernetes/connect.ts';
import { toolsFor, type TestTools } from '../support/deploy-tools.ts';
import { draft, manifestOf } from '../support/release.ts';
import { clusterSuite } from './fixture.ts';

const rounds = 50;
const deployments = { group: 'apps', kind: 'Deployment' };
const services = { group: '', kind: 'Service' };
const configMaps = { group: '', kind: 'ConfigMap' };

/** Goes twenty times as fast as time does. */
const fastClock: Clock = {
  now: () => Date.now() * 20,
  sleep: (milliseconds, signal) => systemClock.sleep(milliseconds / 20, signal),
};

function value<T>(reply: Reply<T>): T {
  if (reply.ok) return reply.value;
  throw new Error(JSON.stringify(reply.trouble));
}

clusterSuite('records in the cluster', [], (cluster) => {
  const connections: DeployCluster[] = [];

  beforeAll(async () => {
    const { kubeconfigPath, context } = cluster.info;
    for (let each = 0; each < 2; each += 1) {
      const made = await connect({ path: kubeconfigPath, context });
      if (!made.ok) throw new Error(made.message);
      connections.push(made.cluster);
    }
  });
  afterAll(() => {
    for (const each of connections) each.close();
  });

  /** Tools of two runs, each with a connection of its own. */
  const two = (clock: Clock = systemClock): readonly [TestTools, TestTools] => {
    const [ann, bob] = ['ann', 'bob'].map((user, at) => {
      const made = toolsFor(connections[at]!, clock, user);
      return Object.assign(made, { holder: { ...made.holder, id: randomUUID() } });
    });
    return [ann!, bob!];
  };
  const application = (name: string) => ({ name, namespace: cluster.namespace });
  const path = (plural: string, name: string) =>
    `/api/v1/namespaces/${cluster.namespace}/${plural}/${name}`;
  const lease = (name: string) =>
    `/apis/coordination.k8s.io/v1/namespaces/${cluster.namespace}/leases/oam-${name}`;

  describe('two at once', () => {
    test(`fault 15: one gets the lock and the other is told who that is, in ${rounds} rounds`, async () => {
      const app = application('lock-race');
      const winners = { ann: 0, bob: 0 };
      for (let round = 0; round < rounds; round += 1) {
        const both = two();
        const order = round % 2 === 0 ? both : both.toReversed();
        const outcomes = await Promise.all(
          order.map((each) => takeLock(each, app, { wait: 'no' })),
        );
        const at = outcomes.findIndex(({ kind }) => kind === 'held');
        const winner = order[at]!.holder.user as 'ann' | 'bob';
        winners[winner] += 1;
        const [other] = outcomes.filter((_, index) => index !== at);
        expect(other).toMatchObject({ kind: 'busy', holder: `${winner}@desk (42)` });
        for (const each of outcomes) if (each.kind === 'held') await each.lock.release();
      }
      expect(winners.ann + winners.bob).toBe(rounds);
    });

    test(`one of two releases goes on, in ${rounds} rounds`, async () => {
      const kinds = { exists: 0, changed: 0 };
      for (let round = 0; round < rounds; round += 1) {
        const app = application(`release-race-${round}`);
        const made = await Promise.all(two().map((each) => ReleaseRecord.create(each, draft(app))));
        const updates = await Promise.all(
          made.map((each) => (each.ok ? each.value.update({ state: 'Applying' }) : each)),
        );
        const troubles = updates.flatMap((each) => (each.ok ? [] : [each.trouble.kind]));
        expect(troubles).toHaveLength(1);
        expect(['exists', 'changed']).toContain(troubles[0]);
        kinds[troubles[0] as 'exists' | 'changed'] += 1;
        const releases = value(await listReleases(two()[0], app));
        expect(releases.filter(({ state }) => state === 'Applying')).toHaveLength(1);
        expect(new Set(releases.map(({ number }) => number)).size).toBe(releases.length);
      }
      expect(kinds.exists + kinds.changed).toBe(rounds);
    });

    test('fault 5: both find their kinds in the inventory', async () => {
      for (let round = 0; round < 20; round += 1) {
        const app = application(`inventory-race-${round}`);
        const [ann, bob] = two();
        const replies = await Promise.all([
          widenInventory(ann, app, [services], ['one']),
          widenInventory(bob, app, [deployments], ['other']),
        ]);
        expect(replies.map(({ ok }) => ok)).toEqual([true, true]);
        const { body } = await cluster.client.request('GET', path('configmaps', `oam-${app.name}`));
        expect(body.metadata['annotations']).toMatchObject({
          'applyset.kubernetes.io/contains-group-kinds': 'Deployment.apps,Service',
          'applyset.kubernetes.io/additional-namespaces': 'one,other',
        });
        expect([ann.warnings, bob.warnings]).toEqual([[], []]);
      }
    });
  });

  describe('the lock', () => {
    const held = (outcome: LockOutcome) => {
      if (outcome.kind !== 'held') throw new Error(JSON.stringify(outcome));
      return outcome.lock;
    };

    test('fault 15: goes to the next one when its holder is dead, and only then', async () => {
      const app = application('dead');
      const [ann, bob] = two(fastClock);
      const alive = held(await takeLock(ann, app, { wait: 'no' }));
      expect(await takeLock(bob, app, { wait: 'until-expired' })).toMatchObject({ kind: 'busy' });
      expect(alive.lost.aborted).toBe(false);
      await alive.release();
      // Somebody who was killed leaves a Lease behind.
      const spec = {
        holderIdentity: 'carl@x/1/y',
        leaseDurationSeconds: 30,
        renewTime: '2020-01-01T00:00:00.000000Z',
      };
      const { body } = await cluster.client.request('GET', lease('dead'));
      await cluster.client.request('PUT', lease('dead'), { ...body, spec });
      const started = fastClock.now();
      const lock = held(await takeLock(bob, app, { wait: 'until-expired' }));
      expect(fastClock.now() - started).toBeGreaterThanOrEqual(30_000);
      await lock.release('remove');
      expect((await cluster.client.request('GET', lease('dead'))).status).toBe(404);
    });

    test.each([
      ['deleted', (at: string) => cluster.client.request('DELETE', at)],
      [
        'taken',
        (at: string) =>
          cluster.client.request(
            'PATCH',
            at,
            { spec: { holderIdentity: 'carl@x/1/y' } },
            { 'content-type': 'application/merge-patch+json' },
          ),
      ],
    ])('fault 16: is lost when its Lease is %s', async (name, take) => {
      const [ann] = two(fastClock);
      const lock = held(await takeLock(ann, application(name), { wait: 'no' }));
      const lost = new Promise<void>((resolve) => lock.lost.addEventListener('abort', resolve));
      expect((await take(lease(name))).status).toBe(200);
      await lost;
      await lock.release();
      expect(ann.warnings).toEqual([
        `The lock of ${name} is lost: somebody else has taken or deleted it.`,
      ]);
    });

    test('is not to be had in a namespace that is not there', async () => {
      const nowhere = { name: 'shop', namespace: 'oam-test-nowhere' };
      expect(await takeLock(two()[0], nowhere, { wait: 'no' })).toMatchObject({
        kind: 'trouble',
        trouble: { kind: 'not-found', what: 'namespace' },
      });
    });
  });

  test('fault 5: an inventory is widened, edited by others, and narrowed', async () => {
    const app = application('marks');
    const [ann] = two();
    value(await widenInventory(ann, app, [services, deployments, configMaps], []));
    const at = path('configmaps', 'oam-marks');
    const { body } = await cluster.client.request('GET', at);
    const managers = (body.metadata['managedFields'] as JsonObject[]).map(
      (each) => each['manager'],
    );
    expect(managers).toContain('oam-applyset');
    const labels = { [PART_OF]: applySetId(nodeCodec, app) };
    const metadata = { name: 'marked', labels };
    await cluster.apply({ apiVersion: 'v1', kind: 'ConfigMap', metadata });
    const annotations = { 'applyset.kubernetes.io/contains-group-kinds': 'ConfigMap' };
    const edited = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'oam-marks', annotations },
    };
    await cluster.client.apply(edited, cluster.namespace, {
      manager: 'editor',
      conflicts: 'force',
    });
    value(await widenInventory(ann, app, [services], []));
    expect(ann.warnings).toEqual([
      'Somebody else has edited the inventory ConfigMap oam-marks. It is written as this tool needs it.',
    ]);
    value(await narrowInventory(ann, app, [], []));
    const read = await readInventory(ann, app);
    if (!read.ok) throw new Error(read.message);
    expect(read.inventory.groupKinds).toEqual([configMaps]);
    expect(read.inventory.members.map((each) => textAt(each, 'metadata', 'name'))).toEqual([
      'marked',
    ]);
  });

  test('a release of several MiB is kept, read, updated and removed', async () => {
    const app = application('large');
    const [ann] = two();
    let noise = '';
    while (noise.length < 3_000_000) noise += nodeCodec.sha256(String(noise.length));
    const manifests = [manifestOf(app, 'front', noise)];
    const record = value(await ReleaseRecord.create(ann, draft(app, { manifests })));
    value(await record.update({ state: 'Succeeded' }));
    const [release] = value(await listReleases(ann, app));
    expect(release).toMatchObject({ number: 1, state: 'Succeeded' });
    expect(release?.manifests).toEqual(manifests);
    for (let each = 0; each < 6; each += 1) {
      const next = value(await ReleaseRecord.create(ann, draft(app)));
      value(await next.update({ state: 'Succeeded' }));
    }
    value(await pruneReleases(ann, app));
    expect(value(await listReleases(ann, app)).map(({ number }) => number)).toEqual([
      7, 6, 5, 4, 3,
    ]);
    const { status } = await cluster.client.request('GET', path('secrets', 'oam.large.v1.part-2'));
    expect(status).toBe(404);
    value(await widenInventory(ann, app, [], []));
    expect(value(await listApplications(ann, cluster.namespace))).toContainEqual({
      ...app,
      release: 7,
      state: 'Succeeded',
      objects: 0,
    });
  });
});

clusterSuite('records without access', ['users'], (cluster) => {
  test('the lock is done without where there is no access to Leases', async () => {
    const made = await connect({ path: cluster.info.kubeconfigPath, context: 'restricted' });
    if (!made.ok) throw new Error(made.message);
    const tools = toolsFor(made.cluster, systemClock);
    const app = { name: 'shop', namespace: cluster.namespace };
    const outcome = await takeLock(tools, app, { wait: 'no' });
    expect(outcome.kind).toBe('held');
    expect(tools.warnings).toEqual([
      `There is no access to Leases in ${cluster.namespace}, so nobody else is kept from deploying shop at the same time.`,
    ]);
    if (outcome.kind === 'held') await outcome.lock.release();
    expect(await readInventory(tools, app)).toMatchObject({
      ok: false,
      trouble: { kind: 'denied' },
    });
    made.cluster.close();
  });
});
