// Faults that lie in what objects mean to a cluster: quotas, rollouts and rollbacks that fail, words of webhooks, and names that come back.
import { afterEach, expect, test } from 'vitest';
import type { Cluster as DeployCluster, JsonObject } from '../../../server/src/deploy/cluster.ts';
import { readInventory } from '../../../server/src/deploy/inventory.ts';
import { textAt } from '../../../server/src/deploy/json.ts';
import { planView } from '../../../server/src/deploy/plan-view.ts';
import type { KubeObject } from '../client.ts';
import {
  alike,
  configMap,
  deployer,
  nowhere,
  outcomes,
  service,
  statesOf,
  workload,
} from '../deployer.ts';
import { stateOf } from '../deploying.ts';
import { clusterSuite, patience } from '../fixture.ts';
import { tally } from './tally.ts';
import { startWebhook, type Webhook } from './webhook.ts';

/** A policy as the webhook is asked about, in some version. */
function policy(name: string, version: string): JsonObject {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, annotations: { version } },
    spec: { podSelector: {} },
  };
}

clusterSuite('what is denied or refused', [], (cluster) => {
  const { run, back, members, tools, application, planOf } = deployer(cluster);
  const { client, namespace } = cluster;
  const counted = tally('meanings');
  let webhook: Webhook | undefined;
  afterEach(() => webhook?.remove());
  const three = (name: string): readonly JsonObject[] => [
    configMap(`${name}-a`, { k: '1' }),
    service(name),
    workload(name),
  ];
  const undisturbed = async (name: string, bodies: readonly JsonObject[]) => {
    expect(await run(name, bodies)).toMatchObject({ state: 'Succeeded' });
    return alike(name, await members(name));
  };
  const inventoryOf = async (name: string) => {
    const read = await readInventory(tools(), application(name));
    if (!read.ok) throw new Error(read.message);
    const { groupKinds, members: live } = read.inventory;
    return {
      kinds: groupKinds.map(({ kind }) => kind).sort(),
      members: live.map((each) => textAt(each, 'metadata', 'name')).sort(),
    };
  };

  test('fault 6: a webhook denies and repeats a secret, which is not shown; nothing is written', async () => {
    const canary = 'c4nary-of-the-webhook';
    webhook = await startWebhook(client, namespace);
    webhook.decide = () => ({ deny: `no policy may know ${canary} here` });
    const login: JsonObject = {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'login' },
      stringData: { password: canary },
    };
    const bodies = [policy('denied', '1'), login];
    const before = await stateOf(client, namespace);
    const { plan, input } = await planOf('denied', bodies);
    const { redactor } = tools();
    redactor.secret(canary);
    const view = planView(plan, input, redactor);
    expect(view.stops).toBe(true);
    const [denied] = view.objects.filter(({ verdict }) => verdict === 'denied');
    expect(denied).toMatchObject({ kind: 'NetworkPolicy', name: 'denied' });
    expect(denied?.summary).toMatch(/no policy may know <hidden #\d+> here/);
    const mine = tools();
    const refused = await run('denied', bodies, { tools: mine });
    expect(refused).toMatchObject({ state: 'Failed', release: undefined });
    expect(refused.message).toContain('NetworkPolicy denied (denied)');
    expect(JSON.stringify([view, refused, mine.events])).not.toContain(canary);
    expect(webhook.reviews.filter(({ dryRun }) => !dryRun)).toEqual([]);
    expect(await stateOf(client, namespace)).toEqual(before);
    counted.survived();
  });

  test('fault 20: a rollout passes its deadline; the release before comes back', async () => {
    const before = await undisturbed('overdue', three('overdue'));
    const stuck = workload('overdue', 'nginx:2', nowhere) as unknown as { spec: JsonObject };
    const late = { ...stuck, spec: { ...stuck.spec, progressDeadlineSeconds: 1 } } as JsonObject;
    const mine = tools();
    const result = await run(
      'overdue',
      [configMap('overdue-a', { k: '2' }), service('overdue'), late],
      {
        tools: mine,
        options: { onFailure: 'rollback' },
      },
    );
    expect(result).toMatchObject({ state: 'RolledBack', rollbackMessage: undefined });
    expect(result.message).toMatch(/^Deployment overdue .*ProgressDeadlineExceeded/);
    expect(statesOf(mine.events).slice(-2)).toEqual(['RollingBack', 'RolledBack']);
    counted.same(alike('overdue', await members('overdue')), before);
  });

  test('fault 21: a webhook denies what is to be put back; both troubles are told, and nothing is lost', async () => {
    webhook = await startWebhook(client, namespace);
    const version = (number: string, selector = {}) => [
      configMap('stuck-a', { k: number }),
      policy('stuck', number),
      workload('stuck', `nginx:${number}`, selector),
    ];
    const before = await undisturbed('stuck', version('1'));
    const inventory = await inventoryOf('stuck');
    expect(inventory).toEqual({
      kinds: ['ConfigMap', 'Deployment', 'NetworkPolicy'],
      members: ['stuck', 'stuck', 'stuck-a'],
    });
    webhook.decide = ({ object }) =>
      textAt(object as unknown as JsonObject, 'metadata', 'annotations', 'version') === '1'
        ? { deny: 'version 1 has a hole' }
        : 'allow';
    const failed = await run('stuck', version('2', nowhere), {
      options: { onFailure: 'rollback', objectTimeout: 3000 },
    });
    expect(failed).toMatchObject({ state: 'RollbackFailed', release: 2, previous: 1 });
    expect(failed.message).toMatch(/^Deployment stuck was not ready after 3 s: /);
    expect(failed.rollbackMessage).toContain('version 1 has a hole');
    // All else is back.
    expect(await members('stuck')).toMatchObject({
      'configmaps/stuck-a': { data: { k: '1' } },
      'networkpolicies/stuck': { annotations: { version: '2' } },
    });
    expect(await inventoryOf('stuck')).toEqual(inventory);
    webhook.decide = () => 'allow';
    expect(await back('stuck', 'previous')).toMatchObject({ state: 'Succeeded' });
    counted.same(alike('stuck', await members('stuck')), before);
  });

  test('fault 24: what is pruned is made anew just before it is deleted, so that stays', async () => {
    const path = `/api/v1/namespaces/${namespace}/configmaps/race-b`;
    let deletions = 0;
    /** Somebody is faster between the look at what goes and its deletion. */
    const recreated = (real: DeployCluster): DeployCluster => ({
      identity: real.identity,
      watch: (request, onEvent, signal) => real.watch(request, onEvent, signal),
      stream: (request, onText, signal) => real.stream(request, onText, signal),
      renewCredentials: () => real.renewCredentials(),
      close: () => undefined,
      async request(request, signal) {
        if (request.method === 'DELETE' && request.path === path && ++deletions === 1) {
          await client.request('DELETE', path);
          await cluster.apply(configMap('race-b', { mine: 'yes' }) as unknown as KubeObject);
        }
        return real.request(request, signal);
      },
    });
    await run('race', [configMap('race-a', { k: '1' }), configMap('race-b', { k: '1' })]);
    const result = await run('race', [configMap('race-a', { k: '1' })], {
      tools: tools(recreated),
      options: { prune: 'confirmed' },
    });
    expect(deletions).toBe(1);
    expect(result.state).toBe('Succeeded');
    expect(outcomes(result)).toContain('kept ConfigMap race-b');
    expect((await client.request('GET', path)).body['data']).toEqual({ mine: 'yes' });
    const alone = await undisturbed('alone', [configMap('alone-a', { k: '1' })]);
    counted.same(alike('race', await members('race')), alone);
  });
});

