// Faults of the network between `oam deploy` and the API server: lost answers, slow ones, broken watches, throttling.
import { afterEach, expect, test } from 'vitest';
import type { DeployEvent } from '../../../server/src/deploy/event.ts';
import { stepsOf, type OamOptions } from '../deploying.ts';
import {
  startFaultProxy,
  type Fate,
  type FaultProxy,
  type PassingRequest,
} from '../fault-proxy.ts';
import { clusterSuite } from '../fixture.ts';
import { objectsOfShop, once, promised, shopSuite, written } from './shop.ts';

clusterSuite('a bad network', [], (cluster) => {
  const { client } = cluster;
  const { start, space, folder, expectWhole } = shopSuite(cluster, 'a bad network');
  let proxy: FaultProxy | undefined;
  afterEach(() => proxy?.stop());

  /** Starts to deploy through a proxy that decides like this. */
  const throughProxy = async (
    decide: (request: PassingRequest) => Fate | Promise<Fate>,
    options: Parameters<typeof start>[1] & { readonly namespace?: string } = {},
  ) => {
    proxy = await startFaultProxy(cluster.info.users.admin, folder());
    proxy.decide = decide;
    const usual: OamOptions = { kubeconfig: proxy.kubeconfigPath };
    const namespace = options.namespace ?? (await space());
    return { proxy, run: await start(namespace, { ...usual, ...options }) };
  };
  const retriesOf = (events: readonly DeployEvent[]) =>
    events.flatMap((event) => (event.kind === 'retry' ? [event] : []));

  test('fault 2: the answer of every write is lost once', async () => {
    const lost = new Set<string>();
    const loseOnce = ({ write, method, path }: PassingRequest): Fate => {
      const key = `${method} ${path}`;
      if (write === undefined || lost.has(key)) {
        // Records and locks are written several times, each of which may be lost.
        lost.delete(key);
        return 'pass';
      }
      lost.add(key);
      return 'lose-answer';
    };
    let losses = 0;
    const { run } = await throughProxy((request) => {
      const fate = loseOnce(request);
      if (fate === 'lose-answer') losses++;
      return fate;
    });
    const { exit, err, result, events } = await run.done;
    expect(exit, err).toBe(0);
    expect(result).toMatchObject({ state: 'Succeeded', release: 1 });
    expect(losses).toBeGreaterThanOrEqual(objectsOfShop);
    expect(retriesOf(events).length).toBeGreaterThanOrEqual(objectsOfShop);
    const steps = stepsOf(events);
    expect(steps.filter((each) => each.startsWith('ready '))).toHaveLength(objectsOfShop);
    expect(new Set(steps).size).toBe(steps.length);
    const { body } = await client.request<{
      items: { metadata: { name: string; generation: number } }[];
    }>('GET', `/apis/apps/v1/namespaces/${run.namespace}/deployments`);
    expect(body.items.map(({ metadata }) => metadata.generation)).toEqual([1, 1, 1]);
    await expectWhole(run.namespace);
  });

  test('fault 13: an answer does not come; Ctrl-C is heard at once, and the second one ends it', async () => {
    const held = promised();
    const seen = promised();
    let isHeld = false;
    const { run } = await throughProxy(
      async ({ path }): Promise<Fate> => {
        if (!isHeld || !path.endsWith('/statefulsets/data')) return 'pass';
        seen.keep();
        await held.promise;
        return 'pass';
      },
      { onEvent: once(written(6), () => (isHeld = true)) },
    );
    await seen.promise;
    const asked = Date.now();
    run.kill('SIGINT');
    await run.said('nothing more is started');
    expect(Date.now() - asked).toBeLessThan(1000);
    const again = Date.now();
    run.kill('SIGINT');
    const { exit, err, events } = await run.done;
    const took = Date.now() - again;
    held.keep();
    expect(exit, err).toBe(130);
    expect(err).toContain('Giving up what is under way');
    // It writes down how it ended, for two seconds at most.
    expect(took).toBeLessThan(4000);
    expect(stepsOf(events)).not.toContain('created StatefulSet data');
    const resumed = await (await start(run.namespace)).done;
    expect(resumed.exit, resumed.err).toBe(0);
    await expectWhole(run.namespace);
  });

  test('fault 17: the server is overloaded, says when to come back, and is obeyed', async () => {
    const asked: number[] = [];
    const tooMany: Fate = {
      status: 429,
      headers: { 'retry-after': '1', 'content-type': 'text/plain; charset=utf-8' },
      body: 'Too many requests, please try again later.\n',
    };
    const { run } = await throughProxy(({ write, path }) => {
      if (write === undefined || !path.endsWith('/configmaps/api-main-config')) return 'pass';
      asked.push(Date.now());
      return asked.length < 3 ? tooMany : 'pass';
    });
    const { exit, err, events } = await run.done;
    expect(exit, err).toBe(0);
    const pauses = asked.map((at, index) => at - (asked[index - 1] ?? 0)).slice(1);
    expect(pauses).toHaveLength(2);
    // A timer may be a little early.
    expect(Math.min(...pauses)).toBeGreaterThan(990);
    expect(retriesOf(events).map(({ message }) => message)).toEqual([
      'The API server is overloaded and asks to wait.',
      'The API server is overloaded and asks to wait.',
    ]);
    await expectWhole(run.namespace);
  });

  test('fault 26: watches break, or have forgotten where to go on, until all is ready', async () => {
    const forgotten: Fate = {
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: `${JSON.stringify({
        type: 'ERROR',
        object: {
          ...{ kind: 'Status', apiVersion: 'v1', status: 'Failure', reason: 'Expired', code: 410 },
          message: 'too old resource version: 1 (2)',
        },
      })}\n`,
    };
    let watches = 0;
    const { run } = await throughProxy(({ query }) => {
      if (!query.has('watch')) return 'pass';
      watches++;
      return watches % 2 === 0 ? forgotten : 'cut';
    });
    const { exit, err, result, events } = await run.done;
    expect(exit, err).toBe(0);
    expect(result).toMatchObject({ state: 'Succeeded' });
    expect(watches).toBeGreaterThanOrEqual(3);
    expect(stepsOf(events).filter((each) => each.startsWith('ready '))).toHaveLength(objectsOfShop);
    await expectWhole(run.namespace);
  });
});
