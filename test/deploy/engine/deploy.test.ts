// How runs go on and end, by a clock that stands still and a cluster that fails when told to.
import { expect, test } from 'vitest';
import { neverStopped } from '../../../server/src/base/stop-source.ts';
import type { JsonObject } from '../../../server/src/deploy/cluster.ts';
import { deploy } from '../../../server/src/deploy/engine/deploy.ts';
import { takeLock } from '../../../server/src/deploy/lock.ts';
import { defaultRunOptions, type RunResult } from '../../../server/src/deploy/run.ts';
import { status } from '../../support/memory-cluster.ts';
import {
  Bench,
  configMap,
  configMapPath,
  outcomes,
  running,
  shop,
  stuck,
  workload,
} from './bench.ts';

const key = (name: string): string => `apps/Deployment/shop/${name}`;

/** Dependencies name objects by their namespace too. */
function inShop(body: JsonObject): JsonObject {
  return { ...body, metadata: { ...(body['metadata'] as JsonObject), namespace: 'shop' } };
}

test('writes in order, and what depends on others when those are ready', async () => {
  const bench = new Bench();
  bench.cluster.onWrite = (name) => {
    if (name === 'base') setImmediate(() => bench.report('base', running));
    if (name === 'front') setImmediate(() => bench.report('front', running));
    return undefined;
  };
  const run = bench.run(
    [inShop(workload('front')), inShop(workload('base')), inShop(configMap('settings'))],
    {
      input: { dependencies: new Map([[key('front'), [key('base')]]]) },
    },
  );
  const result = await bench.ended(run);
  expect(result).toMatchObject({ state: 'Succeeded', message: undefined });
  expect(bench.cluster.written).toEqual(['settings', 'base', 'front']);
});

test('does not write what depends on something that is not ready in time', async () => {
  const bench = new Bench();
  const run = bench.run([inShop(workload('front')), inShop(workload('base'))], {
    input: { dependencies: new Map([[key('front'), [key('base')]]]) },
    options: { wait: 'none', objectTimeout: 90_000 },
  });
  const result = await bench.ended(run);
  expect(bench.cluster.written).toEqual(['base']);
  expect(outcomes(result)).toEqual(['failed Deployment base', 'nothing Deployment front']);
  expect(result.message).toBe(
    'Deployment base was not ready after 90 s: Its controller has not seen the change yet. 1 of 2 objects was written; deploying again goes on from there.',
  );
});

test('stops waiting at once when something failed for good', async () => {
  const bench = new Bench();
  const started = bench.clock.now();
  bench.cluster.onWrite = (name) => {
    if (name === 'web') setImmediate(() => bench.report('web', stuck));
    return undefined;
  };
  const result = await bench.ended(bench.run([workload('web'), workload('other')]));
  expect(result.message).toMatch(
    /^Deployment web failed: ProgressDeadlineExceeded: no progress[.]/,
  );
  expect(outcomes(result)).toEqual(['waiting Deployment other', 'failed Deployment web']);
  expect(bench.clock.now() - started).toBeLessThan(10_000);
});

test('waits no longer than for all objects together', async () => {
  const bench = new Bench();
  const started = bench.clock.now();
  const options = { objectTimeout: 600_000, timeout: 120_000 };
  const result = await bench.ended(bench.run([workload('web')], { options }));
  expect(result.message).toMatch(/^Deployment web was not ready after 2 min: /);
  expect(bench.clock.now() - started).toBeLessThan(300_000);
});

test('takes what vanished for deleted', async () => {
  const bench = new Bench();
  bench.cluster.onWrite = (name) => {
    if (name !== 'web') return undefined;
    setImmediate(() =>
      bench.cluster.put('/apis/apps/v1/namespaces/shop/deployments/web', undefined),
    );
    return undefined;
  };
  const result = await bench.ended(bench.run([workload('web')]));
  expect(result.message).toMatch(/^Deployment web failed: Somebody has deleted it[.]/);
});

