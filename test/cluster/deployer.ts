// Deploys objects to the cluster of a test as a user would: plan, confirm, run; and tells what there is afterwards.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll } from 'vitest';
import type { Cluster as DeployCluster, JsonObject } from '../../server/src/deploy/cluster.ts';
import { deploy } from '../../server/src/deploy/engine/deploy.ts';
import { rollBack } from '../../server/src/deploy/engine/roll-back.ts';
import type { DeployEvent } from '../../server/src/deploy/event.ts';
import type { DeployInput } from '../../server/src/deploy/input.ts';
import { makePlan, noChoices } from '../../server/src/deploy/make-plan.ts';
import { idText } from '../../server/src/deploy/object-id.ts';
import type { Plan, PlanChoices } from '../../server/src/deploy/plan.ts';
import { defaultRunOptions, type RunOptions, type RunResult } from '../../server/src/deploy/run.ts';
import { applySetId, PART_OF } from '../../server/src/deploy/inventory.ts';
import { nodeCodec } from '../../server/src/node/kubernetes/codec.ts';
import { systemClock } from '../../server/src/node/kubernetes/clock.ts';
import { connect } from '../../server/src/node/kubernetes/connect.ts';
import { inputOfBodies } from '../support/deploy-input.ts';
import { toolsFor, type TestTools } from '../support/deploy-tools.ts';
import type { KubeObject } from './client.ts';
import type { Cluster } from './fixture.ts';

export interface RunSetup {
  readonly options?: Partial<RunOptions>;
  readonly choices?: Partial<PlanChoices>;
  readonly input?: Partial<DeployInput>;
  /** Of the run; the preview is made with others. */
  readonly tools?: TestTools;
  /** Called between preview and run. */
  readonly meanwhile?: (plan: Plan) => Promise<unknown>;
}

/** A run that fails must do so while a test waits. */
const options: RunOptions = { ...defaultRunOptions, objectTimeout: 60_000, timeout: 100_000 };

/** What a suite deploys with. */
export function deployer(cluster: Cluster) {
  let connected: DeployCluster | undefined;
  beforeAll(async () => {
    const { kubeconfigPath, context } = cluster.info;
    const made = await connect({ path: kubeconfigPath, context });
    if (!made.ok) throw new Error(made.message);
    connected = made.cluster;
  });
  afterAll(() => connected?.close());

  /** Tools of a new run; `around` may put something between it and the cluster. */
  const tools = (around = (real: DeployCluster) => real): TestTools => {
    if (connected === undefined) throw new Error('Not connected yet.');
    const made = toolsFor(around(connected), systemClock);
    return Object.assign(made, { holder: { ...made.holder, id: randomUUID() } });
  };
  const application = (name: string) => ({ name, namespace: cluster.namespace });
  const planOf = async (name: string, bodies: readonly JsonObject[], setup: RunSetup = {}) => {
    const input = inputOfBodies(application(name), bodies, setup.input);
    const choices = { ...noChoices, ...setup.choices };
    const made = await makePlan(tools(), { input, choices });
    if (made.kind === 'failed') throw new Error(made.message);
    return { input, choices, plan: made.plan };
  };
  const run = async (
    name: string,
    bodies: readonly JsonObject[],
    setup: RunSetup = {},
  ): Promise<RunResult> => {
    const planned = await planOf(name, bodies, setup);
    await setup.meanwhile?.(planned.plan);
    return deploy(setup.tools ?? tools(), {
      ...planned,
      options: { ...options, ...setup.options },
    });
  };
  const back = (name: string, to: number | 'previous', more: Partial<RunOptions> = {}) =>
    rollBack(tools(), application(name), to, { ...options, ...more });

  /** All members, without what differs from run to run. */
  const members = async (name: string): Promise<Readonly<Record<string, unknown>>> => {
    const partOf = applySetId(nodeCodec, application(name));
    const kinds = ['/api/v1/secrets', '/api/v1/configmaps', '/api/v1/services'];
    const others = [
      '/apis/apps/v1/deployments',
      '/apis/batch/v1/jobs',
      '/apis/networking.k8s.io/v1/networkpolicies',
    ];
    const paths = [...kinds, ...others].map((path) =>
      path.replace(/\/(\w+)$/, `/namespaces/${cluster.namespace}/$1`),
    );
    const lists = await Promise.all(
      paths.map(async (path) => {
        const query = `?labelSelector=${encodeURIComponent(`${PART_OF}=${partOf}`)}`;
        const { body } = await cluster.client.request<{ items: KubeObject[] }>('GET', path + query);
        return body.items.map(
          (each) => [`${path.split('/').at(-1) ?? ''}/${each.metadata.name}`, each] as const,
        );
      }),
    );
    return Object.fromEntries(lists.flat().map(([key, each]) => [key, essence(each)]));
  };
  /** Names of what the tool keeps about an application. */
  const records = async (name: string): Promise<readonly string[]> => {
    const plurals = ['configmaps', 'secrets'].map(
      (each) => `/api/v1/namespaces/${cluster.namespace}/${each}`,
    );
    const lease = `/apis/coordination.k8s.io/v1/namespaces/${cluster.namespace}/leases`;
    const lists = await Promise.all(
      [...plurals, lease].map(async (path) => {
        const { body } = await cluster.client.request<{ items: KubeObject[] }>('GET', path);
        return body.items
          .map(({ metadata }) => metadata.name)
          .filter((each) => each === `oam-${name}` || each.startsWith(`oam.${name}.v`))
          .map((each) => `${path.split('/').at(-1) ?? ''}/${each}`);
      }),
    );
    return lists.flat().sort();
  };
  return { tools, application, planOf, run, back, members, records };
}

