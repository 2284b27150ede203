// What else decides a plan on a real API server: autoscalers, quotas, namespaces that go, and missing rights.
import { expect, test } from 'vitest';
import { tally } from './deploy/tally.ts';
import { clusterSuite, patience } from './fixture.ts';
import type { KubeObject } from './client.ts';
import { applyAs, configMap, deployment, planner, service, shown } from './planner.ts';

clusterSuite('a plan beside autoscalers', [], (cluster) => {
  const { plan, one, deploy } = planner(cluster);

  test('leaves replicas to an autoscaler and to whoever scaled, and never resets them', async () => {
    const autoscaler = {
      apiVersion: 'autoscaling/v1',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: 'scaler' },
      spec: {
        maxReplicas: 5,
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'scaled' },
      },
    };
    await deploy([deployment('scaled', { replicas: 2 })], 'scaled');
    // The number was ours: leaving it out would make it one.
    const handed = await plan([deployment('scaled'), autoscaler], {}, 'scaled');
    expect(handed.objects.map(({ verdict, notes }) => [verdict.kind, notes])).toEqual([
      ['unchanged', ['spec.replicas stays 2 until HorizontalPodAutoscaler scaler changes it.']],
      ['create', []],
    ]);
    await applyAs(cluster, 'someone', autoscaler);
    await applyAs(cluster, 'autoscaler', deployment('scaled', { replicas: 3 }), 'force');
    const left = await one(deployment('scaled', { replicas: 2 }), {}, 'scaled');
    expect(left).toMatchObject({
      verdict: { kind: 'unchanged' },
      leftAlone: ['.spec.replicas'],
      notes: ['spec.replicas is left to HorizontalPodAutoscaler scaler.'],
    });
  });
});

clusterSuite('a plan in a namespace', ['controllers'], (cluster) => {
  const { plan, outcome, view, states } = planner(cluster);
  const counted = tally('surroundings');

  test('fault 10: stops at a quota', async () => {
    const quota = {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'few' },
      spec: { hard: { services: '0' } },
    };
    await applyAs(cluster, 'someone', quota);
    const path = `/api/v1/namespaces/${cluster.namespace}/resourcequotas/few`;
    await cluster.client.waitFor(path, (each) => each?.status?.['hard'] !== undefined, patience);
    const body = service('one-too-many');
    const before = await states();
    expect(view(await plan([body]), [body]).objects[0]).toMatchObject({
      verdict: 'denied',
      summary: expect.stringContaining('exceeded quota: few') as string,
    });
    expect(await states()).toEqual(before);
    counted.survived();
  });

  test('fault 9: fails in a namespace that is being deleted', async () => {
    const held = configMap('held', {}, { finalizers: ['example.com/wait'] });
    await applyAs(cluster, 'someone', held);
    const space = `/api/v1/namespaces/${cluster.namespace}`;
    await cluster.client.request('DELETE', space);
    const says = (each: KubeObject | undefined): boolean =>
      JSON.stringify(each?.status ?? '').includes('example.com/wait');
    await cluster.client.waitFor(space, says, patience);
    const before = await states();
    expect(await outcome([service('late')])).toMatchObject({
      kind: 'failed',
      message: expect.stringMatching(
        /^The namespace \S+ is being deleted\. Deploy when it is gone and made anew, or into another one\..*example\.com\/wait in 1 resource instances/,
      ) as string,
    });
    expect(await states()).toEqual(before);
    counted.survived();
    await cluster.client.request(
      'PATCH',
      `${space}/configmaps/held`,
      { metadata: { finalizers: null } },
      { 'content-type': 'application/merge-patch+json' },
    );
  });
});

clusterSuite('a plan beside webhooks', [], (cluster) => {
  const { one } = planner(cluster);

  test('leaves it open what a webhook with side effects will say', async ({ skip }) => {
    const root = '/apis/admissionregistration.k8s.io/v1beta1';
    const { status } = await cluster.client.request('GET', root);
    // Newer versions of its API allow no such webhooks.
    if (status === 404) skip('the cluster has only webhooks without side effects');
    const name = `${cluster.namespace}.example.com`;
    const labels = { 'oam-test': cluster.namespace };
    await applyAs(cluster, 'someone', {
      apiVersion: 'admissionregistration.k8s.io/v1beta1',
      kind: 'ValidatingWebhookConfiguration',
      metadata: { name },
      webhooks: [
        {
          name,
          sideEffects: 'Some',
          failurePolicy: 'Fail',
          admissionReviewVersions: ['v1beta1'],
          clientConfig: { url: 'https://127.0.0.1:9/' },
          objectSelector: { matchLabels: labels },
          rules: [
            {
              apiGroups: [''],
              apiVersions: ['v1'],
              resources: ['configmaps'],
              operations: ['CREATE', 'UPDATE'],
            },
          ],
        },
      ],
    });
    try {
      // The API server takes a moment to notice webhooks.
      await expect
        .poll(async () => (await one(configMap('open', {}, { labels }))).verdict, {
          timeout: patience,
        })
        .toEqual({
          kind: 'unverified',
          because: 'A webhook of the cluster takes no trial runs, so nobody knows what it will say',
        });
    } finally {
      const path = `${root}/validatingwebhookconfigurations/${name}`;
      await cluster.client.request('DELETE', path);
    }
  });
});

clusterSuite('a plan of a user with few rights', ['users'], (cluster) => {
  const { plan, outcome, view, states } = planner(cluster, 'restricted');
  const counted = tally('few rights');

  test('fault 11: fails where not even that is allowed, and lists all that is missing', async () => {
    const space = cluster.namespace;
    const before = await states();
    expect(await outcome([configMap('web', {})])).toMatchObject({
      kind: 'failed',
      message: [
        `You lack rights that a deployment into the namespace ${space} needs: `,
        ['create', 'get', 'patch'].map((verb) => `${verb} configmaps in ${space}`).join(', '),
        ', ',
        ['create', 'get', 'list', 'update'].map((verb) => `${verb} secrets in ${space}`).join(', '),
        '. Ask whoever runs the cluster for them.',
      ].join(''),
    });
    expect(await states()).toEqual(before);
    counted.survived();
  });

  test('fault 11: lists what is missing, and nothing else', async () => {
    await applyAs(cluster, 'someone', {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'Role',
      metadata: { name: 'few' },
      rules: [
        { apiGroups: [''], resources: ['configmaps', 'secrets'], verbs: ['*'] },
        { apiGroups: ['apps'], resources: ['deployments'], verbs: ['get', 'create'] },
      ],
    });
    await applyAs(cluster, 'someone', {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata: { name: 'few' },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'few' },
      subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'restricted' }],
    });
    const bodies = [deployment('web'), configMap('web', {})];
    const lines = async (): Promise<readonly string[]> => (await plan(bodies)).missingAccess;
    await expect
      .poll(lines, { timeout: patience })
      .toEqual([`patch deployments.apps in ${cluster.namespace}`]);
    const before = await states();
    const made = await plan(bodies);
    expect(shown(made)).toEqual(['create ConfigMap/web', 'denied Deployment/web']);
    expect(view(made, bodies)).toMatchObject({ stops: true, user: 'restricted' });
    expect(await states()).toEqual(before);
    counted.survived();
  });
});
