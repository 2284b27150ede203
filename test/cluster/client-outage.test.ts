// The client of deployments over an API server that is killed while it writes and follows.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { StopSource, neverStopped } from '../../server/src/base/stop-source.ts';
import { Client } from '../../server/src/deploy/client.ts';
import type { Cluster as DeployCluster, JsonObject } from '../../server/src/deploy/cluster.ts';
import type { DeployEvent } from '../../server/src/deploy/event.ts';
import { follow } from '../../server/src/deploy/follow.ts';
import { systemClock } from '../../server/src/node/kubernetes/clock.ts';
import { connect } from '../../server/src/node/kubernetes/connect.ts';
import { clusterSuite, patience } from './fixture.ts';

const signal = neverStopped;
const objects = 40;
const writers = 4;

clusterSuite('the client of deployments in an outage', ['faults', 'users'], (cluster) => {
  let real: DeployCluster;
  let client: Client;
  const retries: Extract<DeployEvent, { kind: 'retry' }>[] = [];

  beforeAll(async () => {
    const { kubeconfigPath } = cluster.info;
    // Somebody whose rights come from a role, which a server that has just started must look up.
    const made = await connect({ path: kubeconfigPath, context: 'operator' });
    if (!made.ok) throw new Error(made.message);
    real = made.cluster;
    client = new Client(real, { clock: systemClock, onRetry: (event) => retries.push(event) });
  });
  afterAll(() => real.close());

  const write = (name: string) => {
    const body: JsonObject = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name, namespace: cluster.namespace, labels: { outage: 'yes' } },
    };
    const id = { group: '', kind: 'ConfigMap', namespace: cluster.namespace, name };
    return client.apply(body, { id, dryRun: 'none', conflicts: 'refuse', signal });
  };

  /** Follows until all objects are seen. */
  const followAll = async (): Promise<number> => {
    const resource = await client.discover('v1', 'ConfigMap', signal);
    if (!resource.ok) throw new Error(JSON.stringify(resource.trouble));
    const stop = new StopSource();
    let seen = 0;
    await follow(client, resource.value, {
      namespace: cluster.namespace,
      labels: 'outage=yes',
      clock: systemClock,
      signal: stop.signal,
      onTrouble: () => undefined,
      onChange: (live) => {
        seen = live.size;
        if (seen === objects) stop.stop();
      },
    });
    return seen;
  };

  test(
    'writes each object once and sees them all, although the server dies in the middle',
    async () => {
      const following = followAll();
      const names = Array.from({ length: objects }, (_, at) => `o${at}`);
      const queue = names.values();
      const failures: unknown[] = [];
      let written = 0;
      let outage: Promise<void> | undefined;
      const worker = async () => {
        for (const name of queue) {
          const reply = await write(name);
          if (!reply.ok) failures.push(reply.trouble);
          written++;
          if (written >= objects / 4) {
            outage ??= cluster.faults.killApiServer().then(() => cluster.faults.restartApiServer());
          }
        }
      };
      await Promise.all(Array.from({ length: writers }, worker));
      await outage;
      expect(failures).toEqual([]);
      expect(await following).toBe(objects);
      expect(retries.length).toBeGreaterThan(0);
    },
    patience,
  );
});
