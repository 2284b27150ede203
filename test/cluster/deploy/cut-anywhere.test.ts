// Deployments that are cut after every single write: cancelled, killed, or cut off from the cluster; then resumed, or taken back.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Cluster as DeployCluster } from '../../../server/src/deploy/cluster.ts';
import { StopSource } from '../../../server/src/base/stop-source.ts';
import { connect } from '../../../server/src/node/kubernetes/connect.ts';
import type { TestTools } from '../../support/deploy-tools.ts';
import { scenarios, stateOf } from '../deploying.ts';
import { type FaultProxy, startFaultProxy } from '../fault-proxy.ts';
import { clusterSuite, patience } from '../fixture.ts';
import type { ShopVersion } from './cut-application.ts';
import { counted } from './cutting.ts';
import { newTools, Score, shopIn, type State } from './every-cut.ts';

/** Namespaces that are worked in at the same time. */
const width = 6;
/** Requests that an outage swallows. */
const outage = 3;
/** Hundreds of runs take their time where others work as well, in milliseconds. */
const timeout = 5 * patience;

/**
 * Each write is cut in each way in every run, and what follows takes turns: one cut is resumed, the
 * next one is taken back; outages come after every second write. With `OAM_TEST_CUTS=all` both follow
 * each cut, and outages each write, which takes minutes.
 */
const share = process.env['OAM_TEST_CUTS'] === 'all' ? 1 : 2;

/** What of `all` follows the cut after that write. */
function following<T>(all: readonly [T, T], write: number, how: 'cancel' | 'die'): readonly T[] {
  const turn = (write + (how === 'die' ? 1 : 0)) % 2;
  return share === 1 ? all : all.filter((_, at) => at === turn);
}

/** A namespace, and a way to the cluster that can be cut. */
interface Site {
  readonly space: string;
  readonly shop: ReturnType<typeof shopIn>;
  readonly proxy: FaultProxy;
  readonly proxied: DeployCluster;
}

