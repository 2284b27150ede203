// Two deployers of one application at the same time, many times over: their writes never mix, and who loses is told who holds the lock.
import { performance } from 'node:perf_hooks';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Clock } from '../../../server/src/base/ports.ts';
import type {
  Cluster as DeployCluster,
  ClusterRequest,
} from '../../../server/src/deploy/cluster.ts';
import type { DeployEvent } from '../../../server/src/deploy/event.ts';
import type { RunResult } from '../../../server/src/deploy/run.ts';
import { systemClock } from '../../../server/src/node/kubernetes/clock.ts';
import { connect } from '../../../server/src/node/kubernetes/connect.ts';
import { type TestTools, toolsFor } from '../../support/deploy-tools.ts';
import { scenarios, startOam, stateOf } from '../deploying.ts';
import { specsOf } from '../deployed-specs.ts';
import { type Fate, startFaultProxy } from '../fault-proxy.ts';
import { clusterSuite, patience } from '../fixture.ts';
import type { ShopVersion } from './cut-application.ts';
import { shopIn, type State } from './every-cut.ts';
import { promised } from './shop.ts';

const rounds = 45;
const processRounds = 5;
/** Rounds at the same time, each in a namespace of its own. */
const width = 5;
/** How much faster time passes for both deployers of a round, so that locks are watched for a second, not for ten. */
const speed = 8;

const fastClock: Clock = {
  now: () => systemClock.now() * speed,
  sleep: (time, signal) => systemClock.sleep(time / speed, signal),
};

/** When a deployer wrote, but for its lock. */
interface Span {
  readonly from: number;
  to: number;
}

/** What a round came to. */
interface Round {
  readonly spans: readonly (readonly Span[])[];
  /** How many deployers succeeded. */
  readonly won: number;
  /** What the other one was told. */
  readonly told: readonly string[];
}

/** Whether all writes of one came before all writes of the other. */
function areApart([one = [], other = []]: Round['spans']): boolean {
  const isBefore = (some: readonly Span[], rest: readonly Span[]): boolean =>
    Math.max(...some.map(({ to }) => to)) <= Math.min(...rest.map(({ from }) => from));
  return one.length === 0 || other.length === 0 || isBefore(one, other) || isBefore(other, one);
}

