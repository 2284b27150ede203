// Plans for the tests of plans: on the cluster of the run, with what is there already written as a run would.
import { afterAll, beforeAll } from 'vitest';
import type { Cluster as DeployCluster, JsonObject } from '../../server/src/deploy/cluster.ts';
import { applySetId, PART_OF } from '../../server/src/deploy/inventory.ts';
import { idKey } from '../../server/src/deploy/object-id.ts';
import { makePlan, noChoices } from '../../server/src/deploy/make-plan.ts';
import type {
  Application,
  Plan,
  PlanChoices,
  PlannedObject,
} from '../../server/src/deploy/plan.ts';
import type { Release } from '../../server/src/deploy/release.ts';
import { planView } from '../../server/src/deploy/plan-view.ts';
import { nodeCodec } from '../../server/src/node/kubernetes/codec.ts';
import { systemClock } from '../../server/src/node/kubernetes/clock.ts';
import { connect } from '../../server/src/node/kubernetes/connect.ts';
import { inputOfBodies } from '../support/deploy-input.ts';
import { toolsFor, type TestTools } from '../support/deploy-tools.ts';
import type { KubeObject } from './client.ts';
import type { Cluster } from './fixture.ts';

type Choices = Partial<Record<keyof PlanChoices, readonly string[]>>;

/** What a suite plans with. */
export function planner(cluster: Cluster, user?: 'restricted') {
  let connected: DeployCluster | undefined;
  beforeAll(async () => {
    const { kubeconfigPath, context } = cluster.info;
    const made = await connect({ path: kubeconfigPath, context: user ?? context });
    if (!made.ok) throw new Error(made.message);
    connected = made.cluster;
  });
  afterAll(() => connected?.close());
  const application = (name = 'app') => ({ name, namespace: cluster.namespace });
  const tools = (): TestTools => {
    if (connected === undefined) throw new Error('Not connected yet.');
    return toolsFor(connected, systemClock);
  };
  const outcome = (bodies: readonly JsonObject[], choices: Choices = {}, name = 'app') => {
    const chosen = Object.fromEntries(
      Object.entries(choices).map(([key, ids]) => [key, new Set(ids)]),
    );
    const input = inputOfBodies(application(name), bodies);
    return makePlan(tools(), { input, choices: { ...noChoices, ...chosen } });
  };
  const plan = async (bodies: readonly JsonObject[], choices: Choices = {}, name = 'app') => {
    const made = await outcome(bodies, choices, name);
    if (made.kind === 'failed') throw new Error(made.message);
    return made.plan;
  };
  const one = async (body: JsonObject, choices: Choices = {}, name = 'app') => {
    const { objects } = await plan([body], choices, name);
    const [first] = objects;
    if (first === undefined) throw new Error('Nothing was planned.');
    return first;
  };
  const view = (made: Plan, bodies: readonly JsonObject[]) =>
    planView(made, inputOfBodies(made.application, bodies), tools().redactor);
  /** Applies as a run would: with the mark of the inventory, as this tool. */
  const deploy = async (bodies: readonly JsonObject[], name: string) => {
    const partOf = applySetId(nodeCodec, application(name));
    const kinds = bodies.map((body) => `${String(body['kind'])}${groupOf(body)}`).sort();
    await cluster.client.apply(parentOf(partOf, name, [...new Set(kinds)]), cluster.namespace, {
      manager: 'oam-applyset',
    });
    for (const body of bodies) await applyAs(cluster, 'oam', withLabel(body, partOf));
  };
  /** A line for each state of an object that a plan might have written; what controllers write does not count. */
  const states = async (): Promise<readonly string[]> => {
    const space = `namespaces/${cluster.namespace}`;
    const lists = [
      ...['configmaps', 'services', 'secrets'].map((plural) => `/api/v1/${space}/${plural}`),
      `/apis/apps/v1/${space}/deployments`,
    ];
    const all = await Promise.all(
      lists.map(async (path) => {
        const { body } = await cluster.client.request<{ items: KubeObject[] }>('GET', path);
        return body.items.map(({ metadata: { name, generation, resourceVersion } }) =>
          // The status of a Deployment, which its controller writes, is not counted in its generation.
          [path, name, generation ?? resourceVersion].join(' '),
        );
      }),
    );
    return all.flat().filter((line) => !/kube-root-ca|default-token/.test(line));
  };
  /** The key of an object of the suite's namespace. */
  const key = (group: string, kind: string, objectName: string): string =>
    idKey({ group, kind, namespace: cluster.namespace, name: objectName });
  return { application, tools, outcome, plan, one, view, deploy, key, states };
}

function groupOf(body: JsonObject): string {
  const [group, version] = String(body['apiVersion']).split('/');
  return version === undefined ? '' : `.${group ?? ''}`;
}

function parentOf(partOf: string, name: string, kinds: readonly string[]): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name: `oam-${name}`,
      labels: {
        'applyset.kubernetes.io/id': partOf,
        'app.kubernetes.io/managed-by': 'oam',
        'app.kubernetes.io/name': name,
      },
      annotations: {
        'applyset.kubernetes.io/tooling': 'oam/0.1.0',
        'applyset.kubernetes.io/contains-group-kinds': kinds.join(','),
        'applyset.kubernetes.io/additional-namespaces': '',
        'oam.dev/application': name,
      },
    },
  };
}

export function withLabel(body: JsonObject, partOf: string): JsonObject {
  const metadata = body['metadata'] as { labels?: Readonly<Record<string, string>> };
  const labels = { ...metadata.labels, [PART_OF]: partOf };
  return { ...body, metadata: { ...metadata, labels } as unknown as JsonObject };
}

export async function applyAs(
  cluster: Cluster,
  manager: string,
  body: JsonObject,
  conflicts: 'refuse' | 'force' = 'refuse',
): Promise<KubeObject> {
  const object = body as unknown as KubeObject;
  const reply = await cluster.client.apply(object, cluster.namespace, { manager, conflicts });
  if (reply.status > 201) throw new Error(JSON.stringify(reply.body));
  return reply.body;
}

export function configMap(
  name: string,
  data: Readonly<Record<string, string>>,
  more: JsonObject = {},
) {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, ...more }, data } as JsonObject;
}

export function deployment(name: string, spec: JsonObject = {}): JsonObject {
  const labels = { app: name };
  const containers = [
    { name: 'main', image: 'nginx:1', ports: [{ containerPort: 80, protocol: 'TCP' }] },
  ];
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: {
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers } },
      ...spec,
    },
  };
}

export function service(name: string, port = 80): JsonObject {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name },
    spec: { selector: { app: name }, ports: [{ port, name: 'http', protocol: 'TCP' }] },
  };
}

/** A release that succeeded, with nothing in it. */
export function releaseDraft(application: Application): Omit<Release, 'number'> {
  return {
    application,
    state: 'Succeeded',
    reason: 'deploy',
    way: 'rendered',
    source: 'app.yaml',
    digest: '',
    startedAt: new Date().toISOString(),
    by: 'ann@desk',
    before: undefined,
    objects: [],
    manifests: [],
  };
}

/** `verdict Kind/name` of each object, in the order of the plan. */
export const shown = ({ objects }: Plan): readonly string[] =>
  objects.map(({ id, verdict }) => `${verdict.kind} ${id.kind}/${id.name}`);

/** The paths that change. */
export const changesOf = ({ verdict }: PlannedObject): readonly string[] =>
  'changes' in verdict
    ? verdict.changes.map(({ path }) => path.map((step) => JSON.stringify(step)).join(' '))
    : [];
