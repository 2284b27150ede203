// A secret that is known shows in nothing that the language server sends to its editor while that deploys.
import { afterAll, expect, test } from 'vitest';
import {
  CLUSTER_EVENTS,
  CLUSTER_OBJECT,
  CLUSTER_PODS,
  DEPLOYMENT_STATUS,
  DEPLOYMENTS,
  FOLLOW,
  LOGS,
} from '../../../server/src/protocol-cluster.ts';
import { PLAN_DOCUMENT } from '../../../server/src/protocol-deploy.ts';
import {
  DELETE,
  DELETION,
  type DeletionAnswer,
  DRIFT,
  type DriftAnswer,
  ROLL_BACK,
  type RunAnswer,
  type RunParams,
} from '../../../server/src/protocol-run.ts';
import { ask } from '../../support/deploy-requests.ts';
import type { KubeObject } from '../client.ts';
import { deployTarget, Editor, type Planned, uri } from '../deploy-editor.ts';
import { scenarios } from '../deploying.ts';
import { clusterSuite, patience } from '../fixture.ts';
import { canarySpecs, type CanaryChanges, Ear, needle } from './canary-specs.ts';

const ear = new Ear();
afterAll(() => {
  const { bytes, hits, marks } = ear;
  console.log(`Canary in an editor: ${bytes} bytes searched, ${hits.length} hits, ${marks} marks`);
  for (const hit of hits) console.log(hit);
});

clusterSuite('a secret in an editor', ['controllers', 'nodes'], (cluster) => {
  const { space } = scenarios(cluster);
  const target = deployTarget(cluster);
  const { client } = cluster;

  test('shows in no message of the server', { timeout: 4 * patience }, async () => {
    const namespace = await space();
    const editor = await Editor.open(canarySpecs(), { ...target(), namespace });
    const { server } = editor;
    const application = { name: 'canary', namespace };
    let version = 1;
    const change = async (changes: CanaryChanges): Promise<void> => {
      await server.change(uri, ++version, [{ text: canarySpecs(changes) }]);
    };
    const requests = async (method: string, params: object = {}): Promise<unknown> =>
      ask<unknown>(server, method, { ...target(), namespace, ...params });
    /** A plan with all that can be looked at. */
    const plan = async (verdict: string): Promise<Planned> => {
      const planned = await editor.plan('canary');
      expect(planned.plan.objects.map((each) => each.verdict)).toContain(verdict);
      for (const { key } of planned.plan.objects) {
        for (const side of ['before', 'after']) {
          await requests(PLAN_DOCUMENT, { id: planned.id, key, side });
        }
      }
      return planned;
    };
    const look = async (planned: Planned): Promise<void> => {
      await requests(DEPLOYMENTS);
      await requests(DEPLOYMENT_STATUS, { application });
      for (const { apiVersion, kind, name } of planned.plan.objects) {
        const object = { apiVersion, kind, name };
        await requests(CLUSTER_OBJECT, object);
        await requests(CLUSTER_EVENTS, object);
        if (kind === 'Deployment') await requests(CLUSTER_PODS, object);
      }
      await requests(LOGS, { id: 'log', pod: 'none' });
    };
    const run = (planned: Planned, more: Partial<RunParams> = {}) =>
      editor.run(planned, { wait: 'none', prune: 'confirmed', ...more });
    const write = async (object: KubeObject, manager: string) => {
      const reply = await client.apply(object, namespace, { manager, conflicts: 'force' });
      expect(reply.status, JSON.stringify(reply.body)).toBeLessThan(300);
    };

    await requests(FOLLOW, { id: 'list' });
    await requests(FOLLOW, { id: 'one', application });
    const first = await plan('create');
    expect(await run(first)).toMatchObject({ state: 'Succeeded' });
    await look(first);

    // The template of a Job cannot be changed; the server says so with all that is in it.
    await change({ tag: '2' });
    const blocked = await plan('replace-needed');
    expect(blocked.plan.stops).toBe(true);
    await expect(run(blocked)).rejects.toThrow();
    // What can get ready on a hollow node.
    const rest = { job: 'no', files: 'no' } as const;
    await change({ tag: '2', ...rest });
    const second = await plan('update');
    expect(await run(second)).toMatchObject({ state: 'Succeeded' });

    // Somebody else sets what the specs set.
    const env = [{ name: 'DB_PASSWORD', value: `stolen-${needle}` }];
    const template = { spec: { containers: [{ name: 'main', env }] } };
    const metadata = { name: 'web' };
    await write({ apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec: { template } }, 'bob');
    await expect(run(await plan('conflict'))).rejects.toThrow();
    const drift = await ask<DriftAnswer>(server, DRIFT, {
      ...target(),
      application,
      configuration: { uri, name: 'canary' },
    });
    if (drift.kind !== 'drift') throw new Error(JSON.stringify(drift));
    expect(
      drift.objects.find(({ kind, name }) => kind === 'Deployment' && name === 'web'),
    ).toMatchObject({ state: 'drifted' });
    await client.request('DELETE', `/apis/apps/v1/namespaces/${namespace}/deployments/web`);

    // Never ready, and put back; and never ready, and left.
    await change({ tag: '3', ...rest, cpu: 4000 });
    const late = { wait: 'all', objectTimeout: 2000 } as const;
    const greedy = await plan('create');
    expect(await run(greedy, { ...late, onFailure: 'rollback' })).toMatchObject({
      state: expect.stringMatching(/^Roll(edBack|backFailed)$/) as string,
    });
    expect(await run(await plan('update'), late)).toMatchObject({ state: 'Failed' });
    await look(greedy);

    const back = await ask<RunAnswer>(server, ROLL_BACK, { ...target(), id: 'back', application });
    expect(back.kind).toBe('result');
    const deletion = await ask<DeletionAnswer>(server, DELETION, { ...target(), application });
    if (deletion.kind !== 'deletion') throw new Error(deletion.message);
    const deleted = await ask<RunAnswer>(server, DELETE, { id: deletion.id });
    expect(deleted).toMatchObject({ kind: 'result', result: { state: 'Succeeded' } });
    expect(await server.stop()).toBe(0);
    ear.hear('the language server', editor.said);
    expect(ear.hits).toEqual([]);
    expect(ear.marks).toBeGreaterThan(10);
  });
});
