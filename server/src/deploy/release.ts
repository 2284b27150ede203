// A release: what one run of a deployment did, kept in the cluster so that it can be resumed and rolled back.
import type { ReleaseState } from '../protocol-deploy.ts';
import type { JsonObject } from './cluster.ts';
import type { Way } from './input.ts';
import type { ObjectId } from './object-id.ts';
import type { Application } from './plan.ts';

/** What became of one object of a release. */
export interface ReleaseObject {
  readonly id: ObjectId;
  readonly apiVersion: string;
  /** `pending` until it is written; `unknown` when no answer came. */
  readonly outcome:
    'pending' | 'created' | 'updated' | 'unchanged' | 'deleted' | 'kept' | 'failed' | 'unknown';
  /** Of the object that was written. */
  readonly uid?: string;
  /** Why it failed or was kept, without secrets. */
  readonly message?: string;
  /** Fields that are left to their managers, as the server writes them. */
  readonly leftAlone?: readonly string[];
}

export interface Release {
  readonly application: Application;
  /** From 1. */
  readonly number: number;
  readonly state: ReleaseState;
  /** `roll-back`: it applied the manifests of another release again. */
  readonly reason: 'deploy' | 'roll-back';
  readonly way: Way;
  readonly source: string;
  /** Of the plan that was confirmed. */
  readonly digest: string;
  /** RFC 3339, by the clock of who ran it. */
  readonly startedAt: string;
  readonly finishedAt?: string;
  /** `user@host`. */
  readonly by: string;
  /** Number of the newest release before it that succeeded. */
  readonly before: number | undefined;
  readonly objects: readonly ReleaseObject[];
  /** What was sent, one for each object that is not to be deleted. */
  readonly manifests: readonly JsonObject[];
  /** Values that are hidden wherever they show up, though nothing in the manifests says so. */
  readonly secrets?: readonly string[];
  /** What it ended with, without secrets. */
  readonly message?: string;
}

/** States in which nothing happens anymore. */
export const FINAL_STATES: ReadonlySet<ReleaseState> = new Set([
  'Succeeded',
  'Failed',
  'Cancelled',
  'RolledBack',
  'RollbackFailed',
  'Unknown',
]);
