// Plans against a real API server: what becomes of an application as a whole, and nothing written.
import { expect, test } from 'vitest';
import type { JsonObject } from '../../server/src/deploy/cluster.ts';
import { applySetId, PART_OF } from '../../server/src/deploy/inventory.ts';
import { makePlan, noChoices, stillAsPlanned } from '../../server/src/deploy/make-plan.ts';
import type { PlannedObject } from '../../server/src/deploy/plan.ts';
import { documentsOf, planView } from '../../server/src/deploy/plan-view.ts';
import { nodeCodec } from '../../server/src/node/kubernetes/codec.ts';
import { inputOfBodies } from '../support/deploy-input.ts';
import { clusterSuite } from './fixture.ts';
import {
  applyAs,
  changesOf,
  configMap,
  deployment,
  planner,
  service,
  shown,
  withLabel,
} from './planner.ts';

clusterSuite('a plan', [], (cluster) => {
  const { plan, one, outcome, view, deploy, tools, application, key, states } = planner(cluster);

  test('of a first deployment creates everything, in the order of writing, and writes nothing', async () => {
    const bodies = [deployment('first'), service('first'), configMap('first', { a: '1' })];
    const before = await states();
    const made = await plan(bodies);
    expect(shown(made)).toEqual([
      'create ConfigMap/first',
      'create Service/first',
      'create Deployment/first',
    ]);
    expect(made.missingAccess).toEqual([]);
    const { stops, empty, counts } = view(made, bodies);
    expect({ stops, empty, counts }).toEqual({ stops: false, empty: false, counts: { create: 3 } });
    // Addresses that a dry run makes up are not shown, defaults of the server are.
    expect(made.objects[1]?.planned).toMatchObject({ spec: { type: 'ClusterIP' } });
    expect(made.objects[1]?.planned).not.toHaveProperty('spec.clusterIP');
    expect(await states()).toEqual(before);
  });

  test('is the same whatever the order of objects, and knows the cluster', async () => {
    const bodies = [service('first'), configMap('first', { a: '1' })];
    const one = await plan(bodies);
    const other = await plan(bodies.toReversed());
    expect(other.digest).toBe(one.digest);
    expect((await plan([service('first', 81), bodies[1] ?? {}])).digest).not.toBe(one.digest);
    const system = await cluster.client.request('GET', '/api/v1/namespaces/kube-system');
    expect(one.clusterUid).toBe(system.body.metadata.uid);
  });

  test('of what is there already changes nothing, and one field where one changed', async () => {
    const bodies = [
      deployment('same', { replicas: 0 }),
      service('same'),
      configMap('same', { a: '1' }),
    ];
    await deploy(bodies, 'same');
    const before = await states();
    const made = await plan(bodies, {}, 'same');
    expect(shown(made)).toEqual([
      'unchanged ConfigMap/same',
      'unchanged Service/same',
      'unchanged Deployment/same',
    ]);
    expect(view(made, bodies)).toMatchObject({ empty: true, stops: false });
    const [live] = made.objects;
    const path = `/api/v1/namespaces/${cluster.namespace}/configmaps/same`;
    const { metadata } = (await cluster.client.request('GET', path)).body;
    expect(live).toMatchObject({ uid: metadata.uid, resourceVersion: metadata.resourceVersion });
    const changedBodies = [...bodies.slice(0, 2), configMap('same', { a: '2', b: '1' })];
    const changed = await plan(changedBodies, {}, 'same');
    expect(changed.objects.map(changesOf)).toEqual([['"data" "a"', '"data" "b"'], [], []]);
    expect(view(changed, bodies).objects[0]).toMatchObject({
      verdict: 'update',
      summary: 'Changes data.a, data.b.',
      changes: [
        { path: 'data.a', before: '1', after: '2' },
        { path: 'data.b', after: '1' },
      ],
    });
    expect(await states()).toEqual(before);
  });

  test('fails when the namespace is not there', async () => {
    const input = inputOfBodies({ name: 'app', namespace: 'oam-no-such' }, [service('a')]);
    const failed = await makePlan(tools(), { input, choices: noChoices });
    expect(failed).toMatchObject({
      kind: 'failed',
      message: expect.stringMatching(
        /^The cluster of the context \S+ has no namespace oam-no-such\. Create it \(kubectl create namespace oam-no-such\), or deploy into another one\.$/,
      ) as string,
    });
  });

  test('fails for an input with the mark of an inventory', async () => {
    const failed = await outcome([configMap('marked', {}, { labels: { [PART_OF]: 'x' } })]);
    expect(failed).toMatchObject({
      message: `ConfigMap marked has the label ${PART_OF}, which this tool sets itself. Remove it from the specs.`,
    });
  });

  test('prunes what went from the specs, but not what is to be kept', async () => {
    const keep = { annotations: { 'oam.dev/keep': 'true' } };
    const claim = {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name: 'data' },
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
    };
    const stays = configMap('stays', {});
    const all = [stays, configMap('goes', {}), configMap('kept', {}, keep), claim, service('goes')];
    await deploy(all, 'pruned');
    const made = await plan([stays], {}, 'pruned');
    expect(shown(made)).toEqual([
      'unchanged ConfigMap/stays',
      'prune Service/goes',
      'protected PersistentVolumeClaim/data',
      'protected ConfigMap/kept',
      'prune ConfigMap/goes',
    ]);
    const summaries = view(made, [stays]).objects.map(({ summary }) => summary);
    expect(summaries.slice(1)).toEqual([
      'It is no longer in the specs.',
      'It is no longer in the specs and is kept. Its data may go with it.',
      'It is no longer in the specs and is kept. Its annotation oam.dev/keep asks to keep it.',
      'It is no longer in the specs.',
    ]);
    const ticked = await plan([stays], { prune: [key('', 'ConfigMap', 'kept')] }, 'pruned');
    expect(shown(ticked)).toContain('prune ConfigMap/kept');
    expect(shown(await plan([], {}, 'pruned'))).toEqual([]);
  });

  test('sends secrets as data, and shows none', async () => {
    const canary = 'c4nary-of-the-plan-ü';
    const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'login' } };
    const before = {
      ...secret,
      data: { password: Buffer.from('the-old-one-1').toString('base64') },
    };
    await deploy([before], 'secrets');
    const after: JsonObject = { ...secret, stringData: { password: canary } };
    const made = await plan([after], {}, 'secrets');
    expect(made.objects[0]?.desired?.body).toMatchObject({
      data: { password: Buffer.from(canary).toString('base64') },
    });
    const redactor = tools().redactor;
    const shownView = planView(made, inputOfBodies(application('secrets'), [after]), redactor);
    expect(shownView.objects[0]).toMatchObject({
      verdict: 'update',
      changes: [{ path: 'data.password', before: '<hidden #1>', after: '<hidden #2>' }],
    });
    const [object] = made.objects;
    const texts = JSON.stringify([shownView, object && documentsOf(object, redactor)]);
    for (const hidden of [canary, 'the-old-one-1']) {
      expect(texts).not.toContain(hidden);
      expect(texts).not.toContain(Buffer.from(hidden).toString('base64'));
    }
  });

  test('says before each write whether it would still do the same', async () => {
    const body = configMap('later', { a: '1' });
    const create = await one(body, {}, 'later');
    const send = (planned: PlannedObject): JsonObject => planned.desired?.body ?? {};
    expect(await stillAsPlanned(tools(), create, send(create))).toBe('same');
    await deploy([body], 'later');
    expect(await stillAsPlanned(tools(), create, send(create))).toEqual({
      kind: 'changed',
      message:
        'ConfigMap later is not as it was when the plan was made: somebody has created it. Plan again.',
    });
    const update = await one(configMap('later', { a: '2' }), {}, 'later');
    expect(await stillAsPlanned(tools(), update, send(update))).toBe('same');
    // Another field of somebody else makes no difference to what changes.
    await applyAs(cluster, 'eve', configMap('later', { b: '1' }));
    expect(await stillAsPlanned(tools(), update, send(update))).toBe('same');
    await applyAs(
      cluster,
      'oam',
      withLabel(configMap('later', { a: '3' }), applySetId(nodeCodec, application('later'))),
    );
    expect(await stillAsPlanned(tools(), update, send(update))).toEqual({
      kind: 'changed',
      message:
        'ConfigMap later is not as it was when the plan was made: its difference is another one now (data.a). Plan again.',
    });
  });
});
