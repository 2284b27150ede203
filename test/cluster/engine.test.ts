// Deployments against a real API server: what is there after good runs, failed runs, cancelled runs and runs that met others.
import { expect, test } from 'vitest';
import type { JsonObject } from '../../server/src/deploy/cluster.ts';
import type { KubeObject } from './client.ts';
import { configMap, deployer, nowhere, outcomes, service, statesOf, workload } from './deployer.ts';
import { tally } from './deploy/tally.ts';
import { clusterSuite } from './fixture.ts';

/** The same, as the client of tests takes it. */
function kubeObject(body: JsonObject): KubeObject {
  return body as unknown as KubeObject;
}

clusterSuite('a deployment', [], (cluster) => {
  const { run, back, members, records, tools } = deployer(cluster);
  const counted = tally('deployments');

  test('creates all, waits until it runs, then changes, leaves alone and prunes', async () => {
    const mine = tools();
    const first = [configMap('one-a', { k: '1' }), service('one'), workload('one')];
    const made = await run('one', first, { tools: mine });
    expect(made).toMatchObject({
      state: 'Succeeded',
      release: 1,
      message: undefined,
      previous: undefined,
    });
    expect(outcomes(made)).toEqual([
      'ready ConfigMap one-a',
      'ready Service one',
      'ready Deployment one',
    ]);
    expect(statesOf(mine.events)).toEqual(['Locked', 'Applying', 'Waiting', 'Succeeded']);
    expect(Object.keys(await members('one'))).toEqual([
      'configmaps/one-a',
      'services/one',
      'deployments/one',
    ]);
    const again = await run('one', first, { options: { wait: 'none' } });
    expect(outcomes(again)).toEqual([
      'unchanged ConfigMap one-a',
      'unchanged Service one',
      'unchanged Deployment one',
    ]);
    const second = [configMap('one-b', { k: '1' }), service('one'), workload('one', 'nginx:2')];
    const kept = await run('one', second, { options: { wait: 'none' } });
    expect(outcomes(kept)).toEqual([
      'created ConfigMap one-b',
      'unchanged Service one',
      'updated Deployment one',
      'kept ConfigMap one-a',
    ]);
    const changed = await run('one', second, { options: { prune: 'confirmed' } });
    expect(changed).toMatchObject({ state: 'Succeeded', release: 4, previous: 3 });
    expect(outcomes(changed).at(-1)).toBe('deleted ConfigMap one-a');
    expect(Object.keys(await members('one'))).toEqual([
      'configmaps/one-b',
      'services/one',
      'deployments/one',
    ]);
    expect(await records('one')).toEqual([
      'configmaps/oam-one',
      'leases/oam-one',
      ...[1, 2, 3, 4].map((each) => `secrets/oam.one.v${String(each)}`),
    ]);
  });

  test('fault 20: whose rollout never becomes ready is put back', async () => {
    await run('two', [configMap('two-a', { k: '1' }), workload('two')]);
    const before = await members('two');
    const mine = tools();
    const bad = [
      configMap('two-a', { k: '2' }),
      configMap('two-b', { k: '1' }),
      workload('two', 'nginx:2', nowhere),
    ];
    const result = await run('two', bad, {
      tools: mine,
      options: { onFailure: 'rollback', objectTimeout: 15_000 },
    });
    expect(result.rollbackMessage).toBeUndefined();
    expect(result).toMatchObject({ state: 'RolledBack', release: 2, previous: 1 });
    expect(result.message).toMatch(/^Deployment two was not ready after 15 s: .*Unschedulable/);
    expect(statesOf(mine.events)).toEqual([
      'Locked',
      'Applying',
      'Waiting',
      'RollingBack',
      'RolledBack',
    ]);
    counted.same(await members('two'), before);
  });

  test('fault 20: that fails at first and is put back leaves nothing', async () => {
    const bad = [configMap('three-a', { k: '1' }), workload('three', 'nginx:1', nowhere)];
    const result = await run('three', bad, {
      options: { onFailure: 'rollback', objectTimeout: 3000 },
    });
    expect(result.rollbackMessage).toBeUndefined();
    expect(result).toMatchObject({ state: 'RolledBack', release: 1, notUndone: [] });
    counted.same(await members('three'), {});
    expect(await records('three')).toEqual(['leases/oam-three', 'secrets/oam.three.v1']);
  });

  test('that is stopped by a failure keeps what it has written, and says how far it came', async () => {
    const bad = [configMap('four-a', { k: '1' }), workload('four', 'nginx:1', nowhere)];
    const result = await run('four', bad, { options: { objectTimeout: 2000 } });
    expect(result.state).toBe('Failed');
    expect(result.message).toContain('All of 2 objects were written.');
    expect(Object.keys(await members('four'))).toEqual(['configmaps/four-a', 'deployments/four']);
    expect(await run('four', [configMap('four-a', { k: '1' }), workload('four')])).toMatchObject({
      state: 'Succeeded',
    });
  });

  test('rolls back to the release before, and deletes what came later', async () => {
    await run('five', [configMap('five-a', { k: '1' }), workload('five')]);
    const before = await members('five');
    await run('five', [configMap('five-b', { k: '1' }), workload('five', 'nginx:2')], {
      options: { prune: 'confirmed' },
    });
    const result = await back('five', 'previous', { prune: 'confirmed' });
    expect(result).toMatchObject({ state: 'Succeeded', release: 3 });
    expect(await members('five')).toEqual(before);
    expect(await back('five', 9)).toMatchObject({
      state: 'Failed',
      message: 'There is no release 9 anymore. Those that succeeded and are stored: 3, 2, 1.',
    });
  });

  test('fault 18: replaces what cannot be changed in place and takes fields over, when that was chosen', async () => {
    const { namespace, client } = cluster;
    const settings = (k: string) => configMap('six-a', { k });
    await run('six', [settings('1'), workload('six')]);
    const path = await client.pathOf(kubeObject(workload('six')), namespace);
    const uid = (await client.request('GET', path)).body.metadata.uid;
    await client.apply(kubeObject(settings('9')), namespace, {
      manager: 'bob',
      conflicts: 'force',
    });
    const web = workload('six', 'nginx:2');
    const spec = web['spec'] as { template: { metadata: unknown; spec: unknown } };
    const labels = { app: 'six', tier: 'web' };
    const template = { ...spec.template, metadata: { labels } };
    const other = {
      ...web,
      spec: { ...spec, selector: { matchLabels: labels }, template },
    } as JsonObject;
    const refused = await run('six', [settings('2'), other]);
    expect(refused.message).toContain(
      'ConfigMap six-a (conflict), Deployment six (replace-needed)',
    );
    expect((await client.request('GET', path)).body.metadata.uid).toBe(uid);
    expect(await members('six')).toMatchObject({ 'configmaps/six-a': { data: { k: '9' } } });
    const choices = {
      takeOver: new Set([`/ConfigMap/${namespace}/six-a`]),
      replace: new Set([`apps/Deployment/${namespace}/six`]),
    };
    const result = await run('six', [settings('2'), other], { choices });
    expect(result).toMatchObject({ state: 'Succeeded', message: undefined });
    const replaced = (await client.request('GET', path)).body;
    expect(replaced.metadata.uid).not.toBe(uid);
    expect(await members('six')).toMatchObject({ 'configmaps/six-a': { data: { k: '2' } } });
    counted.survived();
  });

  test('replaces what is of nobody or of others, as it was approved and not otherwise', async () => {
    const { namespace, client } = cluster;
    const choices = (name: string) => {
      const keys = new Set([`apps/Deployment/${namespace}/${name}`]);
      return { takeOver: keys, replace: keys, adopt: keys };
    };
    const put = async (name: string, labels: JsonObject): Promise<string> => {
      const other = kubeObject(workload(name));
      const spec = other['spec'] as { template: object };
      const template = { ...spec.template, metadata: { labels: { app: 'other' } } };
      const selector = { matchLabels: { app: 'other' } };
      const metadata = { ...other.metadata, labels };
      const theirs = { ...other, metadata, spec: { ...spec, selector, template } };
      await client.apply(theirs, namespace, { manager: 'bob', conflicts: 'force' });
      return client.pathOf(theirs, namespace);
    };
    const uidAt = async (path: string): Promise<unknown> =>
      (await client.request('GET', path)).body.metadata.uid;
    const marks = { nobodys: {}, theirs: { 'kapp.k14s.io/app': 'elsewhere' } };
    for (const [name, labels] of Object.entries(marks)) {
      const path = await put(name, labels);
      const before = await uidAt(path);
      const result = await run(name, [workload(name)], { choices: choices(name) });
      expect(result).toMatchObject({ state: 'Succeeded', message: undefined });
      expect(await uidAt(path)).not.toBe(before);
    }
    const path = await put('taken', {});
    const before = await uidAt(path);
    const late = await run('taken', [workload('taken')], {
      choices: choices('taken'),
      meanwhile: () => put('taken', marks.theirs),
    });
    expect(late.message).toContain('belongs to somebody else than in the preview');
    expect(await uidAt(path)).toBe(before);
  });
});
