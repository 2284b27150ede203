// The proxy that causes faults: what it does to a request is what it says, and the rest passes unchanged.
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { accessOf } from './access.ts';
import { Client, type KubeObject } from './client.ts';
import { startFaultProxy, type FaultProxy } from './fault-proxy.ts';
import { clusterSuite, type Cluster } from './fixture.ts';

async function proxied(cluster: Cluster): Promise<{ proxy: FaultProxy; client: Client }> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'oam-proxy-'));
  const proxy = await startFaultProxy(cluster.client.access, folder);
  const access = accessOf(proxy.kubeconfigPath, undefined);
  if (typeof access === 'string') throw new Error(access);
  const client = new Client(access);
  onTestFinished(async () => {
    client.close();
    await proxy.stop();
    await rm(folder, { recursive: true });
  });
  return { proxy, client };
}

clusterSuite('the proxy that causes faults', [], (cluster) => {
  const object: KubeObject = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'kept' },
    data: { value: 'a' },
  };

  test('lets requests pass, and counts writes only', async () => {
    const { proxy, client } = await proxied(cluster);
    const dry = await client.apply(object, cluster.namespace, { dryRun: 'All' });
    const real = await client.apply(object, cluster.namespace);
    expect([dry.status, real.status]).toEqual([201, 201]);
    const writes = proxy.passed.map(({ method, write }) => `${method} ${write ?? '-'}`);
    expect(writes).toEqual(['GET -', 'PATCH -', 'PATCH 1']);
  });

  test('carries a request out and loses the answer', async () => {
    const { proxy, client } = await proxied(cluster);
    proxy.decide = ({ write }) => (write === undefined ? 'pass' : 'lose-answer');
    const changed = { ...object, data: { value: 'lost' } };
    await expect(client.apply(changed, cluster.namespace)).rejects.toThrow('socket hang up');
    const path = await cluster.client.pathOf(object, cluster.namespace);
    expect((await cluster.client.request('GET', path)).body['data']).toEqual({ value: 'lost' });
  });

  test('cuts a request off before it is carried out, and answers in the name of the server', async () => {
    const { proxy, client } = await proxied(cluster);
    const path = await cluster.client.pathOf(object, cluster.namespace);
    const before = await cluster.client.request('GET', path);
    proxy.decide = () => 'cut';
    const changed = { ...object, data: { value: 'cut' } };
    await expect(client.request('PUT', path, changed)).rejects.toThrow('socket hang up');
    proxy.decide = () => ({ status: 429, headers: { 'retry-after': '1' }, body: 'Too many' });
    expect(await client.request('PUT', path, changed)).toMatchObject({
      status: 429,
      body: 'Too many',
    });
    expect(await cluster.client.request('GET', path)).toMatchObject({ body: before.body });
  });
});
