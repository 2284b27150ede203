// Names and payloads of the requests that change a cluster or ask what changed: runs, roll-backs, deletions, drift.
import type { ConfigurationId } from './protocol.ts';
import type {
  ApplicationId,
  ClusterTarget,
  Failure,
  MissingVariable,
  ObjectHealth,
  ObjectName,
  ReleaseState,
  SpecPlace,
} from './protocol-deploy.ts';

/** What happens to one object. */
export type ObjectProgress =
  | { readonly step: 'applying' }
  | { readonly step: 'applied'; readonly outcome: 'created' | 'updated' | 'unchanged' }
  | { readonly step: 'waiting'; readonly health: ObjectHealth }
  | { readonly step: 'ready'; readonly note?: string }
  | { readonly step: 'deleting' }
  | { readonly step: 'deleted' }
  | { readonly step: 'kept'; readonly because: string }
  | { readonly step: 'failed'; readonly message: string; readonly fields: readonly string[] }
  /** The request was sent and no answer came. */
  | { readonly step: 'unknown'; readonly message: string };

/** Server → client: what happens in a run, in its order; the answer to the request comes after the last one. */
export const DEPLOY_EVENT = 'oam/deploy/event';
export interface DeployEventParams {
  /** Of the plan, or the one that the client chose for a roll-back. */
  readonly id: string;
  readonly event: DeployEvent;
}
export type DeployEvent =
  | {
      readonly kind: 'state';
      readonly state: ReleaseState;
      /** Number of the release, from 1. */
      readonly release: number;
      readonly message?: string;
    }
  | { readonly kind: 'object'; readonly object: ObjectName; readonly progress: ObjectProgress }
  /** A request is tried again; `delay` in milliseconds. */
  | {
      readonly kind: 'retry';
      readonly message: string;
      readonly attempt: number;
      readonly delay: number;
    }
  | { readonly kind: 'warning'; readonly message: string; readonly object?: ObjectName };

/**
 * The name of the application as the user typed it. Without it, nothing is written in a protected
 * context. Elsewhere it does not matter.
 */
export type TypedName = string;

/** Client → server: runs a plan that the user confirmed. Answers at the end of the run. */
export const RUN = 'oam/deploy/run';
export interface RunParams {
  readonly id: string;
  /** Digest of the plan that the user saw and confirmed. */
  readonly confirmed: string;
  /** What happens when something fails: leave all as it is then, or put back what was there. `stop` when left out. */
  readonly onFailure?: 'stop' | 'rollback';
  /** `none`, also when left out: what is no longer in the specs stays. */
  readonly prune?: 'confirmed' | 'none';
  /** `none`: done when everything is written. `all` when left out. */
  readonly wait?: 'all' | 'none';
  /** Milliseconds for one object to become ready; five minutes when left out. */
  readonly objectTimeout?: number;
  /** Milliseconds for all of them; fifteen minutes when left out. */
  readonly timeout?: number;
  readonly typedName?: TypedName;
  /** For clients that show progress by the protocol's own means. */
  readonly workDoneToken?: string | number;
}
export type RunAnswer =
  | { readonly kind: 'result'; readonly result: RunView }
  /** Nothing was written, because what was confirmed is no longer what would happen. Plan again. */
  | { readonly kind: 'refused'; readonly message: string };
export interface RunView {
  /** One of the states in which nothing happens any more. */
  readonly state: ReleaseState;
  /** Left out when it ended before there was one. */
  readonly release?: number;
  readonly objects: readonly (ObjectName & {
    /** The last thing that happened to it; left out when its turn did not come. */
    readonly last?: ObjectProgress;
    /** Where the specs say what failed, or the object. */
    readonly place?: SpecPlace;
  })[];
  /** Why it did not succeed, and what to do. */
  readonly message?: string;
  /** Why putting back failed too. */
  readonly rollbackMessage?: string;
  /** What rolling back cannot undo, one sentence each. */
  readonly notUndone: readonly string[];
  /** The release that a roll-back would go to. */
  readonly previous?: number;
}

/**
 * Client → server: ends a run, a roll-back or a deletion. The first time nothing new is started, the
 * second time what is in flight is given up. The run's own request still answers.
 */
export const CANCEL_RUN = 'oam/deploy/cancel';
export interface CancelRunParams {
  readonly id: string;
}
export interface CancelRunAnswer {
  /** `idle`: nothing of that id runs. */
  readonly state: 'cancelling' | 'aborting' | 'idle';
}

/** Client → server: applies an earlier release again. Answers at the end. */
export const ROLL_BACK = 'oam/deploy/rollback';
export interface RollBackParams extends ClusterTarget {
  /** Chosen by the client, for events and to cancel. */
  readonly id: string;
  readonly application: ApplicationId;
  /** Number of a release; the newest one before the last that succeeded when left out. */
  readonly to?: number;
  /** `confirmed`: what that release did not have is deleted, protected objects aside; otherwise it stays. */
  readonly prune?: 'confirmed' | 'none';
  /** `none`: done when everything is written. `all` when left out. */
  readonly wait?: 'all' | 'none';
  /** Milliseconds for one object to become ready; five minutes when left out. */
  readonly objectTimeout?: number;
  /** Milliseconds for all of them; fifteen minutes when left out. */
  readonly timeout?: number;
  readonly typedName?: TypedName;
  readonly workDoneToken?: string | number;
}
export type RollBackAnswer = RunAnswer | Failure;

/** Client → server: finds out, without writing anything, what deleting an application would delete. */
export const DELETION = 'oam/deploy/deletion';
export interface DeletionParams extends ClusterTarget {
  readonly application: ApplicationId;
}
export type DeletionAnswer =
  | {
      readonly kind: 'deletion';
      readonly id: string;
      readonly application: ApplicationId;
      readonly context: string;
      readonly server: string;
      readonly protected: boolean;
      /** In the order in which they would be deleted. */
      readonly objects: readonly (ObjectName & {
        readonly apiVersion: string;
        /** Why it stays unless its key is among `also`. */
        readonly protected?: string;
      })[];
    }
  | Failure;

/** Client → server: deletes what the user confirmed. Answers at the end. */
export const DELETE = 'oam/deploy/delete';
export interface DeleteParams {
  /** Of the plan of the deletion; also that of its events. */
  readonly id: string;
  /** Keys of protected objects that go as well. */
  readonly also?: readonly string[];
  /** What becomes of the history; `delete` when left out. */
  readonly records?: 'delete' | 'keep';
  readonly typedName?: TypedName;
  readonly workDoneToken?: string | number;
}
export type DeleteAnswer = RunAnswer;

/** Client → server: compares the last release, the source and what is in the cluster. */
export const DRIFT = 'oam/deploy/drift';
export interface DriftParams extends ClusterTarget {
  readonly application: ApplicationId;
  /** The source to compare with; without it, release and cluster are compared. */
  readonly configuration?: ConfigurationId;
  readonly variables?: Readonly<Record<string, string>>;
}
export type DriftAnswer =
  | { readonly kind: 'drift'; readonly objects: readonly DriftedView[] }
  | { readonly kind: 'variables'; readonly missing: readonly MissingVariable[] }
  | Failure;
export interface DriftedView extends ObjectName {
  readonly state: 'same' | 'drifted' | 'missing' | 'not-deployed' | 'source-changed';
  readonly changes: readonly {
    readonly path: string;
    /** As the last release had it; left out where it had none. */
    readonly released?: string;
    readonly live?: string;
    readonly source?: string;
    /** Who manages the field in the cluster now. */
    readonly managers: readonly string[];
  }[];
  /** Where the specs say it. */
  readonly place?: SpecPlace;
}