test('is refused while the plan leaves something open, or nothing to do', async () => {
  const bench = new Bench();
  const partOf = { labels: { 'app.kubernetes.io/managed-by': 'Helm' } };
  bench.cluster.put(configMapPath('a'), configMap('a', '0', partOf));
  const result = await bench.run([configMap('a'), configMap('b')]);
  expect(result).toMatchObject({ state: 'Failed', release: undefined });
  expect(result.message).toContain('ConfigMap a (foreign)');
  expect(bench.cluster.written).toEqual([]);
  expect((await bench.run([])).message).toContain('There is nothing to deploy.');
});

test('is refused for another cluster than the one of the preview', async () => {
  const bench = new Bench();
  const planned = await bench.plan([configMap('a')]);
  const other = new Bench();
  other.cluster.put('/api/v1/namespaces/kube-system', undefined);
  other.cluster.put('/api/v1/namespaces/kube-system', {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'kube-system' },
  });
  const elsewhere = await deploy(other.tools(), { ...planned, options: defaultRunOptions });
  expect(elsewhere.message).toContain(
    'is another cluster than the one that the preview was made for',
  );
  const moved = {
    ...planned.plan,
    cluster: { ...planned.plan.cluster, server: 'https://elsewhere.test' },
  };
  const result = await deploy(bench.tools(), {
    ...planned,
    plan: moved,
    options: defaultRunOptions,
  });
  expect(result.message).toContain('Look at a new preview.');
  expect(other.cluster.written).toEqual([]);
});

test('stops at the first failure, with the field that is to blame', async () => {
  const bench = new Bench();
  const message = 'ConfigMap "b" is invalid: data.k: Invalid value: "hunter2": must be even';
  const causes = [{ field: 'data.k', message: 'Invalid value: "hunter2": must be even' }];
  bench.cluster.refuse = ({ query }, name) =>
    name === 'b' && query?.['dryRun'] === undefined
      ? status(422, 'Invalid', message, { causes })
      : undefined;
  const mine = bench.tools();
  const input = { secrets: ['hunter2'] };
  const all = [configMap('a'), configMap('b', 'hunter2'), workload('web')];
  const result = await bench.run(all, { tools: mine, input });
  expect(outcomes(result)).toEqual([
    'created ConfigMap a',
    'failed ConfigMap b',
    'nothing Deployment web',
  ]);
  expect(result.objects[1]?.last).toMatchObject({ step: 'failed', fields: ['data.k'] });
  expect(result.message).toContain('must be even');
  expect(JSON.stringify([result, mine.events])).not.toContain('hunter2');
});

test('waits up to ten seconds for a kind that it has just defined', async () => {
  const bench = new Bench();
  const definition = {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'gadgets.oam.test' },
    spec: {
      group: 'oam.test',
      scope: 'Namespaced',
      names: { plural: 'gadgets', kind: 'Gadget' },
      versions: [{ name: 'v1', served: true, storage: true }],
    },
    status: { conditions: [{ type: 'Established', status: 'True' }] },
  };
  const { kinds } = bench.cluster;
  const crds = [
    'apiextensions.k8s.io/v1',
    'customresourcedefinitions',
    'CustomResourceDefinition',
    'cluster',
  ] as const;
  bench.cluster.kinds = [...kinds, crds];
  const gadget = { apiVersion: 'oam.test/v1', kind: 'Gadget', metadata: { name: 'small' } };
  const never = bench.run([definition, gadget]);
  const failed = await bench.ended(never);
  expect(outcomes(failed)).toEqual([
    'ready CustomResourceDefinition gadgets.oam.test',
    'failed Gadget small',
  ]);
  const started = bench.clock.now();
  const late = bench.run([definition, gadget]);
  void bench.clock.sleep(4000, neverStopped).then(() => {
    bench.cluster.kinds = [...kinds, crds, ['oam.test/v1', 'gadgets', 'Gadget']];
  });
  expect(await bench.ended(late)).toMatchObject({ state: 'Succeeded' });
  expect(bench.clock.now() - started).toBeLessThan(10_000);
});

