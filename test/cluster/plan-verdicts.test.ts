// Every verdict on a single object as a real API server makes it, in the words that users read.
import { expect, test } from 'vitest';
import type { JsonObject } from '../../server/src/deploy/cluster.ts';
import { PART_OF } from '../../server/src/deploy/inventory.ts';
import { documentsOf } from '../../server/src/deploy/plan-view.ts';
import { ReleaseRecord } from '../../server/src/deploy/releases.ts';
import { tally } from './deploy/tally.ts';
import { clusterSuite } from './fixture.ts';
import {
  applyAs,
  changesOf,
  configMap,
  deployment,
  planner,
  releaseDraft,
  shown,
} from './planner.ts';

clusterSuite('the verdict of a plan', [], (cluster) => {
  const { plan, one, view, deploy, tools, application, key, states } = planner(cluster);
  const counted = tally('verdicts');

  test('adopts what belongs to nobody', async () => {
    await applyAs(cluster, 'someone', configMap('lonely', { a: '1' }));
    const lonely = await one(configMap('lonely', { a: '1' }));
    expect(lonely.verdict.kind).toBe('adopt');
    expect(changesOf(lonely)).toEqual(['"metadata" "labels"']);
  });

  test('fault 3: stops at a field that somebody else manages, unless it is left to them or taken over', async () => {
    const mine = configMap('shared', { a: '1', b: '1' });
    await deploy([mine], 'shared');
    await applyAs(cluster, 'eve', configMap('shared', { a: '2' }), 'force');
    const before = await states();
    const made = await plan([mine], {}, 'shared');
    expect(view(made, [mine])).toMatchObject({
      stops: true,
      objects: [
        {
          verdict: 'conflict',
          summary: 'data.a is managed by eve. Leave these fields to them, or take them over.',
          fields: ['.data.a'],
          owners: ['eve'],
        },
      ],
    });
    const [conflict] = made.objects;
    expect(conflict && documentsOf(conflict, tools().redactor)).toMatchObject({
      before: expect.stringContaining('a: "2"') as string,
      after: expect.stringContaining('a: "1"') as string,
    });
    const id = key('', 'ConfigMap', 'shared');
    const theirs = await one(mine, { keepTheirs: [id] }, 'shared');
    expect(theirs).toMatchObject({
      verdict: { kind: 'unchanged' },
      leftAlone: ['.data.a'],
      notes: ['Left alone: .data.a, which eve manages.'],
      desired: { body: { data: { b: '1' } } },
    });
    const taken = await one(mine, { takeOver: [id] }, 'shared');
    expect(taken).toMatchObject({
      conflicts: 'force',
      notes: ['Taken over: .data.a from eve.'],
      desired: { body: { data: { a: '1', b: '1' } } },
    });
    expect(changesOf(taken)).toEqual(['"data" "a"']);
    expect(await states()).toEqual(before);
    counted.survived();
  });

  test.each([
    [
      'another application',
      { labels: { [PART_OF]: 'applyset-x-v1' } },
      'It belongs to another application (its inventory has the id applyset-x-v1).',
    ],
    [
      'Helm',
      {
        annotations: { 'meta.helm.sh/release-name': 'shop', 'meta.helm.sh/release-namespace': 'x' },
      },
      'It belongs to the Helm release shop in x.',
    ],
    [
      'Argo CD',
      { annotations: { 'argocd.argoproj.io/tracking-id': 'shop:/ConfigMap:x/y' } },
      'It belongs to the Argo CD application shop.',
    ],
    [
      'Flux',
      { labels: { 'kustomize.toolkit.fluxcd.io/name': 'shop' } },
      'It belongs to the Flux Kustomization shop.',
    ],
    ['kapp', { labels: { 'kapp.k14s.io/app': '17' } }, 'It belongs to the kapp application 17.'],
  ])('refuses what belongs to %s, until it is adopted', async (owner, marks, summary) => {
    const name = `of-${owner.replaceAll(' ', '-').toLowerCase()}`;
    await cluster.client.request(
      'POST',
      `/api/v1/namespaces/${cluster.namespace}/configmaps?fieldManager=${name}`,
      configMap(name, { b: '1' }, marks as unknown as JsonObject),
    );
    const body = configMap(name, { a: '1' });
    const refused = view(await plan([body]), [body]);
    expect(refused).toMatchObject({ stops: true, objects: [{ verdict: 'foreign', summary }] });
    const id = key('', 'ConfigMap', name);
    const adopted = await one(body, { adopt: [id], takeOver: [id] });
    expect(adopted.verdict.kind).toBe('adopt');
    expect(adopted.notes.at(-1)).toBe(summary.replace('belongs', 'belonged'));
  });

  test('names the application that an object belongs to', async () => {
    const body = configMap('taken', { a: '1' });
    await deploy([body], 'first-come');
    expect(await one(body, {}, 'late')).toMatchObject({
      verdict: { kind: 'foreign', owner: 'the application first-come' },
    });
  });

  test('leaves alone what was left alone, for as long as somebody manages it', async () => {
    const body = configMap('handed', { a: '1', b: '1' });
    await deploy([configMap('handed', { b: '1' })], 'handed');
    await applyAs(cluster, 'eve', configMap('handed', { a: '2' }));
    const id = { group: '', kind: 'ConfigMap', namespace: cluster.namespace, name: 'handed' };
    const recorded = await ReleaseRecord.create(tools(), {
      ...releaseDraft(application('handed')),
      objects: [{ id, apiVersion: 'v1', outcome: 'updated', leftAlone: ['.data.a'] }],
    });
    expect(recorded.ok).toBe(true);
    expect(await one(body, {}, 'handed')).toMatchObject({
      verdict: { kind: 'unchanged' },
      leftAlone: ['.data.a'],
      notes: ['Left alone as before: .data.a.'],
    });
    const taken = await one(body, { takeOver: [key('', 'ConfigMap', 'handed')] }, 'handed');
    expect(taken).toMatchObject({ conflicts: 'force', leftAlone: [] });
    await applyAs(cluster, 'eve', configMap('handed', {}));
    const back = await one(body, {}, 'handed');
    expect(back).toMatchObject({ verdict: { kind: 'update' }, leftAlone: [], notes: [] });
    expect(changesOf(back)).toEqual(['"data" "a"']);
  });

  test('refuses what a controller has made', async () => {
    const { uid = '' } = (await applyAs(cluster, 'someone', configMap('owner', {}))).metadata;
    const owner = { apiVersion: 'v1', kind: 'ConfigMap', name: 'owner', uid, controller: true };
    const made = configMap('made', {}, { ownerReferences: [owner] });
    await applyAs(cluster, 'someone', made);
    expect(await one(configMap('made', {}))).toMatchObject({
      verdict: { kind: 'foreign', owner: 'ConfigMap owner' },
    });
  });

  test('fault 18: stops at a field that cannot change, until the object may be replaced', async () => {
    await deploy([deployment('fixed', { replicas: 0 })], 'fixed');
    const labels = { app: 'other' };
    const other = deployment('fixed', {
      replicas: 0,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: { containers: [{ name: 'main', image: 'nginx:1' }] },
      },
    });
    const before = await states();
    expect(view(await plan([other], {}, 'fixed'), [other])).toMatchObject({
      stops: true,
      objects: [
        {
          verdict: 'replace-needed',
          summary:
            'spec.selector cannot be changed in place. Undo the change, or let it be deleted and created anew.',
        },
      ],
    });
    const agreed = await plan([other], { replace: [key('apps', 'Deployment', 'fixed')] }, 'fixed');
    expect(agreed.objects[0]?.verdict).toMatchObject({
      kind: 'replace-needed',
      decision: 'replace',
    });
    expect(view(agreed, [other]).stops).toBe(false);
    expect(await states()).toEqual(before);
    counted.survived();
  });

  test('fault 18: stops at another template of a Job', async () => {
    const job = (image: string): JsonObject => ({
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name: 'once' },
      spec: {
        parallelism: 0,
        template: { spec: { restartPolicy: 'Never', containers: [{ name: 'main', image }] } },
      },
    });
    await deploy([job('nginx:1')], 'once');
    const path = `/apis/batch/v1/namespaces/${cluster.namespace}/jobs/once`;
    const live = async () => (await cluster.client.request('GET', path)).body.spec;
    const before = await live();
    const next = [job('nginx:2')];
    const { stops, objects } = view(await plan(next, {}, 'once'), next);
    expect(stops).toBe(true);
    expect(objects[0]).toMatchObject({
      verdict: 'replace-needed',
      summary: expect.stringMatching(/^spec\.template cannot be changed in place\./) as string,
    });
    expect(await live()).toEqual(before);
    counted.survived();
  });

  test('tells what is invalid, in the words of the server', async () => {
    const wrong = deployment('wrong', { replicas: -1 });
    const unknown = { ...configMap('unknown', {}), dta: { a: '1' } };
    const unserved = { apiVersion: 'example.com/v7', kind: 'Nothing', metadata: { name: 'n' } };
    const bodies = [wrong, unknown, unserved];
    const objects = view(await plan(bodies), bodies).objects.toSorted((a, b) =>
      a.name < b.name ? -1 : 1,
    );
    expect(objects.map(({ verdict, fields }) => ({ verdict, fields }))).toEqual([
      { verdict: 'invalid', fields: ['apiVersion'] },
      { verdict: 'invalid', fields: ['.dta'] },
      { verdict: 'invalid', fields: ['spec.replicas'] },
    ]);
    expect(objects[0]?.summary).toBe(
      'The cluster does not serve Nothing in example.com/v7. Install what defines it, or use an API version that the cluster has.',
    );
    expect(objects[1]?.summary).toContain('field not declared in schema');
    expect(objects[2]?.summary).toContain('must be greater than or equal to 0');
  });

  test('fault 19: does not check what a namespace or a definition of the same plan makes possible', async () => {
    const group = `${cluster.namespace}.example.com`;
    const definition: JsonObject = {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: `widgets.${group}` },
      spec: {
        group,
        scope: 'Cluster',
        names: { plural: 'widgets', singular: 'widget', kind: 'Widget', listKind: 'WidgetList' },
        versions: [
          {
            name: 'v1',
            served: true,
            storage: true,
            schema: { openAPIV3Schema: { type: 'object' } },
          },
        ],
      },
    };
    const widget = { apiVersion: `${group}/v1`, kind: 'Widget', metadata: { name: 'w' } };
    const space = {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: `${cluster.namespace}-new` },
    };
    const inside = configMap('inside', {}, { namespace: `${cluster.namespace}-new` });
    const bodies = [inside, widget, definition, space];
    const before = await states();
    const made = await plan(bodies);
    expect(shown(made)).toEqual([
      `create Namespace/${cluster.namespace}-new`,
      `create CustomResourceDefinition/widgets.${group}`,
      'unverified ConfigMap/inside',
      'unverified Widget/w',
    ]);
    expect(made.objects[3]?.id.namespace).toBeUndefined();
    expect(
      view(made, bodies)
        .objects.map(({ summary }) => summary)
        .slice(2),
    ).toEqual([
      `The namespace ${cluster.namespace}-new is created by this deployment, so the cluster cannot check it yet.`,
      'The kind Widget is defined by this deployment, so the cluster cannot check it yet.',
    ]);
    expect(await states()).toEqual(before);
    counted.survived();
  });

  test('stops at an object that is being deleted', async () => {
    const stuck = configMap('stuck', {}, { finalizers: ['example.com/wait'] });
    await applyAs(cluster, 'oam', stuck);
    const path = `/api/v1/namespaces/${cluster.namespace}/configmaps/stuck`;
    await cluster.client.request('DELETE', path);
    try {
      const body = configMap('stuck', { a: '1' });
      expect(view(await plan([body]), [body]).objects[0]).toMatchObject({
        verdict: 'denied',
        summary: 'It is being deleted and waits for example.com/wait. Plan again when it is gone.',
      });
    } finally {
      await cluster.client.request(
        'PATCH',
        path,
        { metadata: { finalizers: null } },
        { 'content-type': 'application/merge-patch+json' },
      );
    }
  });
});
