// Versions of Kubernetes, as far as they decide which version of an API is written.
import type { KubernetesVersion } from '../rendering.ts';

/** The number behind the dot: 34 for `1.34`. */
export function minorOf(version: KubernetesVersion): number {
  return Number(version.slice(version.indexOf('.') + 1));
}
