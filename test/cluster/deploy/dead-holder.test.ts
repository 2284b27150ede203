// A deployer that is killed while it holds the lock, and the next one, for whom time passes faster.
import { expect, test } from 'vitest';
import { stateOf } from '../deploying.ts';
import { startFaultProxy } from '../fault-proxy.ts';
import { clusterSuite } from '../fixture.ts';
import { engineShop, otherClock } from './engine-shop.ts';
import { shopSuite } from './shop.ts';

/** Half a minute is long for a test. */
const speed = 10;

clusterSuite('a deployer that dies', [], (cluster) => {
  const { start, space, folder, expectWhole } = shopSuite(cluster, 'dead holder');
  const { toolsOf, plan, run } = engineShop(cluster);

  test('fault 15: is killed with the lock in its hands; the next one waits for it half a minute, and goes on', async () => {
    const namespace = await space();
    const proxy = await startFaultProxy(cluster.info.users.admin, folder());
    const program = await start(namespace, { kubeconfig: proxy.kubeconfigPath });
    let isKilled = false;
    // What it has sent after that, has never been.
    proxy.decide = (request) => (isKilled && request.write !== undefined ? 'cut' : 'pass');
    proxy.answered = (request) => {
      if (request.write !== 8) return;
      isKilled = true;
      program.kill('SIGKILL');
    };
    expect((await program.done).exit).toBeUndefined();
    await proxy.stop();
    const left = Object.keys(await stateOf(cluster.client, namespace));
    expect(left).toContain('ConfigMap/oam-shop');
    expect(left.length).toBeGreaterThan(1);
    const clock = otherClock({ speed });
    const bob = await toolsOf({ clock, user: 'bob' });
    const planned = await plan(namespace);
    const before = clock.now();
    const held: number[] = [];
    const heard = bob.emit;
    const telling = Object.assign(bob, {
      emit: (event: Parameters<typeof heard>[0]) => {
        if (event.kind === 'state') held.push(clock.now() - before);
        heard(event);
      },
    });
    expect(await run(telling, namespace, { plan: planned })).toMatchObject({ state: 'Succeeded' });
    expect(held[0]).toBeGreaterThanOrEqual(30_000);
    expect(held[0]).toBeLessThan(60_000);
    expect(bob.warnings[0]).toMatch(
      new RegExp(`@\\S+ \\(${String(program.pid)}\\) holds the lock of shop since `),
    );
    await expectWhole(namespace);
  });
});