clusterSuite('a namespace that goes after the preview', [], (cluster) => {
  const { run, members } = deployer(cluster);
  const { client, namespace } = cluster;
  const counted = tally('late deletions');

  test('fault 9: nothing is written, and it says that the namespace goes', async () => {
    const held = configMap('held', {}, { finalizers: ['oam.test/hold'] });
    await cluster.apply(held as unknown as KubeObject);
    const stopped = await run('gone', [configMap('gone-a', { k: '1' })], {
      meanwhile: () => client.request('DELETE', `/api/v1/namespaces/${namespace}`),
    });
    const path = `/api/v1/namespaces/${namespace}/configmaps/held`;
    const free = { metadata: { finalizers: null } };
    await client.request('PATCH', path, free, { 'content-type': 'application/merge-patch+json' });
    expect(stopped).toMatchObject({ state: 'Failed', release: undefined });
    expect(stopped.message).toContain('The namespace is being deleted and takes no new objects.');
    expect(outcomes(stopped)).toEqual([]);
    expect(await members('gone')).toEqual({});
    counted.survived();
  });
});

clusterSuite('a quota that comes after the preview', ['controllers'], (cluster) => {
  const { run, members } = deployer(cluster);
  const { client, namespace } = cluster;
  const counted = tally('late quotas');

  test('fault 10: the run says how far it came, and goes on from there without the quota', async () => {
    const bodies = (name: string) => [
      configMap(`${name}-a`, { k: '1' }),
      service(name),
      workload(name),
    ];
    expect(await run('calm', bodies('calm'))).toMatchObject({ state: 'Succeeded' });
    const path = `/api/v1/namespaces/${namespace}/resourcequotas/few`;
    const failed = await run('full', bodies('full'), {
      meanwhile: async () => {
        const spec = { hard: { services: '1' } };
        const metadata = { name: 'few' };
        await cluster.apply({ apiVersion: 'v1', kind: 'ResourceQuota', metadata, spec });
        const isSeen = (each: KubeObject | undefined) => each?.status?.['used'] !== undefined;
        await client.waitFor(path, isSeen, patience);
      },
    });
    expect(failed).toMatchObject({ state: 'Failed', release: 1 });
    expect(failed.message).toMatch(/^Service full: .*exceeded quota: few/);
    expect(failed.message).toContain('1 of 3 objects was written; deploying again goes on');
    expect(Object.keys(await members('full'))).toEqual(['configmaps/full-a']);
    await client.request('DELETE', path);
    const tried = service('full') as unknown as KubeObject;
    // The API server takes a moment to notice that it is gone.
    await expect
      .poll(async () => (await client.apply(tried, namespace, { dryRun: 'All' })).status, {
        timeout: patience,
      })
      .toBe(201);
    expect(await run('full', bodies('full'))).toMatchObject({ state: 'Succeeded' });
    counted.same(alike('full', await members('full')), alike('calm', await members('calm')));
  });
});
