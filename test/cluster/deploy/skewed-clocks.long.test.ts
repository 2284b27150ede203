// The lock of a deployment where the clocks of two deployers differ: what counts is what they see, not what their clocks show.
import { expect, test } from 'vitest';
import { takeLock } from '../../../server/src/deploy/lock.ts';
import { clusterSuite } from '../fixture.ts';
import { engineShop, otherClock } from './engine-shop.ts';
import { promised, shopSuite } from './shop.ts';

const hour = 3_600_000;
/** Half a minute is long for a test. */
const speed = 10;

clusterSuite('skewed clocks', [], (cluster) => {
  const { space, expectWhole } = shopSuite(cluster, 'skewed clocks');
  const { toolsOf, plan, run } = engineShop(cluster);

  for (const [name, ahead] of [
    ['ahead', hour],
    ['behind', -hour],
  ] as const) {
    test(`fault 27: a deployer whose clock is an hour ${name} finds the lock of somebody who lives`, async () => {
      const namespace = await space();
      const planned = await plan(namespace);
      const renewed = promised();
      let renewals = 0;
      const ann = await toolsOf({
        clock: otherClock({ speed }),
        user: 'ann',
        around: (real) => ({
          async request(request, signal) {
            const outcome = await real.request(request, signal);
            if (request.method === 'PUT' && request.path.includes('/leases/') && ++renewals === 2) {
              renewed.keep();
            }
            return outcome;
          },
        }),
      });
      const held = await takeLock(ann, { name: 'shop', namespace }, { wait: 'no' });
      if (held.kind !== 'held') throw new Error(JSON.stringify(held));
      const bob = await toolsOf({ clock: otherClock({ ahead, speed }), user: 'bob' });
      const refused = await run(bob, namespace, { plan: planned });
      expect(refused).toMatchObject({ state: 'Failed', release: undefined });
      expect(refused.message).toMatch(/^ann@desk \(42\) is at work on shop since /);
      await renewed.promise;
      expect(held.lock.lost.aborted).toBe(false);
      await held.lock.release();
      expect(await run(bob, namespace, { plan: planned })).toMatchObject({ state: 'Succeeded' });
      await expectWhole(namespace);
    });
  }

  test('fault 27: the lock of the dead falls to the living after half a minute of their own, whatever the clocks show', async () => {
    const namespace = await space();
    const planned = await plan(namespace);
    let isDead = false;
    const never = new Promise<never>(() => undefined);
    // Its Lease is dated an hour from now, so by the dates alone it would hold for that long.
    const ann = await toolsOf({
      clock: otherClock({ ahead: hour, speed }),
      user: 'ann',
      around: (real) => ({
        request: (request, signal) => (isDead ? never : real.request(request, signal)),
      }),
    });
    const held = await takeLock(ann, { name: 'shop', namespace }, { wait: 'no' });
    expect(held.kind).toBe('held');
    isDead = true;
    const clock = otherClock({ speed });
    const bob = await toolsOf({ clock, user: 'bob' });
    const before = clock.now();
    const states: number[] = [];
    const heard = bob.emit;
    const telling = Object.assign(bob, {
      emit: (event: Parameters<typeof heard>[0]) => {
        if (event.kind === 'state') states.push(clock.now() - before);
        heard(event);
      },
    });
    expect(await run(telling, namespace, { plan: planned })).toMatchObject({ state: 'Succeeded' });
    expect(states[0]).toBeGreaterThanOrEqual(30_000);
    expect(states[0]).toBeLessThan(60_000);
    expect(bob.warnings[0]).toMatch(/^ann@desk \(42\) holds the lock of shop since /);
    await expectWhole(namespace);
  });
});