clusterSuite('two deployers at once', [], (cluster) => {
  const { space, folder, specs } = scenarios(cluster);
  const connections: DeployCluster[] = [];
  const ends: State[] = [];
  const played: Round[] = [];
  let mixed = 0;

  /** Who comes second may have made the inventory wider than need be, which the next run mends. */
  const membersIn = async (namespace: string): Promise<State> => {
    const { 'ConfigMap/oam-shop': _inventory, ...members } = await stateOf(
      cluster.client,
      namespace,
    );
    return members;
  };
  const connection = async (): Promise<DeployCluster> => {
    const { kubeconfigPath: path, context } = cluster.info;
    const made = await connect({ path, ...(context !== undefined && { context }) });
    if (!made.ok) throw new Error(made.message);
    connections.push(made.cluster);
    return made.cluster;
  };
  beforeAll(async () => {
    const namespace = await space();
    const shop = shopIn(namespace, cluster.info.version);
    const real = await connection();
    for (const version of ['1', '2'] as const) {
      const mine = { ...toolsFor(real, systemClock), clock: systemClock };
      expect(await shop.put(mine, version)).toMatchObject({ state: 'Succeeded' });
      ends.push(await membersIn(namespace));
    }
  });
  afterAll(() => {
    for (const each of connections) each.close();
    const told = played.filter(({ told: texts }) => texts.length > 0).length;
    console.log(
      `Two deployers: rounds ${played.length}, with mixed writes ${played.filter(({ spans }) => !areApart(spans)).length}, ` +
        `won by one ${played.filter(({ won }) => won === 1).length}, one after the other ${played.filter(({ won }) => won === 2).length}, ` +
        `the other was told who ${told}, mixed states in the end ${mixed}`,
    );
  });

  /** Notes when a deployer writes; `hold` may keep it from a write. */
  function watched(real: DeployCluster, spans: Span[], hold: (write: number) => Promise<void>) {
    const isNoted = ({ method, path, query }: ClusterRequest): boolean =>
      method !== 'GET' && query?.['dryRun'] === undefined && !/review|leases/.test(path);
    const request: DeployCluster['request'] = async (asked, signal) => {
      if (!isNoted(asked)) return real.request(asked, signal);
      const span = { from: performance.now(), to: Infinity };
      spans.push(span);
      await hold(spans.length);
      const outcome = await real.request(asked, signal);
      span.to = performance.now();
      return outcome;
    };
    return {
      identity: real.identity,
      request,
      watch: real.watch.bind(real),
      stream: real.stream.bind(real),
      renewCredentials: real.renewCredentials.bind(real),
      close: () => undefined,
    } satisfies DeployCluster;
  }

  /** Both plan, and run then at the same time. In every other round, who has the lock waits for the other one. */
  async function round(number: number, shop: ReturnType<typeof shopIn>): Promise<Round> {
    const names = ['ann', 'bob'] as const;
    const done = [promised(), promised()];
    const ready = [promised(), promised()];
    const spans: Span[][] = [[], []];
    const isHeld = number % 2 === 0;
    const each = async (at: 0 | 1, version: ShopVersion) => {
      const other = (1 - at) as 0 | 1;
      const hold = async (write: number): Promise<void> => {
        if (isHeld && write === 1 + (number % 20)) await done[other]?.promise;
      };
      const real = watched(await connection(), spans[at] ?? [], hold);
      const made = toolsFor(real, fastClock, names[at]);
      const result = await shop.put(made, version, async () => {
        ready[at]?.keep();
        await ready[other]?.promise;
      });
      done[at]?.keep();
      return { result, told: toldOf(made, result) };
    };
    const both = await Promise.all([each(0, '1'), each(1, '2')]);
    const losers = both.filter(({ result }) => result.state !== 'Succeeded');
    const seconds = both.filter(({ told }) => told.length > 0);
    expect(losers.length, JSON.stringify(both)).toBeLessThan(2);
    // Whoever was not the first was told by whom.
    for (const loser of losers) expect(seconds).toContain(loser);
    for (const [at, { told }] of both.entries()) {
      for (const text of told) expect(text).toContain(`${names[1 - at] ?? ''}@desk (42)`);
    }
    const told = seconds.flatMap(({ told: texts }) => texts);
    return { spans, won: both.length - losers.length, told };
  }

  test(
    `fault 15: ${rounds} times, each with a connection of its own`,
    { timeout: 3 * patience },
    async () => {
      let next = 0;
      await Promise.all(
        Array.from({ length: width }, async () => {
          const namespace = await space();
          const shop = shopIn(namespace, cluster.info.version);
          while (next < rounds) {
            const made = await round(next++, shop);
            played.push(made);
            expect(areApart(made.spans)).toBe(true);
            expect(made.told.length).toBeGreaterThan(0);
            const state = await membersIn(namespace);
            if (!ends.some((end) => isDeepStrictEqual(end, state))) mixed += 1;
          }
        }),
      );
      expect(mixed).toBe(0);
      expect(played.filter(({ won }) => won === 1).length).toBeGreaterThan(rounds / 2);
    },
  );

  test(`fault 15: ${processRounds} times, as two programs`, { timeout: 3 * patience }, async () => {
    const files = await Promise.all(['1', '2'].map((version) => specs(specsOf(12, { version }))));
    await Promise.all(
      Array.from({ length: processRounds }, async (_, number) => {
        const namespace = await space();
        const done = [promised(), promised()];
        const spans: Span[][] = [[], []];
        const pids: (number | undefined)[] = [];
        const each = async (at: 0 | 1) => {
          const proxy = await startFaultProxy(cluster.info.users.admin, folder());
          const open = new Map<unknown, Span>();
          proxy.decide = async (request): Promise<Fate> => {
            if (request.write === undefined || request.path.includes('/leases')) return 'pass';
            const span = { from: performance.now(), to: Infinity };
            open.set(request, span);
            spans[at]?.push(span);
            // The one that got the lock waits with a write, until the other one has given up.
            if (spans[at]?.length === 3 + 4 * number) await done[1 - at]?.promise;
            return 'pass';
          };
          proxy.answered = (request) => {
            const span = open.get(request);
            if (span) span.to = performance.now();
          };
          const args = ['deploy', files[at] ?? '', '--yes', '--namespace', namespace, '--no-wait'];
          const program = startOam(args, { kubeconfig: proxy.kubeconfigPath });
          pids[at] = program.pid;
          const run = await program.done;
          done[at]?.keep();
          await proxy.stop();
          return run;
        };
        const runs = await Promise.all([each(0), each(1)]);
        const [loser, ...more] = runs.filter(({ exit }) => exit !== 0);
        if (loser === undefined || more.length > 0) throw new Error(JSON.stringify(runs));
        const winner = runs[0] === loser ? pids[1] : pids[0];
        expect(loser.exit).toBe(1);
        expect(loser.err + loser.out).toMatch(
          new RegExp(`@\\S+ \\(${String(winner)}\\) is at work on shop since`),
        );
        const made = { spans, won: 1, told: [loser.result?.message ?? ''] };
        expect(areApart(spans)).toBe(true);
        expect(spans.filter((each) => each.length > 0)).toHaveLength(1);
        played.push(made);
      }),
    );
  });
});

/** What a deployer was told about the other one: a warning first, and then why it ended, if it did not go on. */
function toldOf({ events }: TestTools, { message = '' }: RunResult): readonly string[] {
  const warnings = events.flatMap((event: DeployEvent) =>
    event.kind === 'warning' && event.message.includes('holds the lock') ? [event.message] : [],
  );
  return message.includes('is at work on') ? [...warnings, message] : warnings;
}
