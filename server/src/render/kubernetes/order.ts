// The order of rendered objects: what others need comes first, and the same specs give the same order.
import type { RenderedObject } from '../rendering.ts';

/** Kinds in the order in which they can be applied; kinds of others come behind them all. */
const KINDS = [
  'Namespace',
  'ServiceAccount',
  'ConfigMap',
  'Secret',
  'PersistentVolumeClaim',
  'NetworkPolicy',
  'Service',
  'Deployment',
  'StatefulSet',
  'Job',
  'HorizontalPodAutoscaler',
  'Ingress',
];

/** By kind, then by name: the order of files, documents and instances does not matter. */
export function inOrder(objects: readonly RenderedObject[]): readonly RenderedObject[] {
  return [...objects].sort(
    (a, b) =>
      rankOf(a) - rankOf(b) ||
      compare(a.kind, b.kind) ||
      compare(a.name, b.name) ||
      compare(a.apiVersion, b.apiVersion),
  );
}

function rankOf({ kind }: RenderedObject): number {
  const rank = KINDS.indexOf(kind);
  return rank < 0 ? KINDS.length : rank;
}

/** By code units, which no locale changes. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
