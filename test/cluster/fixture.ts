// The shared cluster as a test file sees it: a suite with a namespace of its own.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, inject } from 'vitest';
import type { Access } from './access.ts';
import { Client, type KubeObject, type Reply } from './client.ts';
import { type Faults, remoteFaults } from './control.ts';
import type { UserName } from './control-plane.ts';
import type { Ability, ClusterInfo } from './global-setup.ts';

/** Milliseconds that something may take which usually takes a second or two. */
export const patience = 60_000;

/** What a suite has: the cluster, a client for its administrator, and an empty namespace. */
export interface Cluster {
  readonly info: ClusterInfo;
  /** Talks as the administrator. */
  readonly client: Client;
  /** Made before the first test of the suite, deleted after the last. */
  readonly namespace: string;
  /** Kills, freezes and restarts the programs. Whoever breaks something mends it before the test ends. */
  readonly faults: Faults;
  /** How another user reaches the cluster. */
  accessOf(user: UserName): Access;
  /** A client of another user. */
  clientOf(user: UserName): Client;
  /** Applies an object into the suite's namespace, and fails unless the server took it. */
  apply(object: KubeObject): Promise<KubeObject>;
}

/**
 * A suite of tests against the cluster of this run. It is skipped where there is no cluster, or none
 * with the abilities that it needs.
 */
export function clusterSuite(
  name: string,
  needs: readonly Ability[],
  tests: (cluster: Cluster) => void,
): void {
  const info = inject('cluster');
  const missing =
    typeof info === 'string' ? needs : needs.filter((each) => !info.abilities.includes(each));
  if (typeof info !== 'string' && missing.length === 0) {
    describe(name, () => tests(openCluster(info)));
    return;
  }
  const reason = typeof info === 'string' ? info : `the cluster has no ${missing.join(', no ')}`;
  // The body still says which tests there are, so that each one counts as skipped.
  describe.skipIf(true)(`${name} (${reason})`, () => tests(absentCluster(reason)));
}

function openCluster(info: ClusterInfo): Cluster {
  const client = new Client(info.users.admin);
  const others: Client[] = [];
  const namespace = `oam-test-${randomUUID().slice(0, 8)}`;
  const apply = async (object: KubeObject) => taken(await client.apply(object, namespace));
  const accessOf = (user: UserName) => {
    const access = info.users[user];
    if (!access) throw new Error(`The cluster has no user ${user}.`);
    return access;
  };
  beforeAll(async () => {
    await apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
  });
  afterAll(async () => {
    await client.request('DELETE', `/api/v1/namespaces/${namespace}`);
    for (const each of [client, ...others]) each.close();
  });
  return {
    info,
    client,
    namespace,
    get faults() {
      if (info.faults === undefined) throw new Error('The cluster is not ours to break.');
      return remoteFaults(info.faults);
    },
    accessOf,
    clientOf(user) {
      const other = new Client(accessOf(user));
      others.push(other);
      return other;
    },
    apply,
  };
}

function taken({ status, body }: Reply): KubeObject {
  if (status === 200 || status === 201) return body;
  throw new Error(`The server answered ${status}: ${JSON.stringify(body)}`);
}

/** Stands in while the names of skipped tests are collected; nothing of it can be used. */
function absentCluster(reason: string): Cluster {
  return new Proxy({} as Cluster, {
    get() {
      throw new Error(`There is no cluster: ${reason}.`);
    },
  });
}
