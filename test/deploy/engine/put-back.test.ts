// What is put back after a run that failed, what cannot be, and to which release rolling back goes.
import { expect, test } from 'vitest';
import type { JsonObject } from '../../../server/src/deploy/cluster.ts';
import { rollBack, targetOf } from '../../../server/src/deploy/engine/roll-back.ts';
import { defaultRunOptions } from '../../../server/src/deploy/run.ts';
import type { Release } from '../../../server/src/deploy/release.ts';
import type { ReleaseState } from '../../../server/src/protocol-deploy.ts';
import { status } from '../../support/memory-cluster.ts';
import {
  Bench,
  configMap,
  configMapPath,
  deploymentPath,
  outcomes,
  running,
  shop,
  stuck,
  workload,
} from './bench.ts';

/** Members without the marks of the server. */
function members(bench: Bench): readonly string[] {
  return bench.cluster.paths.filter((path) => /configmaps\/(?!oam-)|deployments\//.test(path));
}

/** A bench whose Deployments run when their image is a good one. */
async function withFirstRelease(): Promise<Bench> {
  const bench = new Bench();
  bench.cluster.onWrite = (name) => {
    const written = bench.cluster.at(deploymentPath(name));
    const isBad = JSON.stringify(written ?? {}).includes('shop:bad');
    setImmediate(() => bench.report(name, isBad ? stuck : running));
    return undefined;
  };
  const first = await bench.ended(bench.run([configMap('a'), workload('web')]));
  expect(first.state).toBe('Succeeded');
  return bench;
}

const rollback = { options: { onFailure: 'rollback' } } as const;

test('the release before is put back, and what was new goes', async () => {
  const bench = await withFirstRelease();
  const bad = [configMap('a', '2'), configMap('b'), workload('web', 'shop:bad')];
  const result = await bench.ended(bench.run(bad, rollback));
  expect(result).toMatchObject({ state: 'RolledBack', release: 2, previous: 1, notUndone: [] });
  expect(outcomes(result)).toEqual([
    'ready ConfigMap a',
    'deleted ConfigMap b',
    'ready Deployment web',
  ]);
  expect(members(bench)).toEqual([configMapPath('a'), deploymentPath('web')]);
  expect(bench.cluster.at(configMapPath('a'))).toMatchObject({ data: { k: '1' } });
});

test('nothing is put back when nothing was written', async () => {
  const bench = await withFirstRelease();
  bench.cluster.refuse = ({ query }, name) =>
    name === 'a' && query?.['dryRun'] === undefined ? status(422, 'Invalid', 'no') : undefined;
  const written = bench.cluster.written.length;
  const result = await bench.ended(bench.run([configMap('a', '2'), workload('web')], rollback));
  expect(result).toMatchObject({ state: 'RolledBack', rollbackMessage: undefined });
  expect(bench.cluster.written.length).toBe(written);
});

test('both messages are told when putting back fails too', async () => {
  const bench = await withFirstRelease();
  const isOld = (body: unknown): boolean => JSON.stringify(body).includes('"k":"1"');
  let refusing = false;
  bench.cluster.refuse = ({ body }, name) =>
    refusing && name === 'a' && isOld(body)
      ? status(403, 'Forbidden', 'admission webhook "guard" denied the request: too old')
      : undefined;
  const bad = [configMap('a', '2'), configMap('b', '2'), workload('web', 'shop:bad')];
  const result = await bench.ended(
    bench.run(bad, { ...rollback, meanwhile: () => (refusing = true) }),
  );
  expect(result.state).toBe('RollbackFailed');
  expect(result.message).toMatch(/^Deployment web failed: ProgressDeadlineExceeded/);
  expect(result.rollbackMessage).toMatch(/^Rolling back failed: ConfigMap a: .*too old[.]$/);
  // What could be put back is.
  expect(JSON.stringify(bench.cluster.at(deploymentPath('web')))).toContain('shop:1');
  expect(members(bench)).toEqual([configMapPath('a'), deploymentPath('web')]);
});

test('what cannot be undone is said', async () => {
  const bench = await withFirstRelease();
  bench.cluster.put(configMapPath('theirs'), configMap('theirs', '0'));
  const job = {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: 'migrate' },
    spec: {
      suspend: true,
      template: { spec: { containers: [{ name: 'main', image: 'shop:1' }] } },
    },
  };
  const bad = [configMap('a'), configMap('theirs', '2'), job, workload('web', 'shop:bad')];
  const result = await bench.ended(bench.run(bad, rollback));
  expect(result).toMatchObject({ state: 'RolledBack', rollbackMessage: undefined });
  expect(result.notUndone).toEqual([
    'ConfigMap theirs was adopted and stays as this release wrote it.',
    'Job migrate may have run: what it did is not undone.',
  ]);
});

