// Deployments that are cancelled, that meet others at work, and that bring their own kinds, against a real API server.
import { afterAll, expect, test } from 'vitest';
import type { Clock } from '../../server/src/base/ports.ts';
import type { JsonObject } from '../../server/src/deploy/cluster.ts';
import { deleteApplication, planDeletion } from '../../server/src/deploy/engine/delete.ts';
import type { DeployEvent } from '../../server/src/deploy/event.ts';
import { idKey } from '../../server/src/deploy/object-id.ts';
import { systemClock } from '../../server/src/node/kubernetes/clock.ts';
import { configMap, deployer, outcomes, service, workload } from './deployer.ts';
import { clusterSuite } from './fixture.ts';
import { watched } from './watched-cluster.ts';

clusterSuite('a deployment that meets others', [], (cluster) => {
  const { run, members, records, tools, application } = deployer(cluster);
  const { client } = cluster;
  const at = (path: string): string => `/api/v1/namespaces/${cluster.namespace}/${path}`;
  const three = (name: string, k = '1'): readonly JsonObject[] => [
    configMap(`${name}-a`, { k }),
    service(name),
    workload(name),
  ];
  const body = (object: JsonObject) => object as unknown as Parameters<typeof cluster.apply>[0];
  /** Without the names that differ between two applications. */
  const alike = (name: string, state: unknown): string =>
    JSON.stringify(state)
      .replaceAll(name, 'app')
      .replaceAll(/applyset-[\w-]+/g, 'set');

  test('is cancelled after any write, and resumed to the same state', async () => {
    await run('whole', three('whole'));
    const whole = alike('whole', await members('whole'));
    for (const cut of [1, 2, 3]) {
      const name = `cut${String(cut)}`;
      const mine = tools((real) =>
        watched(real, { after: (count) => (count === cut ? mine.cancelling.stop() : undefined) }),
      );
      const cancelled = await run(name, three(name), { tools: mine });
      expect(cancelled).toMatchObject({ state: 'Cancelled', release: 1 });
      expect(cancelled.message).toContain('It was cancelled.');
      const there = Object.keys(await members(name)).length;
      expect(there).toBe(outcomes(cancelled).filter((each) => !each.startsWith('nothing')).length);
      expect(await run(name, three(name))).toMatchObject({ state: 'Succeeded', release: 2 });
      expect(alike(name, await members(name))).toBe(whole);
    }
  });

  test('finds what was written when an answer is lost', async () => {
    for (const cut of [1, 2, 3]) {
      const name = `lost${String(cut)}`;
      const mine = tools((real) =>
        watched(real, { after: (count) => (count === cut ? 'lose' : undefined) }),
      );
      const result = await run(name, three(name), { tools: mine, options: { wait: 'none' } });
      expect(result.message).toBeUndefined();
      expect(outcomes(result)).toEqual([
        `created ConfigMap ${name}-a`,
        `created Service ${name}`,
        `created Deployment ${name}`,
      ]);
    }
  });

  test('stops before the next write when its lock is lost, and says to whom', async () => {
    const lease = `/apis/coordination.k8s.io/v1/namespaces/${cluster.namespace}/leases/oam-robbed`;
    let notice: (event: DeployEvent) => void = () => undefined;
    const noticed = new Promise<DeployEvent>((resolve) => (notice = resolve));
    const mine = tools((real) =>
      watched(real, {
        before: async (count) => {
          if (count !== 2) return;
          const { body: found } = await client.request('GET', lease);
          const spec = { ...found.spec, holderIdentity: 'bob@attic/7/other' };
          await client.request('PUT', lease, { ...found, spec });
          await noticed;
        },
      }),
    );
    // The lock is looked after every ten seconds, which is long for a test.
    const clock: Clock = {
      ...systemClock,
      sleep: (time, signal) => systemClock.sleep(time / 50, signal),
    };
    const emit = (event: DeployEvent): void => {
      if (event.kind === 'warning' && event.message.includes('lock')) notice(event);
    };
    const result = await run('robbed', three('robbed'), {
      tools: Object.assign(mine, { clock, emit }),
    });
    expect(result.state).toBe('Failed');
    expect(result.message).toMatch(
      /^The lock of robbed was lost to bob@attic \(7\), so nothing more was written[.]/,
    );
    // The write that was under way has ended, and the one after it has not begun.
    expect(Object.keys(await members('robbed'))).toEqual([
      'configmaps/robbed-a',
      'services/robbed',
    ]);
  });

  test('meets another one at once: one wins, the other says who', async () => {
    const fly = (k: string) =>
      run(
        'pair',
        Array.from({ length: 12 }, (_, at) => configMap(`pair-${String(at)}`, { k })),
      );
    const results = await Promise.all([fly('1'), fly('2')]);
    expect(results.map(({ state }) => state).sort()).toEqual(['Failed', 'Succeeded']);
    const loser = results.find(({ state }) => state === 'Failed');
    expect(loser?.message).toMatch(
      /^ann@desk \(42\) (is|was) at work on pair|Changed since the preview/,
    );
    const values = Object.values(await members('pair')).map(
      (each) => (each as { data: { k: string } }).data.k,
    );
    expect(values).toHaveLength(12);
    expect(new Set(values).size).toBe(1);
  });

  test('stops when an object was changed since the preview', async () => {
    await run('stale', [configMap('stale-a', { k: '1' }), configMap('stale-b', { k: '1' })]);
    const next = [configMap('stale-a', { k: '2' }), configMap('stale-b', { k: '1' })];
    const meanwhile = (data: Readonly<Record<string, string>>) => () =>
      client.apply(body(configMap('stale-a', data)), cluster.namespace, {
        manager: 'bob',
        conflicts: 'force',
      });
    const conflict = await run('stale', next, { meanwhile: meanwhile({ k: '9' }) });
    expect(conflict.state).toBe('Failed');
    expect(conflict.message).toContain('.data.k (bob)');
    // What somebody else adds beside it changes nothing of what was approved.
    await client.request('DELETE', at('configmaps/stale-a'));
    await run('stale', [configMap('stale-a', { k: '1' }), configMap('stale-b', { k: '1' })]);
    const beside = await run('stale', next, { meanwhile: meanwhile({ z: '9' }) });
    expect(beside).toMatchObject({ state: 'Succeeded', message: undefined });
    const gone = await run(
      'stale',
      [configMap('stale-a', { k: '3' }), configMap('stale-b', { k: '1' })],
      {
        meanwhile: () => client.request('DELETE', at('configmaps/stale-a')),
      },
    );
    expect(gone.message).toMatch(/^ConfigMap stale-a: Changed since the preview: It was deleted/);
    const taken = await run(
      'stale',
      [configMap('stale-a', { k: '3' }), configMap('stale-b', { k: '1' })],
      {
        meanwhile: () => cluster.apply(body(configMap('stale-a', { k: '5' }))),
      },
    );
    expect(taken.message).toMatch(
      /^ConfigMap stale-a: Changed since the preview: Other managers hold fields/,
    );
    expect((await client.request('GET', at('configmaps/stale-a'))).body['data']).toEqual({
      k: '5',
    });
  });

  test('leaves alone what was made anew under the name of what it prunes', async () => {
    await run('again', [configMap('again-a', { k: '1' }), configMap('again-b', { k: '1' })]);
    const result = await run('again', [configMap('again-a', { k: '1' })], {
      options: { prune: 'confirmed' },
      meanwhile: async () => {
        await client.request('DELETE', at('configmaps/again-b'));
        await cluster.apply(body(configMap('again-b', { mine: 'yes' })));
      },
    });
    expect(result.state).toBe('Succeeded');
    expect(outcomes(result)).toEqual(['ready ConfigMap again-a', 'kept ConfigMap again-b']);
    expect(result.message).toContain('another one of that name');
    expect((await client.request('GET', at('configmaps/again-b'))).body['data']).toEqual({
      mine: 'yes',
    });
  });

  test('keeps in the inventory what a finalizer keeps, and prunes it when that is gone', async () => {
    const held = configMap('held-b', { k: '1' }, { finalizers: ['oam.test/hold'] });
    await run('held', [configMap('held-a', { k: '1' }), held]);
    const options = { prune: 'confirmed', objectTimeout: 1000 } as const;
    const only = [configMap('held-a', { k: '1' })];
    const blocked = await run('held', only, { options });
    expect(blocked.state).toBe('Succeeded');
    expect(blocked.message).toContain('the finalizer oam.test/hold keeps it');
    expect(Object.keys(await members('held'))).toEqual(['configmaps/held-a', 'configmaps/held-b']);
    const free = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { finalizers: [] } };
    const type = { 'content-type': 'application/merge-patch+json' };
    await client.request('PATCH', at('configmaps/held-b'), free, type);
    expect(await run('held', only, { options })).toMatchObject({
      state: 'Succeeded',
      message: undefined,
    });
    expect(Object.keys(await members('held'))).toEqual(['configmaps/held-a']);
  });

  test('deletes an application with all that is kept about it, but for what is protected', async () => {
    const claim: JsonObject = {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name: 'gone-data' },
      spec: {
        accessModes: ['ReadWriteOnce'],
        storageClassName: 'none-such',
        resources: { requests: { storage: '1Gi' } },
      },
    };
    await run('gone', [...three('gone'), claim]);
    const remove = async (also: readonly string[]) => {
      const planned = await planDeletion(tools(), application('gone'));
      if (!planned.ok) throw new Error(planned.message);
      const options = { also: new Set(also), records: 'delete', timeout: 10_000 } as const;
      return deleteApplication(tools(), planned.plan, options);
    };
    const first = await remove([]);
    expect(first).toMatchObject({
      state: 'Succeeded',
      message: 'Kept, and still in the inventory: PersistentVolumeClaim gone-data.',
    });
    expect(await members('gone')).toEqual({});
    const { namespace } = cluster;
    const key = idKey({ group: '', kind: 'PersistentVolumeClaim', namespace, name: 'gone-data' });
    expect(await remove([key])).toMatchObject({ state: 'Succeeded', message: undefined });
    expect(await records('gone')).toEqual([]);
    expect(await planDeletion(tools(), application('gone'))).toMatchObject({ ok: false });
  });

  const definition: JsonObject = {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'gadgets.engine.oam.test' },
    spec: {
      group: 'engine.oam.test',
      scope: 'Namespaced',
      names: { plural: 'gadgets', singular: 'gadget', kind: 'Gadget', listKind: 'GadgetList' },
      versions: [
        {
          name: 'v1',
          served: true,
          storage: true,
          schema: {
            openAPIV3Schema: {
              type: 'object',
              properties: { spec: { type: 'object', properties: { size: { type: 'integer' } } } },
            },
          },
        },
      ],
    },
  };
  const definitionPath =
    '/apis/apiextensions.k8s.io/v1/customresourcedefinitions/gadgets.engine.oam.test';
  afterAll(() => client.request('DELETE', definitionPath));

  test('brings a kind and an object of it, and a namespace and an object in it', async () => {
    const gadget = {
      apiVersion: 'engine.oam.test/v1',
      kind: 'Gadget',
      metadata: { name: 'small' },
      spec: { size: 1 },
    };
    const space = `${cluster.namespace}-more`;
    const all = [
      gadget,
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: space } },
      configMap('inside', { k: '1' }, { namespace: space }),
      definition,
    ];
    const result = await run('kinds', all, { options: { onFailure: 'rollback' } });
    expect(result).toMatchObject({ state: 'Succeeded', message: undefined });
    expect(await run('kinds', all, { options: { wait: 'none' } })).toMatchObject({
      state: 'Succeeded',
    });
    await client.request('DELETE', `/api/v1/namespaces/${space}`);
  });
});
