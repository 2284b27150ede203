// Inventories that others write, damage or delete: met, refused, and repaired after the user has agreed.
import { expect, test } from 'vitest';
import type {
  Cluster as DeployCluster,
  ClusterRequest,
  JsonObject,
} from '../../../server/src/deploy/cluster.ts';
import { readInventory, repairInventory } from '../../../server/src/deploy/inventory.ts';
import { makePlan, noChoices } from '../../../server/src/deploy/make-plan.ts';
import { inputOfBodies } from '../../support/deploy-input.ts';
import { alike, configMap, deployer, service, workload } from '../deployer.ts';
import { clusterSuite } from '../fixture.ts';
import { tally } from './tally.ts';

const mergePatch = { 'content-type': 'application/merge-patch+json' };
const kindsKey = 'applyset.kubernetes.io/contains-group-kinds';

/** A write that a run sent, and how it was answered. */
interface Written {
  readonly path: string;
  readonly manager: string | undefined;
  readonly force: string | undefined;
  readonly status: number | undefined;
}

clusterSuite('an inventory', [], (cluster) => {
  const { run, members, tools, application } = deployer(cluster);
  const { client, namespace } = cluster;
  const counted = tally('inventories');
  const three = (name: string, k = '1'): readonly JsonObject[] => [
    configMap(`${name}-a`, { k }),
    service(name),
    workload(name),
  ];
  const pathOf = (name: string) => `/api/v1/namespaces/${namespace}/configmaps/oam-${name}`;
  const edit = (name: string, metadata: unknown) =>
    client.request('PATCH', pathOf(name), { metadata }, mergePatch);
  /** The members and the inventory itself. */
  const stateIn = async (name: string) => {
    const { status, body } = await client.request('GET', pathOf(name));
    const { labels, annotations } = body.metadata;
    const inventory = status === 200 && { inventory: { labels, annotations } };
    return alike(name, { ...(await members(name)), ...inventory });
  };
  const calm = new Map<string, ReturnType<typeof stateIn>>();
  /** What there is after a run that nobody disturbs, made once for each version. */
  const undisturbed = (k: string) => {
    const name = `calm${k}`;
    const made =
      calm.get(k) ??
      run(name, three(name, k)).then(({ state }) => {
        expect(state).toBe('Succeeded');
        return stateIn(name);
      });
    calm.set(k, made);
    return made;
  };
  /** Notes each real write by apply; `before` is told of the number, from 1, of each one to an inventory. */
  const noting = (writes: Written[], before: (count: number) => unknown = () => undefined) => {
    let count = 0;
    const isWrite = ({ method, query }: ClusterRequest): boolean =>
      method === 'PATCH' && query?.['dryRun'] === undefined;
    return (real: DeployCluster): DeployCluster => ({
      identity: real.identity,
      watch: (request, onEvent, signal) => real.watch(request, onEvent, signal),
      stream: (request, onText, signal) => real.stream(request, onText, signal),
      renewCredentials: () => real.renewCredentials(),
      close: () => undefined,
      async request(request, signal) {
        if (!isWrite(request)) return real.request(request, signal);
        const { path, query } = request;
        if (path.includes('/configmaps/oam-')) await before((count += 1));
        const outcome = await real.request(request, signal);
        const status = outcome.kind === 'answer' ? outcome.status : undefined;
        writes.push({ path, manager: query?.['fieldManager'], force: query?.['force'], status });
        return outcome;
      },
    });
  };

  test('fault 5: somebody is faster with it each of three times; it is read again, and nothing is forced', async () => {
    const writes: Written[] = [];
    const around = noting(writes, (count) =>
      count <= 3 ? edit('raced', { annotations: { round: String(count) } }) : undefined,
    );
    const mine = tools(around);
    expect(await run('raced', three('raced'), { tools: mine })).toMatchObject({
      state: 'Succeeded',
    });
    const parents = writes.filter(({ path }) => path === pathOf('raced'));
    expect(parents.map(({ status }) => status)).toEqual([409, 409, 409, 200]);
    expect(new Set(writes.map(({ force }) => force))).toEqual(new Set(['false']));
    expect(mine.warnings).toEqual([]);
    await edit('raced', { annotations: { round: null } });
    counted.same(await stateIn('raced'), await undisturbed('1'));
  });

  test('fault 5: somebody holds its fields; they are taken back once, for the inventory only', async () => {
    await run('held', three('held'));
    const metadata = { name: 'oam-held', annotations: { [kindsKey]: 'ConfigMap' } };
    const theirs = { apiVersion: 'v1', kind: 'ConfigMap', metadata };
    await client.apply(theirs, namespace, { manager: 'editor', conflicts: 'force' });
    const writes: Written[] = [];
    const mine = tools(noting(writes));
    expect(await run('held', three('held', '2'), { tools: mine })).toMatchObject({
      state: 'Succeeded',
    });
    const forced = writes.filter(({ force }) => force === 'true');
    expect(forced).toEqual([
      { path: pathOf('held'), manager: 'oam-applyset', force: 'true', status: 200 },
    ]);
    expect(mine.warnings).toEqual([
      'Somebody else has edited the inventory ConfigMap oam-held. It is written as this tool needs it.',
    ]);
    counted.same(await stateIn('held'), await undisturbed('2'));
  });

  /** What somebody does to the inventory, and what is said of it. */
  const damages = [
    {
      what: 'deleted',
      damage: (name: string) => client.request('DELETE', pathOf(name)),
      repairable: 'missing-parent',
      message: 'is gone, but 3 objects of',
    },
    {
      what: 'edited',
      damage: (name: string) =>
        edit(name, { labels: { 'applyset.kubernetes.io/id': 'applyset-other-v1' } }),
      repairable: 'id',
      message: 'has the id applyset-other-v1, which is not its own',
    },
    {
      what: 'usurped',
      damage: (name: string) =>
        edit(name, { annotations: { 'applyset.kubernetes.io/tooling': 'kubectl/v1.30' } }),
      repairable: 'tooling',
      message: 'is kept by kubectl/v1.30',
    },
  ] as const;

  test.each(damages)(
    'fault 25: $what, so nothing is planned until it is repaired',
    async ({ what: name, damage, repairable, message }) => {
      await run(name, three(name));
      await damage(name);
      const damaged = await stateIn(name);
      const plan = () => {
        const input = inputOfBodies(application(name), three(name, '2'));
        return makePlan(tools(), { input, choices: noChoices });
      };
      expect(await plan()).toMatchObject({
        kind: 'failed',
        repairable,
        message: expect.stringContaining(message) as string,
      });
      expect(await stateIn(name)).toEqual(damaged);
      expect(await repairInventory(tools(), application(name))).toMatchObject({ ok: true });
      const read = await readInventory(tools(), application(name));
      if (!read.ok) throw new Error(read.message);
      expect(read.inventory.members).toHaveLength(3);
      expect(await run(name, three(name, '2'))).toMatchObject({ state: 'Succeeded' });
      counted.same(await stateIn(name), await undisturbed('2'));
    },
  );

  test.each(damages.slice(1))(
    'fault 25: $what between preview and run, so the run writes no object',
    async ({ what, damage, message }) => {
      const name = `late-${what}`;
      await run(name, three(name));
      let damaged: unknown;
      const stopped = await run(name, three(name, '2'), {
        meanwhile: async () => {
          await damage(name);
          damaged = await stateIn(name);
        },
      });
      expect(stopped.state).toBe('Failed');
      expect(stopped.message).toContain(message);
      expect(await stateIn(name)).toEqual(damaged);
      expect(await repairInventory(tools(), application(name))).toMatchObject({ ok: true });
      expect(await run(name, three(name, '2'))).toMatchObject({ state: 'Succeeded' });
      counted.same(await stateIn(name), await undisturbed('2'));
    },
  );

  test('fault 25: deleted between preview and run, so it is made anew before the first object is written', async () => {
    await run('erased', three('erased'));
    const writes: Written[] = [];
    const result = await run('erased', three('erased', '2'), {
      tools: tools(noting(writes)),
      meanwhile: () => client.request('DELETE', pathOf('erased')),
    });
    expect(result).toMatchObject({ state: 'Succeeded' });
    expect(writes[0]?.path).toBe(pathOf('erased'));
    counted.same(await stateIn('erased'), await undisturbed('2'));
  });
});
