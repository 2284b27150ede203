// Holding the lock of an application: how it is renewed, and when it counts as lost.
import { beforeEach, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../server/src/deploy/cluster.ts';
import { textAt } from '../../server/src/deploy/json.ts';
import { type Lock, type LockOutcome, lockHolder, takeLock } from '../../server/src/deploy/lock.ts';
import { type TestTools, toolsFor } from '../support/deploy-tools.ts';
import { FakeClock, settled } from '../support/fake-clock.ts';
import { forbidden, lost, MemoryCluster } from '../support/memory-cluster.ts';

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

/** Somebody else has it. */
const taken: JsonObject = {
  metadata: { name: 'oam-shop', namespace: 'web' },
  spec: { holderIdentity: 'carl@laptop/7/run-of-carl', leaseDurationSeconds: 30 },
};

const renewTime = () => textAt(cluster.at(path), 'spec', 'renewTime');

describe('holding', () => {
  test('it is renewed each ten seconds', async () => {
    const lock = await take(ann);
    await clock.pass(9000);
    expect(renewTime()).toBe('2026-01-01T00:00:00.000000Z');
    await clock.pass(2000);
    expect(renewTime()).toBe('2026-01-01T00:00:10.000000Z');
    await clock.pass(600_000);
    expect(lock.lost.aborted).toBe(false);
    expect(renewTime()).toBe('2026-01-01T00:10:10.000000Z');
  });

  test('it is lost when somebody else has taken it', async () => {
    const lock = await take(ann);
    let isTold = false;
    lock.lost.addEventListener('abort', () => (isTold = true));
    cluster.put(path, taken);
    await clock.pass(11_000);
    expect([lock.lost.aborted, isTold]).toEqual([true, true]);
    expect(ann.warnings).toEqual([
      'The lock of shop is lost: somebody else has taken or deleted it.',
    ]);
    await lock.release();
    expect(cluster.at(path)).toMatchObject(taken);
  });

  test('it is lost when the Lease is deleted', async () => {
    const lock = await take(ann);
    cluster.put(path, undefined);
    await clock.pass(11_000);
    expect(lock.lost.aborted).toBe(true);
    await lock.release();
    expect(cluster.at(path)).toBeUndefined();
  });

  test('it stays when others touch the Lease without taking it', async () => {
    const lock = await take(ann);
    cluster.put(path, {
      ...cluster.at(path),
      metadata: { name: 'oam-shop', labels: { seen: 'yes' } },
    });
    await clock.pass(31_000);
    expect(lock.lost.aborted).toBe(false);
    expect(renewTime()).toBe('2026-01-01T00:00:30.000000Z');
  });

  test.each([
    ['there is no network', () => lost()],
    ['the server hangs', undefined],
    ['the right to it is gone', () => forbidden('leases')],
  ])('it is lost after its time when %s, and not before', async (_what, answer) => {
    const lock = await take(ann);
    let lostAt: number | undefined;
    lock.lost.addEventListener('abort', () => (lostAt = clock.now()));
    const start = clock.now();
    if (answer) cluster.before = answer;
    else cluster.request = (_request, signal) => hang(signal);
    await clock.pass(29_000);
    expect(lock.lost.aborted).toBe(false);
    await clock.pass(2000);
    expect(lostAt! - start).toBe(30_000);
    expect(ann.warnings).toEqual([
      'The lock of shop is lost: it could not be renewed for 30 seconds.',
    ]);
  });

  test('its time counts from when a renewal was asked for, not from a late answer', async () => {
    const lock = await take(ann);
    const start = clock.now();
    let lostAt: number | undefined;
    lock.lost.addEventListener('abort', () => (lostAt = clock.now()));
    const answer = cluster.request.bind(cluster);
    cluster.request = async (request, signal) => {
      const outcome = await answer(request, signal);
      await clock.sleep(8000, signal);
      cluster.before = () => lost();
      return outcome;
    };
    await clock.pass(60_000);
    expect(lostAt! - start).toBe(40_000);
  });

  test('it survives trouble that is over in time', async () => {
    const lock = await take(ann);
    cluster.before = () => lost();
    await clock.pass(25_000);
    cluster.before = () => undefined;
    await clock.pass(60_000);
    expect(lock.lost.aborted).toBe(false);
  });

  test('it counts as lost at once when the machine wakes up too late', async () => {
    const lock = await take(ann);
    clock.jump(31_000);
    expect(lock.lost.aborted).toBe(true);
  });

  test('giving it back ends the renewal, and can delete the Lease', async () => {
    const lock = await take(ann);
    await lock.release('remove');
    expect([cluster.at(path), clock.sleeping]).toEqual([undefined, 0]);
  });

  test('it can be given back after an abort', async () => {
    const lock = await take(ann);
    ann.cancelling.stop();
    ann.aborting.stop();
    const releasing = lock.release();
    await settled();
    await releasing;
    expect(await lockHolder(bob, shop)).toBeUndefined();
    expect(clock.sleeping).toBe(0);
  });
});

/** Answers nothing until it is given up. */
function hang(
  signal: Parameters<MemoryCluster['request']>[1],
): ReturnType<MemoryCluster['request']> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(lost('aborted')));
  });
}
