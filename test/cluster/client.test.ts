// The client of deployments against a real server: what is written, followed and refused there.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { StopSource, neverStopped } from '../../server/src/base/stop-source.ts';
import { Client } from '../../server/src/deploy/client.ts';
import type {
  Cluster as DeployCluster,
  ClusterOutcome,
  ClusterRequest,
  JsonObject,
} from '../../server/src/deploy/cluster.ts';
import { follow } from '../../server/src/deploy/follow.ts';
import { jsonAt, textAt } from '../../server/src/deploy/json.ts';
import type { Reply, Trouble } from '../../server/src/deploy/trouble.ts';
import { systemClock } from '../../server/src/node/kubernetes/clock.ts';
import { connect } from '../../server/src/node/kubernetes/connect.ts';
import { clusterSuite, patience } from './fixture.ts';

const signal = neverStopped;

/** The same cluster, but that some answers get lost on their way. */
function losing(
  cluster: DeployCluster,
  lose: (request: ClusterRequest) => 'answer' | 'nothing',
): DeployCluster {
  return {
    identity: cluster.identity,
    async request(request, stop) {
      const outcome = await cluster.request(request, stop);
      const lost: ClusterOutcome = {
        kind: 'failure',
        reason: 'reset',
        sent: 'maybe',
        message: 'read ECONNRESET',
      };
      return lose(request) === 'answer' ? lost : outcome;
    },
    watch: (...args) => cluster.watch(...args),
    stream: (...args) => cluster.stream(...args),
    renewCredentials: () => cluster.renewCredentials(),
    close: () => cluster.close(),
  };
}

function clientOf(cluster: DeployCluster): Client {
  return new Client(cluster, { clock: systemClock, onRetry: () => undefined });
}

function value<T>(reply: Reply<T>): T {
  if (reply.ok) return reply.value;
  throw new Error(`It is ${JSON.stringify(reply.trouble)}.`);
}

function troubleIn<T>(reply: Reply<T>): Trouble {
  if (!reply.ok) return reply.trouble;
  throw new Error(`It went well: ${JSON.stringify(reply.value)}.`);
}

