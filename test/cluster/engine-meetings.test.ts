// Deployments that are cancelled, that meet others at work, and that bring their own kinds, against a real API server.
import { afterAll, expect, test } from 'vitest';
import type { Clock } from '../../server/src/base/ports.ts';
import type { JsonObject } from '../../server/src/deploy/cluster.ts';
import { deleteApplication, planDeletion } from '../../server/src/deploy/engine/delete.ts';
import type { DeployEvent } from '../../server/src/deploy/event.ts';
import { idKey } from '../../server/src/deploy/object-id.ts';
import { systemClock } from '../../server/src/node/kubernetes/clock.ts';
import { alike, configMap, deployer, outcomes, service, workload } from './deployer.ts';
import { tally } from './deploy/tally.ts';
import { stepsOf } from './deploying.ts';
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
  const counted = tally('meetings');
  /** Deploys as nobody disturbs it, and tells what there is then. */
  const undisturbed = async (name: string, bodies: readonly JsonObject[]) => {
    expect(await run(name, bodies)).toMatchObject({ state: 'Succeeded' });
    return alike(name, await members(name));
  };

  test('is cancelled after any write, and resumed to the same state', async () => {
    const whole = await undisturbed('whole', three('whole'));
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
      counted.same(alike(name, await members(name)), whole);
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

  test.each([
    ['stolen', 'The lock of stolen was lost to bob@attic (7), so nothing more was written.'],
    ['dropped', 'The lock of dropped could not be kept, and somebody else may have it, so nothing'],
  ])('fault 16: stops before the next write when its lock is %s', async (name, message) => {
    const lease = `/apis/coordination.k8s.io/v1/namespaces/${cluster.namespace}/leases/oam-${name}`;
    let notice: (event: DeployEvent) => void = () => undefined;
    const noticed = new Promise<DeployEvent>((resolve) => (notice = resolve));
    const mine = tools((real) =>
      watched(real, {
        before: async (count) => {
          if (count !== 2) return;
          const { body: found } = await client.request('GET', lease);
          const spec = { ...found.spec, holderIdentity: 'bob@attic/7/other' };
          await client.request('DELETE', lease);
          const { metadata: _old, ...rest } = found;
          const stolen = { ...rest, metadata: { name: `oam-${name}` }, spec };
          const leases = lease.slice(0, lease.lastIndexOf('/'));
          if (name === 'stolen') await client.request('POST', leases, stolen);
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
    const result = await run(name, three(name), {
      tools: Object.assign(mine, { clock, emit }),
    });
    expect(result.state).toBe('Failed');
    expect(result.message).toContain(message);
    // The write that was under way has ended, and the one after it has not begun.
    expect(Object.keys(await members(name))).toEqual([`configmaps/${name}-a`, `services/${name}`]);
    await client.request('DELETE', lease);
    expect(await run(name, three(name))).toMatchObject({ state: 'Succeeded' });
    counted.same(alike(name, await members(name)), await undisturbed('calm', three('calm')));
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

  test('fault 4: stops when an object was changed since the preview', async () => {
    const stale = (k: string, name = 'stale') => [
      configMap(`${name}-a`, { k }),
      configMap(`${name}-b`, { k: '1' }),
    ];
    await run('stale', stale('1'));
    const next = stale('2');
    const meanwhile = (data: Readonly<Record<string, string>>) => () =>
      client.apply(body(configMap('stale-a', data)), cluster.namespace, {
        manager: 'bob',
        conflicts: 'force',
      });
    const conflict = await run('stale', next, { meanwhile: meanwhile({ k: '9' }) });
    expect(conflict.state).toBe('Failed');
    expect(conflict.message).toContain('.data.k (bob)');
    expect((await client.request('GET', at('configmaps/stale-a'))).body['data']).toEqual({
      k: '9',
    });
    // What somebody else adds beside it changes nothing of what was approved.
    await client.request('DELETE', at('configmaps/stale-a'));
    await run('stale', stale('1'));
    const beside = await run('stale', next, { meanwhile: meanwhile({ z: '9' }) });
    expect(beside).toMatchObject({ state: 'Succeeded', message: undefined });
    const gone = await run('stale', stale('3'), {
      meanwhile: () => client.request('DELETE', at('configmaps/stale-a')),
    });
    expect(gone.message).toMatch(/^ConfigMap stale-a: Changed since the preview: It was deleted/);
    const taken = await run('stale', stale('3'), {
      meanwhile: () => cluster.apply(body(configMap('stale-a', { k: '5' }))),
    });
    expect(taken.message).toMatch(
      /^ConfigMap stale-a: Changed since the preview: Other managers hold fields/,
    );
    expect((await client.request('GET', at('configmaps/stale-a'))).body['data']).toEqual({
      k: '5',
    });
    // A new preview shows it, and can be agreed to.
    const takeOver = new Set([`/ConfigMap/${cluster.namespace}/stale-a`]);
    const agreed = await run('stale', stale('3'), { choices: { takeOver } });
    expect(agreed).toMatchObject({ state: 'Succeeded' });
    counted.same(
      alike('stale', await members('stale')),
      await undisturbed('fresh', stale('3', 'fresh')),
    );
  });

  test('fault 24: leaves alone what was made anew under the name of what it prunes', async () => {
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
    const alone = await undisturbed('alone', [configMap('alone-a', { k: '1' })]);
    counted.same(alike('again', await members('again')), alone);
  });

  test('fault 23: keeps in the inventory what a finalizer keeps, and prunes it when that is gone', async () => {
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
    const single = await undisturbed('single', [configMap('single-a', { k: '1' })]);
    counted.same(alike('held', await members('held')), single);
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

  test('fault 19: brings a kind and an object of it, and a namespace and an object in it', async () => {
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
    const mine = tools();
    const options = { onFailure: 'rollback' } as const;
    const result = await run('kinds', all, { tools: mine, options });
    expect(result).toMatchObject({ state: 'Succeeded', message: undefined });
    const steps = stepsOf(mine.events).filter((each) => each.startsWith('created '));
    expect(steps.slice(0, 2)).toEqual([
      `created Namespace ${space}`,
      'created CustomResourceDefinition gadgets.engine.oam.test',
    ]);
    expect(steps.slice(2).sort()).toEqual(['created ConfigMap inside', 'created Gadget small']);
    expect(await run('kinds', all, { options: { wait: 'none' } })).toMatchObject({
      state: 'Succeeded',
    });
    counted.survived();
    await client.request('DELETE', `/api/v1/namespaces/${space}`);
  });
});