/** Members without the names that differ between two applications, so that these can be compared. */
export function alike(
  name: string,
  members: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const text = JSON.stringify(members)
    .replaceAll(new RegExp(`\\b${name}\\b`, 'g'), 'app')
    .replaceAll(/applyset-[\w-]+/g, '<set>');
  return JSON.parse(text) as Readonly<Record<string, unknown>>;
}

/** What people would compare. */
function essence({ metadata, data, spec }: KubeObject): unknown {
  const { labels, annotations } = metadata;
  const { clusterIP: _ip, clusterIPs: _ips, ...rest } = spec ?? {};
  const { 'deployment.kubernetes.io/revision': _revision, ...kept } = (annotations ?? {}) as Record<
    string,
    string
  >;
  return { labels, annotations: kept, data, spec: rest };
}

/** What happened to each object, as `created ConfigMap a`. */
export function outcomes({ objects }: RunResult): readonly string[] {
  return objects.map(({ id, last }) => {
    const what = last?.step === 'applied' ? last.outcome : (last?.step ?? 'nothing');
    return `${what} ${idText(id)}`;
  });
}

/** The states that a run went through. */
export function statesOf(events: readonly DeployEvent[]): readonly string[] {
  return events.flatMap((event) => (event.kind === 'state' ? [event.state] : []));
}

export function configMap(
  name: string,
  data: Readonly<Record<string, string>>,
  more: JsonObject = {},
): JsonObject {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, ...more }, data };
}

/** A Deployment whose pods run on the hollow nodes, or nowhere when `selector` matches no node. */
export function workload(
  name: string,
  image = 'nginx:1',
  nodeSelector: JsonObject = {},
): JsonObject {
  const labels = { app: name };
  const containers = [{ name: 'main', image, ports: [{ containerPort: 80, protocol: 'TCP' }] }];
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: {
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers, nodeSelector } },
    },
  };
}

export const nowhere: JsonObject = { 'oam.test/no-such-node': 'true' };

export function service(name: string): JsonObject {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name },
    spec: { selector: { app: name }, ports: [{ port: 80, name: 'http', protocol: 'TCP' }] },
  };
}
