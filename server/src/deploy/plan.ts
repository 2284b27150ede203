// A plan: what a deployment would do to each object, found out without writing anything.
import type { ClusterIdentity, JsonObject } from './cluster.ts';
import type { DeployObject, ObjectId } from './object-id.ts';

/** One application in one namespace of one cluster. */
export interface Application {
  readonly name: string;
  readonly namespace: string;
}

/** The fields that name an item of a list: `{ name: 'web' }`, `{ containerPort: 80, protocol: 'TCP' }`. */
export type ItemIdentity = Readonly<Record<string, string | number>>;

/** A key of a map, a place in a list, or the item of a list that these fields name. */
export type PathStep = string | number | ItemIdentity;

/** A difference between two objects at a path; `before` or `after` is missing where nothing was. */
export interface FieldChange {
  readonly path: readonly PathStep[];
  readonly before?: unknown;
  readonly after?: unknown;
  /** Of an item that was added to a list: its place there. */
  readonly position?: number;
  /** The items of both lists (their identities, `before` and `after`) stand in another order. */
  readonly about?: 'order';
}

/** A field that somebody else manages and the plan would set to another value. */
export interface FieldConflict {
  /** As the server writes it: `.spec.replicas`. */
  readonly field: string;
  readonly manager: string;
  readonly subresource: string | undefined;
}

/** What becomes of an object of the plan. */
export type Verdict =
  | { readonly kind: 'create' }
  | { readonly kind: 'update'; readonly changes: readonly FieldChange[] }
  | { readonly kind: 'unchanged' }
  /** Exists and belongs to nobody: applying it makes it part of the application. */
  | { readonly kind: 'adopt'; readonly changes: readonly FieldChange[] }
  | { readonly kind: 'conflict'; readonly conflicts: readonly FieldConflict[] }
  /** Belongs to another application or tool. */
  | { readonly kind: 'foreign'; readonly owner: string }
  /** A field cannot be changed in place. */
  | {
      readonly kind: 'replace-needed';
      readonly message: string;
      readonly fields: readonly string[];
      /** `replace`: the user agreed that it is deleted and created anew, so that it stops nothing. */
      readonly decision: 'open' | 'replace';
    }
  | {
      readonly kind: 'denied';
      /** `deletion`: the object that is there is being deleted. */
      readonly by: 'quota' | 'webhook' | 'access' | 'namespace' | 'deletion';
      readonly message: string;
    }
  | { readonly kind: 'invalid'; readonly message: string; readonly fields: readonly string[] }
  /** Depends on a namespace or kind that this plan creates, so that the server cannot judge it yet. */
  | { readonly kind: 'unverified'; readonly because: string }
  | { readonly kind: 'prune' }
  /** Would be pruned, but is kept unless it is ticked one by one. */
  | { readonly kind: 'protected'; readonly because: string };

/** Verdicts that stop a deployment before its first write; `stopsPlan` knows what was agreed. */
export const STOPPING: ReadonlySet<Verdict['kind']> = new Set([
  'conflict',
  'foreign',
  'replace-needed',
  'denied',
  'invalid',
]);

/** Whether this keeps a deployment from its first write until somebody mends or decides something. */
export function stopsPlan({ verdict }: Pick<PlannedObject, 'verdict'>): boolean {
  if (verdict.kind === 'replace-needed') return verdict.decision === 'open';
  return STOPPING.has(verdict.kind);
}

export interface PlannedObject {
  readonly id: ObjectId;
  readonly verdict: Verdict;
  /** What will be sent; undefined for what will be deleted. */
  readonly desired: DeployObject | undefined;
  /** As it is in the cluster, normalized; undefined where there is none. */
  readonly live: JsonObject | undefined;
  /** As it would be afterwards, normalized; undefined where nobody knows or it goes. */
  readonly planned: JsonObject | undefined;
  /** Of the object that was seen, so that no other one is touched. */
  readonly uid: string | undefined;
  /** Of the state that `planned` was computed from: a write that names it fails on any other state. */
  readonly resourceVersion?: string | undefined;
  /** `yes`: on that state, the trial run changed nothing at all, not even who manages what. */
  readonly inEffect?: 'yes' | 'no';
  /** Fields that are left to their managers and so are not in `desired`, as the server writes them. */
  readonly leftAlone: readonly string[];
  /** `force`: the user took the fields over that others manage; `refuse` when left out. */
  readonly conflicts?: 'refuse' | 'force';
  readonly warnings: readonly string[];
  /** Things to know, such as replicas that are left to an autoscaler. */
  readonly notes: readonly string[];
}

export interface Plan {
  readonly application: Application;
  readonly cluster: ClusterIdentity;
  /** uid of the namespace `kube-system`, by which a cluster is known again. */
  readonly clusterUid: string;
  /** In the order in which they would be written, then those that would be pruned. */
  readonly objects: readonly PlannedObject[];
  /** Access that is missing, as verbs on resources; empty when all is there. */
  readonly missingAccess: readonly string[];
  /** Over inputs, live uids and differences: two plans with one digest do the same. */
  readonly digest: string;
}

/** What the user decided about single objects of a plan. */
export interface PlanChoices {
  /** Keys of objects (`idKey`) whose conflicting fields are left to their managers. */
  readonly keepTheirs: ReadonlySet<string>;
  /** Keys of objects whose conflicting fields are taken over. */
  readonly takeOver: ReadonlySet<string>;
  /** Keys of foreign objects that become part of the application all the same. */
  readonly adopt: ReadonlySet<string>;
  /** Keys of objects that may be deleted and created anew. */
  readonly replace: ReadonlySet<string>;
  /** Keys of protected objects that may be pruned. */
  readonly prune: ReadonlySet<string>;
}