clusterSuite('the client of deployments', [], (cluster) => {
  let real: DeployCluster;
  let client: Client;

  beforeAll(async () => {
    const { kubeconfigPath, context } = cluster.info;
    const made = await connect({ path: kubeconfigPath, context });
    if (!made.ok) throw new Error(made.message);
    real = made.cluster;
    client = clientOf(real);
  });
  afterAll(() => real.close());

  const idOf = (name: string) => ({
    apiVersion: 'v1',
    group: '',
    kind: 'ConfigMap',
    namespace: cluster.namespace,
    name,
  });
  const configMap = (name: string, data: JsonObject, more: JsonObject = {}): JsonObject => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, namespace: cluster.namespace, ...more },
    data,
  });
  const apply = (body: JsonObject, manager = 'oam', by = client) => {
    const { name, namespace } = body['metadata'] as { name: string; namespace: string };
    const [group = ''] = /^[^/]+(?=\/)/.exec(String(body['apiVersion'])) ?? [];
    const id = { group, kind: String(body['kind']), namespace, name };
    return by.apply(body, { id, dryRun: 'none', conflicts: 'refuse', manager, signal });
  };
  const workload = (name: string, spec: JsonObject): JsonObject => ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace: cluster.namespace },
    spec: {
      replicas: 0,
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels: { app: name } },
        spec: { containers: [{ name: 'main', image: 'nginx:1' }] },
      },
      ...spec,
    },
  });

  test('an object is created, applied again without a change, read, replaced and deleted', async () => {
    const body = configMap('life', { a: '1' });
    expect(value(await apply(body)).created).toBe(true);
    const again = value(await apply(body));
    expect(again.created).toBe(false);
    const live = value(await client.read(idOf('life'), signal));
    expect(textAt(live, 'metadata', 'resourceVersion')).toBe(
      textAt(again.object, 'metadata', 'resourceVersion'),
    );
    const options = { id: idOf('life'), signal };
    value(await client.replace({ ...live, data: { a: '2' } }, options));
    expect(troubleIn(await client.replace({ ...live, data: { a: '3' } }, options)).kind).toBe(
      'changed',
    );
    const uid = textAt(live, 'metadata', 'uid') ?? '';
    const remove = (which: string) =>
      client.remove(idOf('life'), { uid: which, propagation: 'Background', signal });
    expect(troubleIn(await remove(randomUUID())).kind).toBe('changed');
    expect(value(await remove(uid))).toBe('deleted');
    expect(value(await remove(uid))).toBe('gone');
    expect(troubleIn(await client.read(idOf('life'), signal))).toMatchObject({
      kind: 'not-found',
      what: 'object',
    });
  });

  test('a trial run writes nothing', async () => {
    const body = configMap('trial', { a: '1' });
    const id = idOf('trial');
    value(await client.apply(body, { id, dryRun: 'all', conflicts: 'refuse', signal }));
    expect(troubleIn(await client.read(id, signal)).kind).toBe('not-found');
  });

  test('a second create is told that the first one exists', async () => {
    const body = configMap('once', { holder: 'ann' });
    value(await client.create(body, { id: idOf('once'), signal }));
    const other = configMap('once', { holder: 'bob' });
    expect(troubleIn(await client.create(other, { id: idOf('once'), signal })).kind).toBe('exists');
  });

  test('a create whose answer got lost is found', async () => {
    let left = 1;
    const faulty = clientOf(
      losing(real, ({ method }) => (method === 'POST' && left-- > 0 ? 'answer' : 'nothing')),
    );
    const body = configMap('found', { holder: 'ann' });
    expect(
      jsonAt(value(await faulty.create(body, { id: idOf('found'), signal })), 'data', 'holder'),
    ).toBe('ann');
    expect(left).toBe(0);
  });

  test('a replacement whose answer got lost is found', async () => {
    let left = 1;
    const faulty = clientOf(
      losing(real, ({ method }) => (method === 'PUT' && left-- > 0 ? 'answer' : 'nothing')),
    );
    const { object } = value(await apply(configMap('swapped', { a: '1' })));
    const next = { ...object, data: { a: '2' } };
    const live = value(await faulty.replace(next, { id: idOf('swapped'), signal }));
    expect(textAt(live, 'data', 'a')).toBe('2');
  });

  test('an apply whose answers get lost is done once', async () => {
    let left = 2;
    const faulty = clientOf(
      losing(real, ({ method }) => (method === 'PATCH' && left-- > 0 ? 'answer' : 'nothing')),
    );
    const { object } = value(await apply(configMap('lost', { a: '1' }), 'oam', faulty));
    expect(jsonAt(object, 'metadata', 'managedFields')).toHaveLength(1);
  });

  test('fields of others are told with who holds them', async () => {
    value(await apply(configMap('shared', { a: '1' }), 'another tool'));
    expect(troubleIn(await apply(configMap('shared', { a: '2', b: '2' })))).toMatchObject({
      kind: 'conflict',
      conflicts: [{ field: '.data.a', manager: 'another tool', subresource: undefined }],
    });
  });

  test('what does not fit is told at once, with its field', async () => {
    const trouble = troubleIn(await apply(workload('typo', { replica: 1 })));
    expect(trouble).toMatchObject({ kind: 'invalid', fields: ['.spec.replica'] });
  });

  test('what cannot be changed in place is told from what is wrong', async () => {
    value(await apply(workload('fixed', {})));
    const labels = { app: 'fixed', more: 'yes' };
    const containers = [{ name: 'main', image: 'nginx:1' }];
    const template = { metadata: { labels }, spec: { containers } };
    expect(
      troubleIn(await apply(workload('fixed', { selector: { matchLabels: labels }, template }))),
    ).toMatchObject({ kind: 'immutable', fields: ['spec.selector'] });
    expect(troubleIn(await apply(workload('fixed', { replicas: -1 })))).toMatchObject({
      kind: 'invalid',
      fields: ['spec.replicas'],
    });
  });

  test('a namespace and a kind that are missing are told from a missing object', async () => {
    const id = { ...idOf('a'), namespace: `nowhere-${randomUUID().slice(0, 8)}` };
    const body = { ...configMap('a', {}), metadata: { name: 'a' } };
    const reply = await client.apply(body, { id, dryRun: 'all', conflicts: 'refuse', signal });
    expect(troubleIn(reply)).toMatchObject({ kind: 'not-found', what: 'namespace' });
    const unknown = { ...idOf('a'), apiVersion: 'nowhere.example/v1', kind: 'Nothing' };
    expect(troubleIn(await client.read(unknown, signal)).kind).toBe('no-kind');
    const wrongKind = { ...idOf('a'), kind: 'ConfigMop' };
    expect(troubleIn(await client.read(wrongKind, signal)).kind).toBe('no-kind');
  });

  test('kinds of all groups are listed once each, also those of an older version only', async () => {
    const kinds = value(await client.groupKinds(signal));
    const keys = kinds.map(({ group, kind }) => `${group}/${kind}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toEqual(
      expect.arrayContaining(['/ConfigMap', 'apps/Deployment', 'batch/Job', 'batch/CronJob']),
    );
    expect(value(await client.find('batch', 'CronJob', signal)).plural).toBe('cronjobs');
  });

  describe('following', () => {
    test(
      'tells what is there, what comes and what goes, until it is stopped',
      async () => {
        const stop = new StopSource();
        const states: string[] = [];
        let told: () => void = () => undefined;
        const until = async (wanted: string) => {
          while (states.at(-1) !== wanted) {
            await new Promise<void>((resolve) => {
              told = resolve;
            });
          }
        };
        const label = { follow: 'yes' };
        const first = value(await apply(configMap('f1', { v: '1' }, { labels: label })));
        const resource = value(await client.discover('v1', 'ConfigMap', signal));
        const following = follow(client, resource, {
          namespace: cluster.namespace,
          labels: 'follow=yes',
          clock: systemClock,
          signal: stop.signal,
          onTrouble: (trouble) => {
            throw new Error(JSON.stringify(trouble));
          },
          onChange: (objects) => {
            const shown = [...objects].map(
              ([key, each]) => `${key}=${String(jsonAt(each, 'data', 'v'))}`,
            );
            states.push(shown.join(' '));
            told();
          },
        });
        await until('f1=1');
        value(await apply(configMap('f2', { v: '1' }, { labels: label })));
        await until('f1=1 f2=1');
        value(await apply(configMap('f2', { v: '2' }, { labels: label })));
        await until('f1=1 f2=2');
        const uid = textAt(first.object, 'metadata', 'uid') ?? '';
        value(await client.remove(idOf('f1'), { uid, propagation: 'Background', signal }));
        await until('f2=2');
        stop.stop();
        await following;
        expect(states).toEqual(['f1=1', 'f1=1 f2=1', 'f1=1 f2=2', 'f2=2']);
      },
      patience,
    );

    test('from a state that is forgotten, a watch says so', async () => {
      const resource = value(await client.discover('v1', 'ConfigMap', signal));
      const stop = new StopSource();
      const trouble = await client.watch(resource, {
        namespace: cluster.namespace,
        resourceVersion: '1',
        // Where the server still remembers, it sends what there is.
        onEvent: () => stop.stop(),
        signal: stop.signal,
      });
      expect(['expired', 'stopped']).toContain(trouble.kind);
    });
  });
});

clusterSuite('the client of deployments, for a user with few rights', ['users'], (cluster) => {
  test('is told what is not allowed', async () => {
    const made = await connect({ path: cluster.info.kubeconfigPath, context: 'restricted' });
    if (!made.ok) throw new Error(made.message);
    const client = clientOf(made.cluster);
    const id = { group: '', kind: 'Secret', namespace: cluster.namespace, name: 'a' };
    const body = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a' } };
    const reply = await client.apply(body, { id, dryRun: 'all', conflicts: 'refuse', signal });
    made.cluster.close();
    expect(troubleIn(reply)).toMatchObject({ kind: 'denied', by: 'access' });
  });
});
