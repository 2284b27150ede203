// The Kubernetes versions whose objects can be checked without a cluster.
import type { KubernetesVersion } from '../kubernetes-version.ts';

/** Oldest first; the same list as in schemas.json (a test compares them). */
export const kubernetesVersions = [
  '1.20',
  '1.21',
  '1.22',
  '1.23',
  '1.24',
  '1.25',
  '1.26',
  '1.27',
  '1.28',
  '1.29',
  '1.30',
  '1.31',
  '1.32',
  '1.33',
  '1.34',
  '1.35',
  '1.36',
] as const satisfies readonly KubernetesVersion[];

/** The newest version that is known here. */
export const newestKubernetesVersion: KubernetesVersion = '1.36';