test('says what is not known when the cluster does not answer anymore', async () => {
  const bench = new Bench();
  let down = false;
  bench.cluster.before = () =>
    down
      ? { kind: 'failure', reason: 'refused', sent: 'no', message: 'connect ECONNREFUSED' }
      : undefined;
  bench.cluster.onWrite = (name) => {
    if (name !== 'a') return undefined;
    down = true;
    return 'lose';
  };
  const result = await bench.ended(bench.run([configMap('a'), workload('web')]));
  expect(result.state).toBe('Failed');
  expect(outcomes(result)).toEqual(['unknown ConfigMap a', 'nothing Deployment web']);
  expect(result.message).toContain('It is not known whether ConfigMap a was written');
});

test('gives up what is under way when it is aborted', async () => {
  const bench = new Bench();
  const mine = bench.tools();
  bench.cluster.onWrite = (name) => {
    if (name !== 'a') return undefined;
    mine.cancelling.stop();
    mine.aborting.stop();
    return 'lose';
  };
  const result = await bench.ended(bench.run([configMap('a'), workload('web')], { tools: mine }));
  expect(result.state).toBe('Cancelled');
  expect(outcomes(result)).toEqual(['unknown ConfigMap a', 'nothing Deployment web']);
  bench.cluster.onWrite = () => undefined;
  const resumed = await bench.run([configMap('a'), workload('web')], { options: { wait: 'none' } });
  expect(resumed).toMatchObject({ state: 'Succeeded', release: 2 });
});

test('ends within seconds when it is cancelled while the server is away', async () => {
  const bench = new Bench();
  const mine = bench.tools();
  let cancelled = NaN;
  let isAway = false;
  bench.cluster.before = () =>
    isAway
      ? { kind: 'failure', reason: 'refused', sent: 'no', message: 'connect ECONNREFUSED' }
      : undefined;
  bench.cluster.onWrite = (name) => {
    if (name !== 'a') return undefined;
    isAway = true;
    void bench.clock.sleep(5000, neverStopped).then(() => {
      cancelled = bench.clock.now();
      mine.cancelling.stop();
    });
    return 'lose';
  };
  const result = await bench.ended(bench.run([configMap('a'), workload('web')], { tools: mine }));
  expect(bench.clock.now() - cancelled).toBeLessThanOrEqual(5000);
  expect(result.state).toBe('Cancelled');
  expect(outcomes(result)).toEqual(['unknown ConfigMap a', 'nothing Deployment web']);
});

test('tells who is at work when somebody else is', async () => {
  const bench = new Bench();
  const planned = await bench.plan([configMap('a')]);
  const bob = bench.tools();
  Object.assign(bob, { holder: { ...bob.holder, user: 'bob' } });
  const lock = await takeLock(bob, shop, { wait: 'no' });
  const result = await bench.ended(
    deploy(bench.tools(), { ...planned, options: defaultRunOptions }),
  );
  expect(result.message).toMatch(/^bob@desk \(42\) is at work on shop since /);
  expect(bench.cluster.written).toEqual([]);
  if (lock.kind === 'held') await lock.lock.release();
});

test('is refused when somebody else has just deployed while it waited for them', async () => {
  const bench = new Bench();
  const bob = bench.tools();
  Object.assign(bob, { holder: { ...bob.holder, user: 'bob' } });
  const mine = await bench.plan([configMap('a', '2')]);
  const started: Promise<RunResult>[] = [];
  bench.cluster.onWrite = (name) => {
    if (started.length > 0 || name !== 'web') return undefined;
    started.push(deploy(bench.tools(), { ...mine, options: defaultRunOptions }));
    void bench.clock.sleep(3000, neverStopped).then(() => bench.report('web', running));
    return undefined;
  };
  const theirs = await bench.ended(bench.run([configMap('a'), workload('web')], { tools: bob }));
  expect(theirs.state).toBe('Succeeded');
  const result = await bench.ended(started[0]!);
  expect(result.message).toMatch(/^bob@desk \(42\) was at work on shop and has ended just now/);
  expect(bench.cluster.written).toEqual(['a', 'web']);
});
