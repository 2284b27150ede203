// The connection to clusters against a real API server: users, objects kept whole, warnings, refusals, watches.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import type {
  Cluster,
  ClusterAnswer,
  ClusterRequest,
  JsonObject,
  WatchEvent,
} from '../../server/src/deploy/cluster.ts';
import { jsonAt, textAt } from '../../server/src/deploy/json.ts';
import { type ConnectOptions, connect } from '../../server/src/node/kubernetes/connect.ts';
import { readContexts } from '../../server/src/node/kubernetes/contexts.ts';
import { authority as otherAuthority } from '../node/kubernetes/certificates.ts';
import { type Access, kubeconfigText } from './access.ts';
import { clusterSuite } from './fixture.ts';

const never = new AbortController().signal;

clusterSuite('a connection', [], (suite) => {
  const folder = mkdtempSync(join(tmpdir(), 'oam-connect-'));
  const opened: Cluster[] = [];

  afterAll(() => rmSync(folder, { recursive: true }));
  afterEach(() => {
    for (const each of opened.splice(0)) each.close();
  });

  async function open(options: ConnectOptions): Promise<Cluster> {
    const outcome = await connect(options);
    if (!outcome.ok) throw new Error(outcome.message);
    opened.push(outcome.cluster);
    return outcome.cluster;
  }

  function asAdmin(): Promise<Cluster> {
    const { kubeconfigPath: path, context } = suite.info;
    return open({ path, context });
  }

  async function answerTo(cluster: Cluster, request: ClusterRequest): Promise<ClusterAnswer> {
    const outcome = await cluster.request(request, never);
    if (outcome.kind === 'failure') throw new Error(outcome.message);
    return outcome;
  }

  const configMaps = () => `/api/v1/namespaces/${suite.namespace}/configmaps`;

  function apply(path: string, body: JsonObject): ClusterRequest {
    const query = { fieldManager: 'oam', fieldValidation: 'Strict' };
    return { method: 'PATCH', path, query, contentType: 'application/apply-patch+yaml', body };
  }

  function configMap(name: string, data: JsonObject): JsonObject {
    return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data };
  }

  test('applies objects as they are, by names as they are, and answers them whole', async () => {
    const cluster = await asAdmin();
    const path = `${configMaps()}/plain`;
    const created = await answerTo(
      cluster,
      apply(path, configMap('plain', { 'Key.YAML': 'no: y\n' })),
    );
    expect(created.status).toBe(201);
    const stamp = textAt(created.body, 'metadata', 'creationTimestamp');
    // Clients with classes for all kinds make dates of such texts.
    expect(stamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(jsonAt(created.body, 'metadata', 'managedFields')).toMatchObject([{ manager: 'oam' }]);
    const role = {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'Role',
      metadata: { name: 'MyRole' },
      rules: [],
    };
    const roles = `/apis/rbac.authorization.k8s.io/v1/namespaces/${suite.namespace}/roles/MyRole`;
    expect((await answerTo(cluster, apply(roles, role))).status).toBe(201);
    expect((await answerTo(cluster, { method: 'GET', path: roles })).status).toBe(200);
  });

  test('gets the metadata alone where no more is wanted, in lists and in watches', async () => {
    const cluster = await asAdmin();
    await answerTo(cluster, apply(`${configMaps()}/large`, configMap('large', { a: 'canary' })));
    const about = { path: configMaps(), part: 'metadata' } as const;
    const list = await answerTo(cluster, { ...about, method: 'GET' });
    expect(textAt(list.body, 'kind')).toBe('PartialObjectMetadataList');
    expect(list.text).toContain('"name":"large"');
    const seen = new AbortController();
    const events: WatchEvent[] = [];
    const isLarge = ({ object }: WatchEvent) => textAt(object, 'metadata', 'name') === 'large';
    const take = (event: WatchEvent): void => {
      events.push(event);
      if (isLarge(event)) seen.abort();
    };
    await cluster.watch({ ...about, query: { resourceVersion: '0' } }, take, seen.signal);
    // What there is comes in any order, and several at a time.
    expect(events.find(isLarge)).toMatchObject({ type: 'ADDED' });
    // Who manages which field is metadata; what the fields hold is not.
    expect(list.text + JSON.stringify(events)).not.toContain('canary');
  });

  test('lets a misspelt field reach the server, which refuses it', async () => {
    const cluster = await asAdmin();
    const body = { ...configMap('typo', {}), dtaa: { a: 'b' } };
    const answer = await answerTo(cluster, apply(`${configMaps()}/typo`, body));
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.text).toContain('dtaa');
  });

  test('hands over the warnings of the server', async () => {
    const cluster = await asAdmin();
    // Servers up to 1.21 warn of a kind that newer ones do not have; those from 1.25 on, of a field.
    const old = '/apis/extensions/v1beta1/ingresses';
    const { warnings } = await answerTo(cluster, { method: 'GET', path: old });
    const created = await answerTo(cluster, {
      method: 'POST',
      path: configMaps(),
      query: { fieldValidation: 'Warn', dryRun: 'All' },
      body: { ...configMap('warned', {}), dtaa: {} },
    });
    expect([...warnings, ...created.warnings].join()).toMatch(
      /^extensions\/v1beta1 Ingress is deprecated in v1\.14\+, unavailable in v1\.22\+|^unknown field "dtaa"/,
    );
  });

  test('is told that a token is not good, and that there is no other', async () => {
    const { server, ca } = suite.info.users.admin;
    const cluster = await connectWith({ server, ca, token: 'not-a-token' });
    const answer = await answerTo(cluster, { method: 'GET', path: '/api/v1/namespaces' });
    expect(answer).toMatchObject({ status: 401, body: { reason: 'Unauthorized' } });
    expect(await cluster.renewCredentials()).toBe(false);
  });

  /** A connection with other means than those of the kubeconfig. */
  function connectWith(access: Access): Promise<Cluster> {
    const path = join(folder, 'config');
    writeFileSync(path, kubeconfigText({ other: access }));
    return open({ path });
  }

  test('does not trust a server whose authority the kubeconfig does not name', async () => {
    const { server, token = '' } = suite.info.users.admin;
    const cluster = await connectWith({ server, token, ca: otherAuthority });
    const outcome = await cluster.request({ method: 'GET', path: '/version' }, never);
    expect(outcome).toMatchObject({ kind: 'failure', reason: 'certificate', sent: 'no' });
  });

  test('follows objects until nobody wants to anymore, or the server ends it', async () => {
    const cluster = await asAdmin();
    const list = await answerTo(cluster, { method: 'GET', path: configMaps() });
    const resourceVersion = textAt(list.body, 'metadata', 'resourceVersion') ?? '';
    const stop = new AbortController();
    const seen: string[] = [];
    const onEvent = ({ type, object }: WatchEvent) => {
      seen.push(`${type} ${textAt(object, 'metadata', 'name') ?? ''}`);
      if (type === 'DELETED') stop.abort();
    };
    const query = { resourceVersion, fieldSelector: 'metadata.name=followed' };
    const following = cluster.watch({ path: configMaps(), query }, onEvent, stop.signal);
    const path = `${configMaps()}/followed`;
    await answerTo(cluster, apply(path, configMap('followed', { a: '1' })));
    await answerTo(cluster, apply(path, configMap('followed', { a: '2' })));
    await answerTo(cluster, { method: 'DELETE', path });
    expect(await following).toMatchObject({ kind: 'failure', reason: 'aborted' });
    expect(seen).toEqual(['ADDED followed', 'MODIFIED followed', 'DELETED followed']);
    const short = { ...query, timeoutSeconds: '1', resourceVersion: '' };
    const ended = await cluster.watch({ path: configMaps(), query: short }, () => undefined, never);
    expect(ended).toMatchObject({ kind: 'answer', status: 200 });
  });
});

clusterSuite('a connection as somebody', ['users'], (suite) => {
  test('may do what the user of the context may', async () => {
    const { kubeconfigPath: path } = suite.info;
    const outcome = await readContexts({ path });
    if (!outcome.ok) throw new Error(outcome.message);
    expect(outcome.contexts.map(({ name }) => name)).toEqual(['admin', 'operator', 'restricted']);
    const statuses: unknown[] = [];
    for (const { name: context } of outcome.contexts) {
      const connected = await connect({ path, context });
      if (!connected.ok) throw new Error(connected.message);
      const { cluster } = connected;
      expect(cluster.identity).toMatchObject({ context, user: context });
      const answer = await cluster.request({ method: 'GET', path: '/api/v1/secrets' }, never);
      statuses.push(answer.kind === 'answer' ? answer.status : answer.message);
      cluster.close();
    }
    expect([statuses[0], statuses[2]]).toEqual([200, 403]);
  });
});
