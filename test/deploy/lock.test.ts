// The lock of an application, by a clock that stands still: who gets it, and who is told what.
import { beforeEach, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../server/src/deploy/cluster.ts';
import { type Lock, type LockOutcome, lockHolder, takeLock } from '../../server/src/deploy/lock.ts';
import { type TestTools, toolsFor } from '../support/deploy-tools.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { forbidden, lost, MemoryCluster, status } from '../support/memory-cluster.ts';

const shop = { name: 'shop', namespace: 'web' };
const path = '/apis/coordination.k8s.io/v1/namespaces/web/leases/oam-shop';

let clock: FakeClock;
let cluster: MemoryCluster;
let ann: TestTools;
let bob: TestTools;

beforeEach(() => {
  clock = new FakeClock();
  cluster = new MemoryCluster();
  ann = toolsFor(cluster, clock, 'ann');
  bob = toolsFor(cluster, clock, 'bob');
});

function held(outcome: LockOutcome): Lock {
  if (outcome.kind !== 'held') throw new Error(`It is ${JSON.stringify(outcome)}.`);
  return outcome.lock;
}

async function take(tools: TestTools): Promise<Lock> {
  return held(await takeLock(tools, shop, { wait: 'no' }));
}

/** Somebody who was killed: the Lease stays, and nobody renews it. */
function dead(more: JsonObject = {}): JsonObject {
  const spec = {
    holderIdentity: 'carl@laptop/7/run-of-carl',
    leaseDurationSeconds: 30,
    acquireTime: '2026-01-01T00:00:00.000000Z',
    renewTime: '2026-01-01T00:00:00.000000Z',
    ...more,
  };
  return { metadata: { name: 'oam-shop', namespace: 'web' }, spec };
}

describe('taking', () => {
  test('the first one gets it, and the Lease says who that is', async () => {
    await take(ann);
    expect(cluster.at(path)).toMatchObject({
      metadata: { labels: { 'app.kubernetes.io/managed-by': 'oam' } },
      spec: {
        holderIdentity: 'ann@desk/42/run-of-ann',
        leaseDurationSeconds: 30,
        renewTime: '2026-01-01T00:00:00.000000Z',
        leaseTransitions: 0,
      },
    });
  });

  test('the second one is told who has it and since when', async () => {
    await take(ann);
    const outcome = await takeLock(bob, shop, { wait: 'no' });
    const since = '2026-01-01T00:00:00.000000Z';
    expect(outcome).toEqual({ kind: 'busy', holder: 'ann@desk (42)', since });
    expect(await lockHolder(bob, shop)).toBe('ann@desk (42)');
  });

  test('it is free again when it was given back', async () => {
    const lock = await take(ann);
    await lock.release();
    expect(await lockHolder(bob, shop)).toBeUndefined();
    await take(bob);
    expect(cluster.at(path)).toMatchObject({
      spec: { holderIdentity: 'bob@desk/42/run-of-bob', leaseTransitions: 1 },
    });
  });

  test('other applications are not concerned', async () => {
    await take(ann);
    const other = { ...shop, name: 'blog' };
    expect(await takeLock(bob, other, { wait: 'no' })).toMatchObject({ kind: 'held' });
  });

  test('whoever comes later in a race is busy', async () => {
    let isFirst = true;
    cluster.before = ({ method }) => {
      if (method === 'POST' && isFirst) {
        isFirst = false;
        cluster.put(path, dead());
      }
      return undefined;
    };
    expect(await takeLock(ann, shop, { wait: 'no' })).toMatchObject({
      kind: 'busy',
      holder: 'carl@laptop (7)',
    });
  });

  test('a lost answer does not make it busy by ourselves', async () => {
    let isFirst = true;
    cluster.after = ({ method }) => {
      if (method !== 'POST' || !isFirst) return undefined;
      isFirst = false;
      return lost();
    };
    const taking = takeLock(ann, shop, { wait: 'no' });
    await clock.pass(20_000);
    held(await taking);
  });

  test('without access to Leases it goes on, and says so', async () => {
    cluster.before = ({ path }) => (path.includes('/leases') ? forbidden('leases') : undefined);
    const lock = await take(ann);
    expect(ann.warnings).toEqual([
      'There is no access to Leases in web, so nobody else is kept from deploying shop at the same time.',
    ]);
    await clock.pass(120_000);
    expect(lock.lost.aborted).toBe(false);
    await lock.release();
  });

  test('other trouble is told', async () => {
    cluster.before = ({ method }) =>
      method === 'POST'
        ? status(403, 'Forbidden', 'exceeded quota: few, requested: leases=1')
        : undefined;
    expect(await takeLock(ann, shop, { wait: 'no' })).toMatchObject({
      kind: 'trouble',
      trouble: { kind: 'denied', by: 'quota' },
    });
  });
});

describe('taking over', () => {
  test('from the dead, after as long as their Lease holds by our own clock', async () => {
    cluster.put(path, dead());
    const start = clock.now();
    let taken: number | undefined;
    const taking = takeLock(ann, shop, { wait: 'until-expired' }).then((outcome) => {
      taken = clock.now();
      return outcome;
    });
    await clock.pass(29_000);
    expect(taken).toBeUndefined();
    await clock.pass(31_000);
    held(await taking);
    expect(taken! - start).toBeGreaterThanOrEqual(30_000);
    expect(taken! - start).toBeLessThanOrEqual(60_000);
  });

  test.each(['2020-01-01T00:00:00.000000Z', '2040-01-01T00:00:00.000000Z'])(
    'is decided without their clock, which may show %s',
    async (renewed) => {
      cluster.put(path, dead({ renewTime: renewed }));
      let isTaken = false;
      const taking = takeLock(ann, shop, { wait: 'until-expired' }).then((outcome) => {
        isTaken = true;
        return outcome;
      });
      await clock.pass(29_000);
      expect(isTaken).toBe(false);
      await clock.pass(5000);
      expect(isTaken).toBe(true);
      held(await taking);
    },
  );

  test('a clock that is set forward does not make anybody dead', async () => {
    cluster.put(path, dead());
    let isOver = false;
    void takeLock(ann, shop, { wait: 'until-expired' }).then(() => (isOver = true));
    await clock.pass(3000);
    clock.jump(3_600_000);
    await clock.pass(20_000);
    expect(isOver).toBe(false);
    await clock.pass(20_000);
    expect(isOver).toBe(true);
  });

  test('never from the living', async () => {
    await take(ann);
    const taking = takeLock(bob, shop, { wait: 'until-expired' });
    await clock.pass(15_000);
    expect(await taking).toMatchObject({ kind: 'busy', holder: 'ann@desk (42)' });
  });

  test('not while it is held for longer than we hold ours', async () => {
    cluster.put(path, dead({ leaseDurationSeconds: 100 }));
    let isTaken = false;
    void takeLock(ann, shop, { wait: 'until-expired' }).then(() => (isTaken = true));
    await clock.pass(98_000);
    expect(isTaken).toBe(false);
    await clock.pass(6000);
    expect(isTaken).toBe(true);
  });

  test('ends when the user cancels', async () => {
    cluster.put(path, dead());
    const taking = takeLock(ann, shop, { wait: 'until-expired' });
    await clock.pass(5000);
    ann.cancelling.stop();
    expect(await taking).toMatchObject({ kind: 'busy' });
    expect(clock.sleeping).toBe(0);
  });

  test('only one of two who wait gets it', async () => {
    cluster.put(path, dead());
    const both = [ann, bob].map((tools) => takeLock(tools, shop, { wait: 'until-expired' }));
    await clock.pass(60_000);
    const kinds = (await Promise.all(both)).map(({ kind }) => kind);
    expect(kinds.sort()).toEqual(['busy', 'held']);
  });
});
