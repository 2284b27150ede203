// Names and payloads of the project's own requests about clusters: contexts and plans.
import type { ConfigurationId } from './protocol.ts';

/*
 * Every request here is refused with a plain error while the client does not trust what is open (see
 * `InitializationOptions.trusted` and `TRUSTED`). What a cluster says is data: `kind: 'failed'` with a
 * message for people. No text of any of these messages holds a secret; where one stood, it says
 * `<hidden #n>`.
 */

/** Client → server, a notification without parameters: the user trusts what is open. It cannot be taken back. */
export const TRUSTED = 'oam/trusted';

/** What the user's machine has set about clusters; no workspace has a say in it. */
export interface ClusterSettings {
  /**
   * Path of the kubeconfig that is read: it names programs that are run.
   * Left out: `KUBECONFIG`, then `~/.kube/config`.
   */
  readonly kubeconfig?: string;
  /**
   * Patterns for names of contexts where whatever is written needs the name of the application, typed
   * by the user: `*` stands for any text, `?` for one character. Left out: the usual ones.
   */
  readonly protectedContexts?: readonly string[];
}

/** Which cluster is talked to, and as whom. */
export interface ClusterTarget extends ClusterSettings {
  /** Name of a context in the kubeconfig. */
  readonly context: string;
}

/** One application in one namespace. */
export interface ApplicationId {
  readonly name: string;
  readonly namespace: string;
}

/** An object as messages name it. */
export interface ObjectName {
  /** Equal in all messages about this object: plan, events, results, status. */
  readonly key: string;
  readonly kind: string;
  readonly name: string;
  /** Left out for objects outside namespaces. */
  readonly namespace?: string;
}

/** A stretch of a spec, in the client's spelling of the URI and its units. */
export interface SpecPlace {
  readonly uri: string;
  readonly range: {
    readonly start: { readonly line: number; readonly character: number };
    readonly end: { readonly line: number; readonly character: number };
  };
}

/** What a cluster or the kubeconfig could not do: what is wrong and what to do, for people. */
export interface Failure {
  readonly kind: 'failed';
  readonly message: string;
}

/** Client → server: the contexts of the kubeconfig. Reads files only, talks to no cluster. */
export const CONTEXTS = 'oam/cluster/contexts';
export type ContextsParams = ClusterSettings;
export interface ContextChoice {
  readonly name: string;
  /** Address of the API server. */
  readonly server: string;
  readonly user: string;
  /** `default` when the context names none. */
  readonly namespace: string;
  readonly current: boolean;
  readonly protected: boolean;
}
export type ContextsAnswer =
  | {
      readonly kind: 'contexts';
      readonly contexts: readonly ContextChoice[];
      /** The kubeconfig files that they come from. */
      readonly files: readonly string[];
    }
  | Failure;

/** Client → server: whether a context is protected. Reads nothing. */
export const PROTECTION = 'oam/cluster/protection';
export type ProtectionParams = ClusterTarget;
export interface ProtectionAnswer {
  readonly protected: boolean;
}

/** `rendered`: the Kubernetes objects that the specs become. `native`: the OAM resources, for a runtime in the cluster. */
export type DeployWay = 'rendered' | 'native';

/** What the user decided about single objects of a plan, each by its key. */
export interface PlanChoices {
  /** Conflicting fields are left to their managers. */
  readonly keepTheirs: readonly string[];
  /** Conflicting fields are taken over. */
  readonly takeOver: readonly string[];
  /** Objects of others that become part of the application all the same. */
  readonly adopt: readonly string[];
  /** Objects that may be deleted and created anew. */
  readonly replace: readonly string[];
  /** Protected objects that may be pruned. */
  readonly prune: readonly string[];
}

/**
 * Client → server: finds out, without writing anything, what a deployment would do. Choices make a new
 * plan. A plan is kept until it was run, until its cluster is left alone for long, and at most the
 * newest few of them.
 */
