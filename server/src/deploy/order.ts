// In which order objects are written and deleted: stages by kind, and layers inside a stage by what waits for what.
import { byCodeUnits } from './json.ts';
import { idKey, type ObjectId } from './object-id.ts';

/** Objects that may be written side by side, once everything in the stages before is there. */
export interface Stage<T> {
  /** Place of the kinds in the order of writing, from 0; custom kinds are among the workloads. */
  readonly rank: number;
  /** Place among the stages of one rank, from 0. */
  readonly layer: number;
  readonly objects: readonly T[];
}

/** For a key of an object (`idKey`), the keys of those that must be ready before it is written. */
export type Dependencies = ReadonlyMap<string, readonly string[]>;

const workloads = 6;

/** Groups and kinds of each rank; a kind that is not here is written with the workloads. */
const ranks: readonly Readonly<Record<string, readonly string[]>>[] = [
  { '': ['Namespace'] },
  { 'apiextensions.k8s.io': ['CustomResourceDefinition'] },
  {
    '': ['PersistentVolume'],
    'storage.k8s.io': ['StorageClass', 'CSIDriver', 'VolumeAttributesClass'],
    'snapshot.storage.k8s.io': ['VolumeSnapshotClass'],
    'scheduling.k8s.io': ['PriorityClass'],
    'networking.k8s.io': ['IngressClass'],
    'gateway.networking.k8s.io': ['GatewayClass'],
    'node.k8s.io': ['RuntimeClass'],
    'rbac.authorization.k8s.io': ['Role', 'ClusterRole', 'RoleBinding', 'ClusterRoleBinding'],
  },
  { '': ['ServiceAccount', 'ResourceQuota', 'LimitRange'], 'networking.k8s.io': ['NetworkPolicy'] },
  { '': ['ConfigMap', 'Secret', 'PersistentVolumeClaim'] },
  { '': ['Service', 'Endpoints'], 'discovery.k8s.io': ['EndpointSlice'] },
  {},
  {
    autoscaling: ['HorizontalPodAutoscaler'],
    policy: ['PodDisruptionBudget'],
    extensions: ['Ingress'],
    'networking.k8s.io': ['Ingress'],
    'gateway.networking.k8s.io': ['HTTPRoute', 'GRPCRoute', 'TCPRoute', 'TLSRoute', 'UDPRoute'],
    'route.openshift.io': ['Route'],
  },
  {
    'admissionregistration.k8s.io': [
      'MutatingWebhookConfiguration',
      'ValidatingWebhookConfiguration',
      'MutatingAdmissionPolicy',
      'MutatingAdmissionPolicyBinding',
      'ValidatingAdmissionPolicy',
      'ValidatingAdmissionPolicyBinding',
    ],
    // Its server is one of the workloads.
    'apiregistration.k8s.io': ['APIService'],
  },
];

const rankOfKind: ReadonlyMap<string, number> = new Map(
  ranks.flatMap((groups, rank) =>
    Object.entries(groups).flatMap(([group, kinds]) =>
      kinds.map((kind) => [`${group}/${kind}`, rank] as const),
    ),
  ),
);

/** The place of a kind in the order of writing, from 0 (namespaces) to 8 (webhooks). */
export function rankOf({ group, kind }: Pick<ObjectId, 'group' | 'kind'>): number {
  return rankOfKind.get(`${group}/${kind}`) ?? workloads;
}

/**
 * The order of writing. It depends on the objects alone, not on the order in which they are given.
 * Dependencies count inside a rank, since between ranks the ranks decide; of a circle, the
 * dependency that closes it is left out.
 */
export function stagesOf<T extends { readonly id: ObjectId }>(
  objects: readonly T[],
  dependencies: Dependencies = new Map(),
): readonly Stage<T>[] {
  const sorted = [...objects].sort((one, other) => byCodeUnits(placeOf(one.id), placeOf(other.id)));
  const layers = layersOf(
    sorted.map(({ id }) => id),
    dependencies,
  );
  const stages = new Map<string, { rank: number; layer: number; objects: T[] }>();
  for (const object of sorted) {
    const rank = rankOf(object.id);
    const layer = layers.get(idKey(object.id)) ?? 0;
    const key = `${rank}/${layer}`;
    const stage = stages.get(key) ?? { rank, layer, objects: [] };
    stages.set(key, stage);
    stage.objects.push(object);
  }
  return [...stages.values()].sort(
    (one, other) => one.rank - other.rank || one.layer - other.layer,
  );
}

/** The order of deleting: that of writing, backwards. */
export function deletionStagesOf<T extends { readonly id: ObjectId }>(
  objects: readonly T[],
  dependencies: Dependencies = new Map(),
): readonly Stage<T>[] {
  return stagesOf(objects, dependencies)
    .map((stage) => ({ ...stage, objects: stage.objects.toReversed() }))
    .reverse();
}

function placeOf({ group, kind, namespace, name }: ObjectId): string {
  return [namespace ?? '', kind, group, name].join('\0');
}

/** The layer of each object: one more than the highest of those that it waits for in its rank. */
function layersOf(ids: readonly ObjectId[], dependencies: Dependencies): Map<string, number> {
  const byKey = new Map(ids.map((id) => [idKey(id), id]));
  const layers = new Map<string, number>();
  const open = new Set<string>();
  const visit = (key: string, id: ObjectId): number => {
    const known = layers.get(key);
    if (known !== undefined) return known;
    open.add(key);
    let layer = isBinding(id) ? 1 : 0;
    for (const needed of [...(dependencies.get(key) ?? [])].sort(byCodeUnits)) {
      const other = byKey.get(needed);
      if (other === undefined || open.has(needed) || rankOf(other) !== rankOf(id)) continue;
      layer = Math.max(layer, visit(needed, other) + 1);
    }
    open.delete(key);
    layers.set(key, layer);
    return layer;
  };
  for (const [key, id] of byKey) visit(key, id);
  return layers;
}

/** The server looks at the role when someone who may not grant everything binds it. */
function isBinding({ group, kind }: ObjectId): boolean {
  return group === 'rbac.authorization.k8s.io' && kind.endsWith('Binding');
}
