// The status of an application, followed while controllers and nodes of a real cluster are at work.
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Cluster as DeployCluster, JsonObject } from '../../server/src/deploy/cluster.ts';
import { followApplication } from '../../server/src/deploy/follow-application.ts';
import { applySetId, PART_OF, widenInventory } from '../../server/src/deploy/inventory.ts';
import { type ApplicationStatus, statusOf } from '../../server/src/deploy/status.ts';
import type { Reply } from '../../server/src/deploy/trouble.ts';
import { systemClock } from '../../server/src/node/kubernetes/clock.ts';
import { nodeCodec } from '../../server/src/node/kubernetes/codec.ts';
import { connect } from '../../server/src/node/kubernetes/connect.ts';
import { toolsFor } from '../support/deploy-tools.ts';
import { clusterSuite, patience } from './fixture.ts';

const deployments = { group: 'apps', kind: 'Deployment' };

function value<T>(reply: Reply<T>): T {
  if (reply.ok) return reply.value;
  throw new Error(JSON.stringify(reply.trouble));
}

clusterSuite('the status of an application in the cluster', ['controllers', 'nodes'], (cluster) => {
  let connection: DeployCluster;

  beforeAll(async () => {
    const { kubeconfigPath, context } = cluster.info;
    const made = await connect({ path: kubeconfigPath, context });
    if (!made.ok) throw new Error(made.message);
    connection = made.cluster;
  });
  afterAll(() => connection.close());

  test('is followed while a Deployment gets ready, gets stuck and goes', async () => {
    const app = { name: 'followed', namespace: cluster.namespace };
    const tools = toolsFor(connection, systemClock);
    value(await widenInventory(tools, app, [deployments], []));
    const labels = { [PART_OF]: applySetId(nodeCodec, app) };
    const metadata = { name: 'front', labels };
    const deployment = (more: JsonObject) => ({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata,
      spec: {
        replicas: 1,
        selector: { matchLabels: { app: 'followed' } },
        template: {
          metadata: { labels: { app: 'followed' } },
          spec: { containers: [{ name: 'c', image: 'nginx' }], ...more },
        },
      },
    });
    const seen: ApplicationStatus[] = [];
    const following = followApplication(tools, app, (each) => void seen.push(each));
    const until = async (isThere: (status: ApplicationStatus) => boolean) => {
      const end = Date.now() + patience;
      while (!seen.some(isThere)) {
        if (Date.now() > end) throw new Error(JSON.stringify(seen.at(-1)));
        await pause(50);
      }
      seen.length = 0;
    };
    await until(({ objects }) => objects.length === 0);
    await cluster.apply(deployment({}));
    await until(({ objects }) => objects[0]?.health.status === 'ready');
    await cluster.apply(deployment({ nodeSelector: { nothing: 'matches' } }));
    await until(({ objects }) => objects[0]?.trouble?.includes('Unschedulable') === true);
    const now = value(await statusOf(tools, app));
    expect(now.objects).toMatchObject([{ id: { name: 'front' }, health: { status: 'waiting' } }]);
    const at = `/apis/apps/v1/namespaces/${cluster.namespace}/deployments/front`;
    await cluster.client.request('DELETE', at);
    await until(({ objects }) => objects.length === 0);
    tools.cancelling.stop();
    expect(await following).toBeUndefined();
  });
});
