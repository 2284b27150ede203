// The control plane does what a cluster does: it schedules, runs, refuses, and survives its own end.
import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import type { KubeObject } from './client.ts';
import { clusterSuite, patience } from './fixture.ts';

function workload(apiVersion: string, kind: string, name: string, spec: object): KubeObject {
  const containers = [{ name: 'main', image: 'example/app:1' }];
  const template = {
    metadata: { labels: { app: name } },
    spec: { containers, ...(kind === 'Job' && { restartPolicy: 'Never' }) },
  };
  const selector = kind === 'Job' ? {} : { selector: { matchLabels: { app: name } } };
  return { apiVersion, kind, metadata: { name }, spec: { ...spec, ...selector, template } };
}

function configMap(name: string, value: string): KubeObject {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data: { value } };
}

const role = (rules: readonly object[]) => [
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata: { name: 'reader' },
    rules,
  },
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: { name: 'reader' },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'reader' },
    subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'restricted' }],
  },
];

clusterSuite('an API server', [], (cluster) => {
  test('is ready', async () => {
    const { status, body } = await cluster.client.request<string>('GET', '/readyz');
    expect({ status, body }).toEqual({ status: 200, body: 'ok' });
  });

  test('applies, tells a conflict, and yields to force', async () => {
    await cluster.apply(configMap('shared', 'mine'));
    const theirs = configMap('shared', 'theirs');
    const { client, namespace } = cluster;
    const refused = await client.apply(theirs, namespace, { manager: 'somebody-else' });
    expect(refused.status).toBe(409);
    expect(JSON.stringify(refused.body)).toContain('oam-test');
    const forced = { manager: 'somebody-else', conflicts: 'force' } as const;
    const dry = await client.apply(theirs, namespace, { ...forced, dryRun: 'All' });
    expect(dry.body['data']).toEqual({ value: 'theirs' });
    const path = await client.pathOf(theirs, namespace);
    expect((await client.request('GET', path)).body['data']).toEqual({ value: 'mine' });
    await client.apply(theirs, namespace, forced);
    expect((await client.request('GET', path)).body['data']).toEqual({ value: 'theirs' });
  });

  test('lets a test wait for an object to come, to change and to go', async () => {
    const { client, namespace } = cluster;
    const path = await client.pathOf(configMap('awaited', ''), namespace);
    const valueIs = (value: string) => (object: KubeObject | undefined) =>
      (object?.['data'] as { value?: string } | undefined)?.value === value;
    const came = client.waitFor(path, valueIs('one'), patience);
    await cluster.apply(configMap('awaited', 'one'));
    expect((await came)?.metadata.name).toBe('awaited');
    const changed = client.waitFor(path, valueIs('two'), patience);
    await cluster.apply(configMap('awaited', 'two'));
    await changed;
    const gone = client.waitFor(path, (object) => object === undefined, patience);
    await client.request('DELETE', path);
    expect(await gone).toBeUndefined();
  });

  test('makes a wait that never comes true end with what was seen', async () => {
    const { client, namespace } = cluster;
    await cluster.apply(configMap('still', 'as it was'));
    const path = await client.pathOf(configMap('still', ''), namespace);
    await expect(client.waitFor(path, () => false, 300)).rejects.toThrow(/within 300 ms[^]*still/);
  });
});

clusterSuite('controllers and a node', ['controllers', 'nodes'], (cluster) => {
  const pods = (name: string) =>
    `/api/v1/namespaces/${cluster.namespace}/pods?labelSelector=app%3D${name}`;
  const running = (items: readonly KubeObject[]) =>
    items.filter(({ spec, status }) => spec?.['nodeName'] && status?.['phase'] === 'Running');

  test('run both pods of a deployment', async () => {
    const web = workload('apps/v1', 'Deployment', 'web', { replicas: 2 });
    await cluster.apply(web);
    const path = await cluster.client.pathOf(web, cluster.namespace);
    const isAvailable = (object: KubeObject | undefined) =>
      object?.status?.['availableReplicas'] === 2;
    await cluster.client.waitFor(path, isAvailable, patience);
    const items = await cluster.client.waitForAll(pods('web'), (all) => all.length > 0, patience);
    expect(running(items)).toHaveLength(2);
  });

  test('run the pod of a job', async () => {
    await cluster.apply(workload('batch/v1', 'Job', 'once', {}));
    const isRunning = (items: readonly KubeObject[]) => running(items).length === 1;
    const items = await cluster.client.waitForAll(pods('once'), isRunning, patience);
    expect(items).toHaveLength(1);
  });

  test('leave a pod unscheduled that no node has room for', async () => {
    const nodeSelector = { disk: 'of-gold' };
    const containers = [{ name: 'main', image: 'example/app:1' }];
    const metadata = { name: 'picky', labels: { app: 'picky' } };
    await cluster.apply({
      ...{ apiVersion: 'v1', kind: 'Pod', metadata },
      spec: { nodeSelector, containers },
    });
    const isRefused = (items: readonly KubeObject[]) =>
      JSON.stringify(items[0]?.status ?? {}).includes('Unschedulable');
    const [pod] = await cluster.client.waitForAll(pods('picky'), isRefused, patience);
    expect(pod?.status?.['phase']).toBe('Pending');
  });

  test('refuse what is beyond the quota', async () => {
    await cluster.apply({
      ...{ apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'few' } },
      spec: { hard: { secrets: '0' } },
    });
    const path = `/api/v1/namespaces/${cluster.namespace}/resourcequotas/few`;
    const isCounted = (quota: KubeObject | undefined) => quota?.status?.['hard'] !== undefined;
    await cluster.client.waitFor(path, isCounted, patience);
    const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'one-too-many' } };
    const { status, body } = await cluster.client.apply(secret, cluster.namespace);
    expect(status).toBe(403);
    expect(JSON.stringify(body)).toContain('exceeded quota: few');
  });
});

clusterSuite('users', ['users'], (cluster) => {
  test('may do what their role says and no more', async () => {
    const restricted = cluster.clientOf('restricted');
    const path = await cluster.client.pathOf(configMap('seen', ''), cluster.namespace);
    await cluster.apply(configMap('seen', 'yes'));
    expect((await restricted.request('GET', path)).status).toBe(403);
    for (const each of role([{ apiGroups: [''], resources: ['configmaps'], verbs: ['get'] }])) {
      await cluster.apply(each);
    }
    // The server learns of a new role by a watch of its own.
    await expect.poll(async () => (await restricted.request('GET', path)).status).toBe(200);
    const refused = await restricted.apply(configMap('seen', 'no'), cluster.namespace);
    expect(refused.status).toBe(403);
    expect(JSON.stringify(refused.body)).toContain('cannot patch');
  });

  test('include an operator who may do everything', async () => {
    const operator = cluster.clientOf('operator');
    const { status } = await operator.apply(configMap('operated', 'yes'), cluster.namespace);
    expect(status).toBe(201);
  });
});

clusterSuite('kubectl', ['kubectl'], (cluster) => {
  test('reads what a client wrote', async () => {
    await cluster.apply(configMap('measured', 'by kubectl'));
    const { kubeconfigPath, kubectl } = cluster.info;
    const args = ['-n', cluster.namespace, 'get', 'configmap', 'measured'];
    const output = ['-o', 'jsonpath={.data.value}', '--cache-dir', `${kubeconfigPath}-cache`];
    const text = execFileSync(kubectl!, [...args, ...output, '--kubeconfig', kubeconfigPath]);
    expect(text.toString()).toBe('by kubectl');
  });
});
