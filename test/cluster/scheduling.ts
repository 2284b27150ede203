// Whether the pods of rendered workloads come to a node, and the reason where no node can take them.
import type { Client, KubeObject } from './client.ts';
import { patience } from './fixture.ts';

/** What became of the pods of a workload. */
export interface Scheduled {
  readonly kind: string;
  readonly pods: number;
  /** What the scheduler said, where the pods ask for what no node of the cluster has. */
  readonly unschedulable?: string;
}

interface PodSpec {
  readonly volumes?: readonly { readonly persistentVolumeClaim?: { readonly claimName: string } }[];
  readonly nodeSelector?: Readonly<Record<string, string>>;
  readonly containers: readonly {
    readonly resources?: { readonly requests?: Amounts; readonly limits?: Amounts };
  }[];
}
type Amounts = Readonly<Record<string, string>>;
interface WorkloadSpec {
  readonly replicas?: number;
  readonly parallelism?: number;
  readonly completions?: number;
  readonly selector?: { readonly matchLabels: Readonly<Record<string, string>> };
  readonly template: { readonly spec: PodSpec };
}

export function isWorkload({ kind }: KubeObject): boolean {
  return kind === 'Deployment' || kind === 'StatefulSet' || kind === 'Job';
}

/**
 * Waits until every pod that a workload asks for has a node, or, where no node has what the pods
 * ask for, until the scheduler refuses them for that very reason.
 */
export async function waitForNodes(
  client: Client,
  workload: KubeObject,
  namespace: string,
  nodes: readonly KubeObject[],
): Promise<Scheduled> {
  const spec = workload.spec as unknown as WorkloadSpec;
  const { kind } = workload;
  const labels = spec.selector?.matchLabels ?? { 'job-name': workload.metadata.name };
  const selector = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
  const query = new URLSearchParams({ labelSelector: selector.join(',') });
  const path = `/api/v1/namespaces/${namespace}/pods?${query.toString()}`;
  const wanted =
    kind === 'Job'
      ? Math.min(spec.parallelism ?? 1, spec.completions ?? Infinity)
      : (spec.replicas ?? 1);
  const claims = await client.waitForAll(
    `/api/v1/namespaces/${namespace}/persistentvolumeclaims`,
    () => true,
    patience,
  );
  const obstacle =
    foreignClaim(spec.template.spec, claims) ?? obstacleOf(spec.template.spec, nodes);
  if (obstacle === undefined) {
    const all = (pods: readonly KubeObject[]) => pods.filter(hasNode).length >= wanted;
    return { kind, pods: (await client.waitForAll(path, all, patience)).filter(hasNode).length };
  }
  const isRefused = (pods: readonly KubeObject[]) => {
    const words = pods.map(refusalOf);
    return words.length >= wanted && words.every((each) => each !== undefined);
  };
  const pods = await client.waitForAll(path, isRefused, patience);
  const words = [...new Set(pods.map((pod) => refusalOf(pod) ?? ''))].join(' ');
  if (pods.some(hasNode) || !obstacle.test(words)) {
    throw new Error(`The pods should be refused with ${String(obstacle)}, and got: ${words}`);
  }
  return { kind, pods: 0, unschedulable: words };
}

function hasNode({ spec }: KubeObject): boolean {
  return spec?.['nodeName'] !== undefined;
}

/** What the scheduler says of a pod that it found no node for. */
function refusalOf({ status }: KubeObject): string | undefined {
  const conditions = status?.['conditions'] as
    readonly { readonly reason?: string; readonly message?: string }[] | undefined;
  return conditions?.find(({ reason }) => reason === 'Unschedulable')?.message;
}

/** Some specs name claims that somebody else is to make. */
function foreignClaim(
  { volumes = [] }: PodSpec,
  claims: readonly KubeObject[],
): RegExp | undefined {
  const known = new Set(claims.map(({ metadata }) => metadata.name));
  const names = volumes.flatMap((each) => each.persistentVolumeClaim?.claimName ?? []);
  return names.some((name) => !known.has(name))
    ? /persistentvolumeclaim ".*" not found/
    : undefined;
}

/** The words to expect of the scheduler when no node has the labels or the resources asked for. */
function obstacleOf(
  { nodeSelector = {}, containers }: PodSpec,
  nodes: readonly KubeObject[],
): RegExp | undefined {
  const fitting = nodes.filter(({ metadata }) => {
    const labels = metadata['labels'] as Readonly<Record<string, string>>;
    return Object.entries(nodeSelector).every(([key, value]) => labels[key] === value);
  });
  if (fitting.length === 0) return /match(?:ed)? (?:Pod's )?node (?:affinity|selector)/;
  const requests = containers.map(({ resources }) => ({
    ...resources?.limits,
    ...resources?.requests,
  }));
  const names = new Set(requests.flatMap((each) => Object.keys(each)));
  const lacking = [...names].find((name) => {
    const needed = requests.reduce((sum, each) => sum + amountOf(each[name] ?? '0'), 0);
    const most = Math.max(...fitting.map(({ status }) => allocatable(status, name)));
    return needed > most;
  });
  return lacking === undefined ? undefined : new RegExp(`Insufficient ${lacking}`);
}

function allocatable(status: KubeObject['status'], resource: string): number {
  const amounts = status?.['allocatable'] as Amounts | undefined;
  return amountOf(amounts?.[resource] ?? '0');
}

const units = ['', 'k', 'M', 'G', 'T', 'P', 'E'];

/** A quantity as a number of its unit; only the suffixes that servers write. */
function amountOf(text: string): number {
  const [, digits = '0', unit = '', binary] =
    /^([\d.]+)([mKkMGTPE]?)(i?)$/.exec(String(text)) ?? [];
  if (unit === 'm') return Number(digits) / 1000;
  const power = units.indexOf(unit === 'K' ? 'k' : unit);
  return Number(digits) * (binary === 'i' ? 1024 : 1000) ** power;
}

/** A volume on the node for each claim, since nothing in a cluster of tests provides any. */
export function volumesFor(objects: readonly KubeObject[], namespace: string): KubeObject[] {
  return objects.flatMap(({ kind, metadata: { name }, spec }) => {
    if (kind !== 'PersistentVolumeClaim') return [];
    const { accessModes, storageClassName = '', resources } = spec ?? {};
    const { requests } = resources as { readonly requests: Amounts };
    return {
      apiVersion: 'v1',
      kind: 'PersistentVolume',
      metadata: { name: `${namespace}-${name}` },
      spec: {
        ...{ accessModes, storageClassName, capacity: { storage: requests['storage'] } },
        hostPath: { path: '/tmp' },
        claimRef: { namespace, name },
      },
    };
  });
}