export const PLAN = 'oam/deploy/plan';
export interface PlanParams extends ClusterTarget {
  readonly configuration: ConfigurationId;
  /** `default` when left out. */
  readonly namespace?: string;
  /** Asked for by `kind: 'ways'` when both are possible; remember the answer. */
  readonly way?: DeployWay;
  /** Values for variables by name; they win over those that the configuration gives. */
  readonly variables?: Readonly<Record<string, string>>;
  /** URI of a file with values for variables; those in `variables` win over them. */
  readonly values?: string;
  readonly choices?: Partial<PlanChoices>;
}
/** A variable without a value. */
export interface MissingVariable {
  readonly name: string;
  /** Whether its value is likely to be a secret, so that it is not shown while it is typed. */
  readonly isSecret: boolean;
}
export type PlanAnswer =
  | {
      readonly kind: 'plan';
      /** Names the plan in later requests, and the run in its events. */
      readonly id: string;
      readonly plan: PlanView;
      /** Whether its context is protected, so that it runs with the typed name and saved documents only. */
      readonly protected: boolean;
      /** URIs of open documents that the plan was made with and that differ from the disk. */
      readonly unsaved: readonly string[];
      /** A release that did not end: running this plan goes on with it. */
      readonly resume?: { readonly release: number; readonly state: ReleaseState };
    }
  /** Variables without a value: ask for them, and plan again. */
  | { readonly kind: 'variables'; readonly missing: readonly MissingVariable[] }
  /** Both ways are possible: ask, and plan again. */
  | { readonly kind: 'ways'; readonly ways: readonly DeployWay[] }
  /** The specs have errors; their diagnostics say which. */
  | {
      readonly kind: 'problems';
      readonly errors: number;
      readonly message: string;
      /** The first few of them. */
      readonly places: readonly (SpecPlace & { readonly message: string })[];
    }
  /** Somebody has changed or deleted the inventory: `REPAIR` mends it when the user agrees; then plan again. */
  | {
      readonly kind: 'repairable';
      readonly message: string;
      readonly application: ApplicationId;
      readonly server: string;
      readonly protected: boolean;
    }
  | Failure;

/** Client → server: makes the inventory of an application right again, by its releases. Members are not touched. */
export const REPAIR = 'oam/deploy/repair';
export interface RepairParams extends ClusterTarget {
  readonly application: ApplicationId;
  /** The name of the application as the user typed it; needed in a protected context. */
  readonly typedName?: string;
}
export type RepairAnswer = { readonly kind: 'repaired' } | Failure;

export type VerdictKind =
  | 'create'
  | 'update'
  | 'unchanged'
  | 'adopt'
  | 'conflict'
  | 'foreign'
  | 'replace-needed'
  | 'denied'
  | 'invalid'
  | 'unverified'
  | 'prune'
  | 'protected';

export interface PlanView {
  readonly application: string;
  readonly namespace: string;
  readonly context: string;
  readonly server: string;
  readonly user: string;
  readonly way: DeployWay;
  /** Two plans with one digest do the same. */
  readonly digest: string;
  /** In the order in which they would be written, then those that would be pruned. */
  readonly objects: readonly PlannedView[];
  readonly counts: Readonly<Partial<Record<VerdictKind, number>>>;
  /** Access that is missing, as verbs on resources. */
  readonly missingAccess: readonly string[];
  /** Whether it cannot be run as it is: see verdicts and missing access. */
  readonly stops: boolean;
  /** Whether there is nothing to do. */
  readonly empty: boolean;
}

export interface PlannedView extends ObjectName {
  readonly apiVersion?: string;
  readonly verdict: VerdictKind;
  /** One line for people. */
  readonly summary: string;
  readonly changes: readonly {
    readonly path: string;
    readonly before?: string;
    readonly after?: string;
  }[];
  readonly warnings: readonly string[];
  readonly notes: readonly string[];
  /** Where the specs say it. */
  readonly place?: SpecPlace;
  /** Fields that are in conflict, invalid or immutable. */
  readonly fields?: readonly string[];
  /** Who owns it, or those fields. */
  readonly owners?: readonly string[];
}

/** Client → server: one side of the difference of an object, as YAML; empty where there is no object. */
export const PLAN_DOCUMENT = 'oam/deploy/document';
export interface PlanDocumentParams {
  /** Of a plan, or of a plan of a deletion. */
  readonly id: string;
  readonly key: string;
  /** `before`: as it is in the cluster. `after`: as it would be. */
  readonly side: 'before' | 'after';
}
/** Null when the plan is gone or has no such object. */
export type PlanDocumentAnswer = { readonly text: string } | null;

/** States of a release, in the order in which a good one passes them. */
export type ReleaseState =
  | 'Planned'
  | 'Locked'
  | 'Applying'
  | 'Waiting'
  | 'Pruning'
  | 'Succeeded'
  | 'Failed'
  | 'Cancelled'
  | 'RollingBack'
  | 'RolledBack'
  | 'RollbackFailed'
  | 'Unknown';

/** How an object is. */
export type ObjectHealth =
  | { readonly status: 'ready'; readonly note?: string }
  | { readonly status: 'waiting'; readonly reason: string }
  | { readonly status: 'failed'; readonly reason: string };
