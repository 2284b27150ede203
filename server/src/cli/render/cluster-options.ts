// Options that say what kind of cluster objects are for.
import {
  kubernetesVersions,
  newestKubernetesVersion,
} from '../../render/kubernetes-schema/versions.ts';
import { kubernetesVersionIn, type KubernetesVersion } from '../../render/kubernetes-version.ts';
import { UsageError, type Arguments } from '../command.ts';

/** A label of RFC 1123, which names of namespaces are (Kubernetes, "Object Names and IDs"). */
export function namespaceIn({ texts }: Arguments): string | undefined {
  const name = texts.get('namespace');
  if (name === undefined || /^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/.test(name)) return name;
  throw new UsageError(
    `"${name}" cannot name a namespace: up to 63 lowercase letters, digits and dashes can.`,
  );
}

/** The version of `--kubernetes-version`. Throws a `UsageError` for one that is not known. */
export function versionIn({ texts }: Arguments): KubernetesVersion | undefined {
  const text = texts.get('kubernetes-version');
  if (text === undefined) return undefined;
  const version = kubernetesVersionIn(text);
  const known = kubernetesVersions.find((each) => each === version);
  if (known !== undefined) return known;
  throw new UsageError(
    `--kubernetes-version is one of ${kubernetesVersions[0]} to ${newestKubernetesVersion}, not "${text}".`,
  );
}
