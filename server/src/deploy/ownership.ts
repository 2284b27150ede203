// To whom an object in the cluster belongs: this application, somebody else, or nobody.
import { PART_OF } from './apply-set.ts';
import type { JsonObject } from './cluster.ts';
import { objectsAt, textAt } from './json.ts';
import { RECORD } from './names.ts';

export type Ownership =
  | { readonly kind: 'ours' }
  | { readonly kind: 'nobody' }
  | {
      readonly kind: 'foreign';
      /** Completes the sentence "It belongs to …". */
      readonly owner: string;
      /** Id of the inventory that it belongs to, where it is that. */
      readonly inventory?: string;
    };

/** Looks at the marks that tools leave on what they manage; `partOf` is the id of our inventory. */
export function ownershipOf(live: JsonObject, partOf: string): Ownership {
  const set = label(live, PART_OF);
  if (set === partOf) return { kind: 'ours' };
  const controller = controllerOf(live);
  if (controller !== undefined) return { kind: 'foreign', owner: controller };
  if (set !== undefined) {
    const owner = `another application (its inventory has the id ${set})`;
    return { kind: 'foreign', owner, inventory: set };
  }
  const owner = toolOf(live) ?? recordOf(live);
  return owner === undefined ? { kind: 'nobody' } : { kind: 'foreign', owner };
}

/** The object that made this one and looks after it, such as the Deployment of a ReplicaSet. */
export function controllerOf(live: JsonObject): string | undefined {
  const found = objectsAt(live, 'metadata', 'ownerReferences').find(
    (owner) => owner['controller'] === true,
  );
  if (found === undefined) return undefined;
  return `${textAt(found, 'kind') ?? 'an object'} ${textAt(found, 'name') ?? ''}`.trim();
}

/** Marks of the tools, strongest first. */
function toolOf(live: JsonObject): string | undefined {
  const release = annotation(live, 'meta.helm.sh/release-name');
  if (release !== undefined) {
    const space = annotation(live, 'meta.helm.sh/release-namespace');
    return `the Helm release ${release}${space === undefined ? '' : ` in ${space}`}`;
  }
  // Older charts leave no annotations.
  if (label(live, 'app.kubernetes.io/managed-by') === 'Helm') return 'a Helm release';
  const tracking = annotation(live, 'argocd.argoproj.io/tracking-id');
  const argo = tracking?.split(':')[0] ?? label(live, 'argocd.argoproj.io/instance');
  if (argo !== undefined) return `the Argo CD application ${argo}`;
  const flux = label(live, 'kustomize.toolkit.fluxcd.io/name');
  if (flux !== undefined) return `the Flux Kustomization ${flux}`;
  const fluxRelease = label(live, 'helm.toolkit.fluxcd.io/name');
  if (fluxRelease !== undefined) return `the Flux HelmRelease ${fluxRelease}`;
  const kapp = label(live, 'kapp.k14s.io/app');
  if (kapp !== undefined) return `the kapp application ${kapp}`;
  const vela = label(live, 'app.oam.dev/name');
  return vela === undefined ? undefined : `the KubeVela application ${vela}`;
}

/** What this tool keeps for itself is no member of any application. */
function recordOf(live: JsonObject): string | undefined {
  const isInventory = label(live, 'applyset.kubernetes.io/id') !== undefined;
  if (isInventory) return 'the inventory of an application';
  return label(live, RECORD) === undefined ? undefined : 'the history of an application';
}

function label(live: JsonObject, key: string): string | undefined {
  return textAt(live, 'metadata', 'labels', key);
}

function annotation(live: JsonObject, key: string): string | undefined {
  return textAt(live, 'metadata', 'annotations', key);
}
