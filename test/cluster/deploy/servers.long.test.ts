// Faults of the servers below `oam deploy`: the API server killed or frozen, its store frozen, tokens that expire, overload.
import { afterEach, expect, test } from 'vitest';
import type { ClusterRequest } from '../../../server/src/deploy/cluster.ts';
import type { DeployEvent } from '../../../server/src/deploy/event.ts';
import { stateOf, stepsOf } from '../deploying.ts';
import { clusterSuite } from '../fixture.ts';
import { broken, engineShop, otherClock } from './engine-shop.ts';
import { objectsOfShop, once, promised, shopSuite, written } from './shop.ts';

/** Somebody whose rights come from a role, which a server that has just started must look up. */
const args = ['--context', 'operator'];

/** Whether it writes a member of the application. */
function isApply({ method, query }: ClusterRequest): boolean {
  return method === 'PATCH' && query?.['dryRun'] === undefined && query?.['fieldManager'] === 'oam';
}

clusterSuite('a bad server', ['faults', 'users'], (cluster) => {
  const { client, faults } = { client: cluster.client, faults: () => cluster.faults };
  const suite = shopSuite(cluster, 'a bad server');
  const { space, expectWhole } = suite;
  const start: typeof suite.start = (namespace, options = {}) =>
    suite.start(namespace, { args, ...options });
  const { toolsOf, plan, run } = engineShop(cluster);
  afterEach(async () => {
    await faults().resumeEtcd();
    await faults().resumeApiServer();
  });
  const retries = (events: readonly DeployEvent[]): readonly string[] =>
    events.flatMap((event) => (event.kind === 'retry' ? [event.message] : []));
  const readies = (events: readonly DeployEvent[]) =>
    stepsOf(events).filter((each) => each.startsWith('ready '));

  test('fault 1: the API server is killed while it applies, and is back at once', async () => {
    const namespace = await space();
    let outage: Promise<void> | undefined;
    const onEvent = once(written(4), () => {
      outage = faults()
        .killApiServer()
        .then(() => faults().restartApiServer());
    });
    const { exit, err, events } = await (await start(namespace, { onEvent })).done;
    await outage;
    expect(exit, err).toBe(0);
    expect(retries(events).length).toBeGreaterThan(0);
    expect(new Set(readies(events)).size).toBe(objectsOfShop);
    await expectWhole(namespace);
  });

  test('fault 1: it is killed and stays away; the run says what it has written, and can go on', async () => {
    const namespace = await space();
    const planned = await plan(namespace);
    let writes = 0;
    // A minute without the server takes two seconds.
    const clock = otherClock({ speed: 30 });
    const tools = await toolsOf({
      clock,
      around: (real) => ({
        async request(request, signal) {
          if (isApply(request) && ++writes === 6) {
            await faults().killApiServer();
          }
          return real.request(request, signal);
        },
      }),
    });
    const before = clock.now();
    const result = await run(tools, namespace, { plan: planned });
    const took = clock.now() - before;
    await faults().restartApiServer();
    expect(took).toBeGreaterThan(60_000);
    expect(result).toMatchObject({ state: 'Failed', release: 1 });
    expect(result.message).toContain('refuses connections (ECONNREFUSED)');
    const created = Object.keys(await stateOf(client, namespace)).length - 1;
    const known = result.objects.filter(({ last }) => last?.step === 'applied').length;
    const unknown = result.objects.filter(({ last }) => last?.step === 'unknown').length;
    expect(result.message).toContain(
      `${known} of ${objectsOfShop} objects were written; deploying again goes on from there.`,
    );
    expect(result.message?.includes('It is not known whether')).toBe(unknown > 0);
    // What may have been written is said to be unknown, and nothing is there that was not listed.
    expect(created).toBeGreaterThanOrEqual(known);
    expect(created).toBeLessThanOrEqual(known + unknown);
    // The lock of the dead run is found out by waiting, which a fast clock does fast.
    const again = await run(await toolsOf({ clock: otherClock({ speed: 30 }) }), namespace);
    expect(again).toMatchObject({ state: 'Succeeded', message: undefined });
    await expectWhole(namespace);
  });

  test('fault 13: the API server freezes; Ctrl-C is heard at once, and the second one ends the run', async () => {
    const namespace = await space();
    const frozen = promised();
    const onEvent = once(written(4), () => void faults().pauseApiServer().then(frozen.keep));
    const running = await start(namespace, { onEvent });
    await frozen.promise;
    const asked = Date.now();
    running.kill('SIGINT');
    await running.said('nothing more is started');
    expect(Date.now() - asked).toBeLessThan(1000);
    const again = Date.now();
    running.kill('SIGINT');
    const { exit, err } = await running.done;
    const took = Date.now() - again;
    await faults().resumeApiServer();
    expect(exit).toBe(130);
    expect(err).toContain('Giving up what is under way');
    // Two seconds are for the record of the run and its lock, which cannot be written here.
    expect(took).toBeGreaterThan(1500);
    expect(took).toBeLessThan(4000);
    const resumed = await run(await toolsOf({ clock: otherClock({ speed: 30 }) }), namespace);
    expect(resumed).toMatchObject({ state: 'Succeeded', message: undefined });
    await expectWhole(namespace);
  });

  test('fault 13: the API server freezes for longer than a request may take, and goes on', async () => {
    const namespace = await space();
    const planned = await plan(namespace);
    let writes = 0;
    const tools = await toolsOf({
      around: (real) => ({
        async request(request, signal) {
          if (isApply(request) && ++writes === 6) await faults().pauseApiServer();
          const outcome = await real.request({ ...request, timeout: 1500 }, signal);
          if (outcome.kind === 'failure') await faults().resumeApiServer();
          return outcome;
        },
      }),
    });
    const result = await run(tools, namespace, { plan: planned });
    expect(result).toMatchObject({ state: 'Succeeded', message: undefined });
    expect(retries(tools.events)).toContain('The API server did not answer in time.');
    await expectWhole(namespace);
  });

  test('fault 14: the store of the API server freezes, so that it answers that it cannot', async () => {
    const namespace = await space();
    const planned = await plan(namespace);
    const troubles: string[] = [];
    let writes = 0;
    const tools = await toolsOf({
      around: (real) => ({
        async request(request, signal) {
          if (isApply(request) && ++writes === 6) await faults().pauseEtcd();
          const query = { ...request.query, timeout: '1s' };
          const outcome = await real.request({ ...request, query, timeout: 4000 }, signal);
          const text = outcome.kind === 'answer' ? outcome.text : outcome.reason;
          // This release says so to a guard that it does not know, as to every first apply of a Service.
          const isSound = text.includes('resourceVersion should not be set');
          const isBad = outcome.kind === 'failure' || outcome.status >= 500;
          if (writes < 6 || isSound || !isBad) return outcome;
          troubles.push(`${outcome.kind === 'answer' ? outcome.status : ''} ${text}`);
          await faults().resumeEtcd();
          return outcome;
        },
      }),
    });
    const result = await run(tools, namespace, { plan: planned });
    expect(result).toMatchObject({ state: 'Succeeded', message: undefined });
    expect(troubles.length).toBeGreaterThan(0);
    expect(retries(tools.events).length).toBeGreaterThan(0);
    await expectWhole(namespace);
  });

  test('fault 26: the API server is killed while all is waited for', async () => {
    const namespace = await space();
    let outage: Promise<void> | undefined;
    const isWaiting = (event: DeployEvent) => event.kind === 'state' && event.state === 'Waiting';
    const onEvent = once(isWaiting, () => {
      outage = faults()
        .killApiServer()
        .then(() => faults().restartApiServer());
    });
    const { exit, err, events } = await (await start(namespace, { onEvent })).done;
    await outage;
    expect(exit, err).toBe(0);
    expect(new Set(readies(events)).size).toBe(objectsOfShop);
    await expectWhole(namespace);
  });

  test('fault 26: a watch from a state that the server has forgotten', async () => {
    const namespace = await space();
    const endings: string[] = [];
    const tools = await toolsOf({
      around: (real) => ({
        async watch(request, onEvent, signal) {
          const isFirst = endings.length < 2;
          const query = { ...request.query, ...(isFirst && { resourceVersion: '1' }) };
          const listen: typeof onEvent = (event) => {
            if (event.type === 'ERROR') endings.push(JSON.stringify(event.object));
            onEvent(event);
          };
          const outcome = await real.watch({ ...request, query }, listen, signal);
          if (outcome.kind === 'answer' && outcome.status === 410) endings.push(outcome.text);
          // The first ones end at once, whatever the server says to an old version.
          return isFirst && endings.length === 0 ? broken : outcome;
        },
      }),
    });
    const result = await run(tools, namespace);
    expect(result).toMatchObject({ state: 'Succeeded', message: undefined });
    expect(endings.join('\n')).toMatch(/"code":410/);
    await expectWhole(namespace);
    expect((await client.request('GET', '/readyz')).status).toBe(200);
  });
});
