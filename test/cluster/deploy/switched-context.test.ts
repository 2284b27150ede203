// A kubeconfig that leads elsewhere by the time a confirmed plan is carried out.
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect, onTestFinished, test } from 'vitest';
import { kubeconfigText } from '../access.ts';
import { stateOf } from '../deploying.ts';
import { startFaultProxy } from '../fault-proxy.ts';
import { clusterSuite } from '../fixture.ts';
import { engineShop } from './engine-shop.ts';
import { shopSuite } from './shop.ts';

interface Kubeconfig {
  readonly clusters: readonly [{ readonly cluster: { readonly server: string } }];
}

clusterSuite('a switched context', [], (cluster) => {
  const { client } = cluster;
  const { space, file, folder, counted } = shopSuite(cluster, 'a switched context');
  const { toolsOf, planWith, run } = engineShop(cluster);

  /** Plans with a kubeconfig, lets something happen, and runs with what it says then; hands back what the run says. */
  const refusalAfter = async (
    kubeconfig: string,
    change: () => unknown,
  ): Promise<string | undefined> => {
    const namespace = await space();
    const made = await planWith(await toolsOf({ kubeconfig }), namespace);
    if (made.kind === 'failed') throw new Error(made.message);
    await change();
    const result = await run(await toolsOf({ kubeconfig }), namespace, { plan: made.plan });
    expect(result).toMatchObject({ state: 'Failed', release: undefined });
    expect(await stateOf(client, namespace)).toEqual({});
    counted.survived();
    return result.message;
  };
  const setUp = () => {
    const { admin } = cluster.info.users;
    return { admin, text: kubeconfigText({ staging: admin, live: admin }) };
  };

  test('fault 30: the current context was switched after the preview', async () => {
    const { admin, text } = setUp();
    const kubeconfig = await file('switched.kubeconfig', text);
    const message = await refusalAfter(kubeconfig, () => {
      const config = { ...(JSON.parse(text) as object), 'current-context': 'live' };
      return file('switched.kubeconfig', JSON.stringify(config));
    });
    const { server } = admin;
    expect(message).toBe(
      `The preview was made for staging (${server}), and now it would be live (${server}). Look at a new preview.`,
    );
  });

  test('fault 30: the context leads to another address', async () => {
    const { admin, text } = setUp();
    const proxy = await startFaultProxy(admin, folder());
    onTestFinished(() => proxy.stop());
    const other = JSON.parse(await readFile(proxy.kubeconfigPath, 'utf8')) as Kubeconfig;
    const address = other.clusters[0].cluster.server;
    const kubeconfig = await file('moved.kubeconfig', text);
    const message = await refusalAfter(kubeconfig, () => {
      const moved = text.replaceAll(admin.server, address);
      return file('moved.kubeconfig', moved);
    });
    expect(message).toContain(`now it would be staging (${address})`);
    expect(proxy.passed).toEqual([]);
  });

  test('fault 30: at the same address there is another cluster', async () => {
    const { admin } = setUp();
    const proxy = await startFaultProxy(admin, folder());
    onTestFinished(() => proxy.stop());
    const metadata = { name: 'kube-system', uid: randomUUID() };
    const message = await refusalAfter(proxy.kubeconfigPath, () => {
      proxy.decide = ({ path }) =>
        path === '/api/v1/namespaces/kube-system'
          ? {
              status: 200,
              headers: { 'content-type': 'application/json' },
              body: JSON.stringify({ apiVersion: 'v1', kind: 'Namespace', metadata }),
            }
          : 'pass';
    });
    expect(message).toBe(
      'proxy is another cluster than the one that the preview was made for. Look at a new preview.',
    );
  });
});