test('what was replaced is replaced again', async () => {
  const bench = await withFirstRelease();
  const isFixed = (body: unknown): boolean => JSON.stringify(body).includes('"tier"');
  bench.cluster.refuse = ({ path, body }, name) => {
    const live = bench.cluster.at(path);
    if (name !== 'web' || live === undefined || isFixed(live) === isFixed(body)) return undefined;
    const message =
      'Deployment.apps "web" is invalid: spec.selector: Invalid value: field is immutable';
    const causes = [{ field: 'spec.selector', message: 'Invalid value: field is immutable' }];
    return status(422, 'Invalid', message, { causes });
  };
  const web = workload('web', 'shop:bad');
  const selector = { matchLabels: { tier: 'web' } };
  const other: JsonObject = { ...web, spec: { ...(web['spec'] as JsonObject), selector } };
  const before = bench.cluster.at(deploymentPath('web'));
  const bad = [configMap('a'), other];
  expect((await bench.run(bad)).message).toContain('Deployment web (replace-needed)');
  const choices = { replace: new Set(['apps/Deployment/shop/web']) };
  const result = await bench.ended(bench.run(bad, { ...rollback, choices }));
  expect(result).toMatchObject({ state: 'RolledBack', rollbackMessage: undefined });
  expect(result.notUndone).toEqual([
    'Deployment web was deleted and made anew: what only the old one held is lost.',
  ]);
  expect(bench.cluster.at(deploymentPath('web'))?.['spec']).toEqual(before?.['spec']);
});

test('rolling back is refused before the first write when an object would be', async () => {
  const bench = await withFirstRelease();
  await bench.ended(bench.run([configMap('a', '2'), workload('web')]));
  bench.cluster.put(
    configMapPath('a'),
    configMap('a', '9', { labels: { 'app.kubernetes.io/managed-by': 'Helm' } }),
  );
  const written = bench.cluster.written.length;
  const result = await bench.ended(rollBack(bench.tools(), shop, 1, defaultRunOptions));
  expect(result).toMatchObject({ state: 'Failed', release: undefined });
  expect(result.message).toMatch(/^ConfigMap a: It belongs to a Helm release[.]/);
  expect(bench.cluster.written.length).toBe(written);
});

test('the secrets of all releases stay hidden', async () => {
  const bench = new Bench();
  const secret = (value: string): JsonObject => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 's' },
    data: { key: Buffer.from(value).toString('base64') },
  });
  await bench.ended(bench.run([secret('canary-one'), configMap('a')]));
  bench.cluster.refuse = ({ query }, name) =>
    name === 'a' && query?.['dryRun'] === undefined
      ? status(422, 'Invalid', 'canary-one and canary-two are refused')
      : undefined;
  const mine = bench.tools();
  const result = await bench.ended(
    bench.run([secret('canary-two'), configMap('a', '2')], { tools: mine }),
  );
  expect(result.message).toContain('<hidden #');
  expect(JSON.stringify([result, mine.events])).not.toMatch(/canary-(one|two)/);
});

test.for<
  [string, readonly [number, ReleaseState, number?][], number | 'previous', number | string]
>([
  [
    'the one before the newest',
    [
      [3, 'Succeeded'],
      [2, 'Succeeded'],
      [1, 'Succeeded'],
    ],
    'previous',
    2,
  ],
  [
    'the newest good one after a failure',
    [
      [3, 'Failed'],
      [2, 'Succeeded'],
      [1, 'Succeeded'],
    ],
    'previous',
    2,
  ],
  [
    'the one before that which was put back',
    [
      [3, 'RolledBack', 2],
      [2, 'Succeeded'],
      [1, 'Succeeded'],
    ],
    'previous',
    1,
  ],
  [
    'none',
    [[1, 'Succeeded']],
    'previous',
    'There is no earlier release that succeeded. Those that succeeded and are stored: 1.',
  ],
  [
    'a failed one',
    [
      [2, 'Succeeded'],
      [1, 'Failed'],
    ],
    1,
    'Release 1 did not succeed, so it is not known to work. Those that succeeded and are stored: 2.',
  ],
  [
    'one that is not stored',
    [[9, 'Failed']],
    1,
    'There is no release 1 anymore. None of the stored ones succeeded.',
  ],
])('rolling back goes to %s', ([, releases, to, expected]) => {
  const all = releases.map(([number, state, before]) => ({ number, state, before }) as Release);
  const target = targetOf(all, to);
  expect(typeof target === 'string' ? target : target.number).toBe(expected);
});
