// Drift on a real API server: the last release, the specs and what is live, and who changed it.
import { expect, test } from 'vitest';
import type { JsonObject } from '../../server/src/deploy/cluster.ts';
import { driftOf, type DriftObject } from '../../server/src/deploy/drift.ts';
import { applySetId } from '../../server/src/deploy/inventory.ts';
import { ReleaseRecord } from '../../server/src/deploy/releases.ts';
import { nodeCodec } from '../../server/src/node/kubernetes/codec.ts';
import { inputOfBodies } from '../support/deploy-input.ts';
import { clusterSuite } from './fixture.ts';
import { applyAs, configMap, deployment, planner, releaseDraft, withLabel } from './planner.ts';

clusterSuite('drift', [], (cluster) => {
  const { tools, application, deploy } = planner(cluster);

  /** Deploys, with a record of the release. */
  const release = async (name: string, bodies: readonly JsonObject[]): Promise<void> => {
    await deploy(bodies, name);
    const partOf = applySetId(nodeCodec, application(name));
    const manifests = bodies.map((body) => {
      const marked = withLabel(body, partOf) as { metadata: JsonObject };
      return { ...marked, metadata: { ...marked.metadata, namespace: cluster.namespace } };
    });
    const recorded = await ReleaseRecord.create(tools(), {
      ...releaseDraft(application(name)),
      manifests,
    });
    expect(recorded.ok).toBe(true);
  };
  const drift = async (
    name: string,
    source?: readonly JsonObject[],
  ): Promise<readonly DriftObject[]> => {
    const input = source && inputOfBodies(application(name), source);
    const found = await driftOf(tools(), input, application(name));
    if (!found.ok) throw new Error(found.message);
    return found.drift.objects;
  };
  const states = (objects: readonly DriftObject[]): readonly string[] =>
    objects.map(({ state, kind, name }) => `${state} ${kind}/${name}`);

  test('there is none just after a release', async () => {
    const bodies = [configMap('calm', { a: '1' }), deployment('calm', { replicas: 0 })];
    await release('calm', bodies);
    expect(states(await drift('calm', bodies))).toEqual([
      'same ConfigMap/calm',
      'same Deployment/calm',
    ]);
    expect(states(await drift('calm'))).toEqual(['same ConfigMap/calm', 'same Deployment/calm']);
  });

  test('names the field, all three values, and who changed it', async () => {
    const bodies = [deployment('web', { replicas: 0 })];
    await release('web', bodies);
    const [container] = [{ name: 'main', image: 'nginx:evil', env: [{ name: 'A', value: '1' }] }];
    await applyAs(
      cluster,
      'kubectl-edit',
      deployment('web', {
        replicas: 0,
        template: {
          metadata: { labels: { app: 'web' } },
          spec: { containers: [container] },
        },
      } as unknown as JsonObject),
      'force',
    );
    const [object] = await drift('web', [deployment('web', { replicas: 2 })]);
    expect(object).toMatchObject({ state: 'drifted', kind: 'Deployment', name: 'web' });
    expect(object?.changes).toEqual([
      {
        path: 'spec.template.spec.containers[main].image',
        released: 'nginx:1',
        live: 'nginx:evil',
        source: 'nginx:1',
        managers: ['kubectl-edit'],
        changedAt: expect.stringMatching(/^\d{4}-.*Z$/) as string,
      },
      {
        path: 'spec.template.spec.containers[main].env[A]',
        live: '{"name":"A","value":"1"}',
        managers: ['kubectl-edit'],
        changedAt: expect.any(String) as string,
      },
      {
        path: 'spec.replicas',
        released: '0',
        live: '0',
        source: '2',
        managers: ['kubectl-edit'],
        changedAt: expect.any(String) as string,
      },
    ]);
  });

  test('tells specs that went on from objects that were changed or deleted', async () => {
    const all = ['edited', 'gone', 'left'].map((name) => configMap(name, { a: '1' }));
    await release('mixed', all);
    await cluster.client.request(
      'DELETE',
      `/api/v1/namespaces/${cluster.namespace}/configmaps/gone`,
    );
    const source = [
      configMap('edited', { a: '2' }),
      configMap('gone', { a: '1' }),
      configMap('added', {}),
    ];
    const objects = await drift('mixed', source);
    expect(states(objects)).toEqual([
      'source-changed ConfigMap/edited',
      'missing ConfigMap/gone',
      'source-changed ConfigMap/left',
      'not-deployed ConfigMap/added',
    ]);
    expect(objects[0]?.changes).toEqual([
      { path: 'data.a', released: '1', live: '1', source: '2', managers: [] },
    ]);
  });

  test('shows no secret', async () => {
    const secret = (value: string): JsonObject => ({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'login' },
      data: { password: Buffer.from(value).toString('base64') },
    });
    await release('secret', [secret('canary-released')]);
    await applyAs(cluster, 'eve', secret('canary-live'), 'force');
    const objects = await drift('secret', [secret('canary-source')]);
    expect(objects).toMatchObject([
      {
        state: 'drifted',
        changes: [{ path: 'data.password', managers: ['eve'] }],
      },
    ]);
    const marks = objects[0]?.changes.map(({ released, live, source }) => [released, live, source]);
    expect(new Set(marks?.flat()).size).toBe(3);
    expect(marks?.flat().every((mark) => /^<hidden #\d>$/.test(mark ?? ''))).toBe(true);
    expect(JSON.stringify(objects)).not.toMatch(/canary|Y2FuYXJ5/);
  });

  test('cannot be told where nothing was released', async () => {
    expect(await driftOf(tools(), undefined, application('never'))).toEqual({
      ok: false,
      message: `No release of never is in the namespace ${cluster.namespace}.`,
    });
  });
});
