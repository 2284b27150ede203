// An application of 500 objects: how long its plan takes, how many requests are under way at a time, and how much memory it takes.
import { expect, test } from 'vitest';
import type { DeployEvent } from '../../../server/src/deploy/event.ts';
import { startOam, stateOf, stepsOf } from '../deploying.ts';
import { specsOf } from '../deployed-specs.ts';
import { startFaultProxy } from '../fault-proxy.ts';
import { clusterSuite } from '../fixture.ts';
import { once, peakMemory, shopSuite } from './shop.ts';

const objects = 500;
/** Requests at a time: trial runs of a plan, and what goes on beside them. */
const mostAtATime = 24;
/** Milliseconds. */
const longestPlan = 10_000;
/** MiB: that of a program that does nothing is 90. */
const mostMemory = 512;

clusterSuite('a huge application', [], (cluster) => {
  const { space, specs, folder, counted } = shopSuite(cluster, 'a huge application');

  test(`fault 28: ${objects} objects are planned in time, and written a few at a time`, async () => {
    const namespace = await space();
    const proxy = await startFaultProxy(cluster.info.users.admin, folder());
    let open = 0;
    let most = 0;
    let first = 0;
    proxy.decide = ({ query }) => {
      if (first === 0) first = Date.now();
      if (!query.has('watch')) most = Math.max(most, ++open);
      return 'pass';
    };
    proxy.answered = ({ query }) => {
      if (!query.has('watch')) open--;
    };
    const file = await specs(specsOf(objects));
    const args = ['deploy', file, '--yes', '--namespace', namespace];
    const begun = Date.now();
    let planned = 0;
    let memory: Promise<number | undefined> | undefined;
    const isReady = (event: DeployEvent): boolean =>
      event.kind === 'object' && event.progress.step === 'ready';
    const lookAtMemory = once(isReady, () => (memory = peakMemory(running.pid)));
    const running = startOam(args, {
      kubeconfig: proxy.kubeconfigPath,
      onEvent: (event) => {
        if (planned === 0) planned = Date.now() - Math.max(first, begun);
        lookAtMemory(event);
      },
    });
    const { exit, err, events, records } = await running.done;
    const deployed = Date.now() - begun;
    await proxy.stop();
    expect(exit, err).toBe(0);
    const plan = records.find(({ type }) => type === 'plan');
    expect(plan?.['counts']).toEqual({ create: objects });
    const steps = stepsOf(events);
    expect(steps.filter((each) => each.startsWith('created '))).toHaveLength(objects);
    const state = Object.keys(await stateOf(cluster.client, namespace));
    // The inventory is the one object more.
    expect(state).toHaveLength(objects + 1);
    const peak = await memory;
    console.log(
      `${objects} objects: planned in ${planned} ms, deployed in ${deployed} ms, ${most} requests at a time, ${peak ?? '?'} MiB at most`,
    );
    expect(planned).toBeLessThan(longestPlan);
    expect(most).toBeLessThanOrEqual(mostAtATime);
    expect(peak ?? 0).toBeLessThan(mostMemory);
    counted.survived();
  });
});