clusterSuite('a deployment of twelve objects', [], (cluster) => {
  const { space, folder } = scenarios(cluster);
  const sites: Site[] = [];
  const total = new Score();
  let real: DeployCluster;
  let before: State = {};
  let first: State = {};
  let second: State = {};
  /** How many writes an undisturbed run makes. */
  const writes = { first: 0, second: 0 };

  beforeAll(async () => {
    real = await connected(cluster.info.kubeconfigPath, cluster.info.context);
    while (sites.length < width) {
      const proxy = await startFaultProxy(cluster.info.users.admin, folder());
      const proxied = await connected(proxy.kubeconfigPath, undefined);
      const name = await space();
      sites.push({ space: name, shop: shopIn(name, cluster.info.version), proxy, proxied });
    }
    const [site] = sites;
    if (site === undefined) throw new Error('There is no namespace.');
    before = await stateOf(cluster.client, site.space);
    const [one, two] = [counted(real), counted(real)];
    expect(await site.shop.put(newTools(one.cluster), '1')).toMatchObject({ state: 'Succeeded' });
    first = await stateOf(cluster.client, site.space);
    expect(await site.shop.put(newTools(two.cluster), '2')).toMatchObject({ state: 'Succeeded' });
    second = await stateOf(cluster.client, site.space);
    writes.first = one.writes.length;
    writes.second = two.writes.length;
    expect(await site.shop.erase(tools())).toBeUndefined();
    // What was compared with must be worth it: each of the objects is another one in the second version.
    expect(Object.keys(first)).toHaveLength(13);
    expect(Object.keys(second)).toHaveLength(13);
  });
  afterAll(async () => {
    console.log(`All together: ${total.text}`);
    real.close();
    for (const { proxied, proxy } of sites) {
      proxied.close();
      await proxy.stop();
    }
  });

  const tools = (): TestTools => newTools(real);
  const state = ({ space: name }: Site): Promise<State> => stateOf(cluster.client, name);

  /** Cuts a deployment after that write, and comes back when it has ended, or will never go on. */
  async function cut(site: Site, version: ShopVersion, after: number, how: 'cancel' | 'die') {
    const cancelling = new StopSource();
    const what = how === 'die' ? 'die' : () => cancelling.stop();
    const { cluster: watched, reached } = counted(real, { after, what });
    const mine = newTools(watched);
    const control = { ...mine.control, cancelled: cancelling.signal };
    const run = site.shop.put({ ...mine, control }, version);
    const ended = await Promise.race([run, reached]);
    if (how === 'die' && ended !== undefined) throw new Error(`It ended as ${ended.state}.`);
    return how === 'die' ? 'died' : (await run).state;
  }

  /** Deploys while the connection breaks after that write, and the server cannot be reached for a while. */
  async function cutOff(site: Site, version: ShopVersion, after: number) {
    const { proxy, proxied, shop } = site;
    const start = proxy.passed.filter(({ write }) => write !== undefined).length;
    let left = outage;
    proxy.decide = ({ write }) => {
      if (write === undefined || write < start + after) return left < outage ? swallow() : 'pass';
      return write === start + after ? 'lose-answer' : swallow();
    };
    const swallow = () => (left-- > 0 ? 'cut' : 'pass');
    try {
      return await shop.put(newTools(proxied, 'always'), version);
    } finally {
      proxy.decide = () => 'pass';
    }
  }

  /** Does it for every write of a run, several at a time. */
  async function everyWrite(
    count: number,
    each: (site: Site, write: number, score: Score) => Promise<void>,
  ): Promise<Score> {
    const score = new Score();
    let next = 1;
    await Promise.all(
      sites.map(async (site) => {
        while (next <= count) await each(site, next++, score);
      }),
    );
    total.add(score);
    return score;
  }

  function check(score: Score, name: string, count: number): Score {
    console.log(`${name}: ${score.text}`);
    expect(score.troubles).toEqual([]);
    expect(score).toMatchObject({ cuts: count, lost: 0, doubled: 0 });
    return score;
  }

  for (const how of ['cancel', 'die'] as const) {
    const name = how === 'cancel' ? 'is cancelled' : 'loses its deployer';

    test(
      `for the first time ${name} after each write; is resumed, and deleted`,
      { timeout },
      async () => {
        const score = await everyWrite(writes.first, async (site, write, mine) => {
          const { shop } = site;
          for (const then of following(['erase', 'resume'], write, how)) {
            mine.cut(await cut(site, '1', write, how));
            if (then === 'resume') {
              const resumed = await shop.put(tools(), '1');
              expect(resumed).toMatchObject({ state: 'Succeeded', message: undefined });
              expect(await shop.unended(tools())).toEqual([]);
              mine.compare('resume', `${how} ${write}`, [await state(site), first]);
            }
            const left = await shop.erase(tools());
            if (then === 'resume') expect(left).toBeUndefined();
            else mine.compare('rollback', `${how} ${write}`, [await state(site), before]);
          }
        });
        const { ends } = check(score, `first deployment, ${how}`, (2 * writes.first) / share);
        // After the last writes of its own, a run has nothing to cancel.
        const all =
          how === 'die'
            ? { died: (2 * writes.first) / share }
            : { Cancelled: (2 * writes.first - 4) / share, Succeeded: 4 / share };
        expect(Object.fromEntries(ends)).toEqual(all);
      },
    );

    test(
      `of a second version ${name} after each write; is resumed, and rolled back`,
      { timeout },
      async () => {
        const score = await everyWrite(writes.second, async (site, write, mine) => {
          const { shop } = site;
          const { release: good = 0 } = await shop.put(tools(), '1');
          for (const then of following(['back', 'resume'], write, how)) {
            mine.cut(await cut(site, '2', write, how));
            const after =
              then === 'back' ? await shop.back(tools(), good) : await shop.put(tools(), '2');
            expect(after).toMatchObject({ state: 'Succeeded', message: undefined });
            expect(await shop.unended(tools())).toEqual([]);
            const [kind, wanted] =
              then === 'back' ? (['rollback', first] as const) : (['resume', second] as const);
            mine.compare(kind, `${how} ${write}`, [await state(site), wanted]);
          }
        });
        const { ends } = check(score, `second version, ${how}`, (2 * writes.second) / share);
        // After the last writes of its own, a run has nothing to cancel.
        const all =
          how === 'die'
            ? { died: (2 * writes.second) / share }
            : { Cancelled: (2 * writes.second - 6) / share, Succeeded: 6 / share };
        expect(Object.fromEntries(ends)).toEqual(all);
      },
    );
  }

  test(
    'is cut off from the cluster after each write, goes on when that is back, and is rolled back',
    { timeout },
    async () => {
      const score = await everyWrite(
        Math.max(writes.first, writes.second),
        async (site, write, mine) => {
          if (write % share !== 0) return;
          const { shop } = site;
          await shop.erase(tools());
          const made = await cutOff(site, '1', write);
          expect(made).toMatchObject({ state: 'Succeeded', message: undefined });
          mine.cut(made.state);
          mine.compare('resume', `outage ${write}`, [await state(site), first]);
          if (write > writes.second) return;
          const changed = await cutOff(site, '2', write);
          expect(changed).toMatchObject({ state: 'Succeeded', message: undefined });
          mine.cut(changed.state);
          mine.compare('resume', `outage ${write}`, [await state(site), second]);
          const back = await shop.back(tools(), made.release ?? 0);
          expect(back).toMatchObject({ state: 'Succeeded', message: undefined });
          mine.compare('rollback', `outage ${write}`, [await state(site), first]);
        },
      );
      check(score, 'outages', Math.floor(writes.first / share) + Math.floor(writes.second / share));
    },
  );
});

async function connected(path: string, context: string | undefined): Promise<DeployCluster> {
  const made = await connect({ path, ...(context !== undefined && { context }) });
  if (!made.ok) throw new Error(made.message);
  return made.cluster;
}
