// Versions of Kubernetes, as far as they decide what is written and what a cluster takes.

/** A minor version, such as `1.20`; objects are written for the API versions that it serves. */
export type KubernetesVersion = `1.${number}`;

/** The version that is rendered for when nobody names one: the newest that needs no switch. */
export const DEFAULT_KUBERNETES_VERSION: KubernetesVersion = '1.34';

/** A version as people write it, `v1.30` and `1.30.2` included; undefined for anything else. */
export function kubernetesVersionIn(text: string): KubernetesVersion | undefined {
  const minor = /^v?1\.(\d{1,3})(?:\.\d+)?$/.exec(text)?.[1];
  return minor === undefined ? undefined : `1.${Number(minor)}`;
}

/** True when `version` is `than` or newer. */
export function isAtLeast(version: KubernetesVersion, than: KubernetesVersion): boolean {
  return minorOf(version) >= minorOf(than);
}

/** The number behind the dot: 34 for `1.34`. */
function minorOf(version: KubernetesVersion): number {
  return Number(version.slice(version.indexOf('.') + 1));
}
