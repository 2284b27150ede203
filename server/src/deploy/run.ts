// What a run of a deployment is asked to do, and what it answers at its end.
import type { ReleaseState } from '../protocol-deploy.ts';
import type { ObjectProgress } from './event.ts';
import type { DeployInput } from './input.ts';
import type { ObjectId } from './object-id.ts';
import type { Plan, PlanChoices } from './plan.ts';

export interface RunOptions {
  /** What happens when something fails: leave all as it is then, or put back what was there. */
  readonly onFailure: 'stop' | 'rollback';
  /** `none`: done when everything is written. */
  readonly wait: 'all' | 'none';
  /** Milliseconds for one object to become ready. */
  readonly objectTimeout: number;
  /** Milliseconds for all of them. */
  readonly timeout: number;
  /** `none`: what is no longer in the specs stays, and stays in the inventory. */
  readonly prune: 'confirmed' | 'none';
  /** Whether load balancers must have an address. */
  readonly loadBalancer: 'required' | 'optional';
}

/** Five minutes for an object and fifteen for all, and nothing is put back or deleted unasked. */
export const defaultRunOptions: RunOptions = {
  onFailure: 'stop',
  wait: 'all',
  objectTimeout: 300_000,
  timeout: 900_000,
  prune: 'none',
  loadBalancer: 'optional',
};

/** A deployment whose plan has been confirmed. */
export interface DeployRun {
  readonly input: DeployInput;
  readonly plan: Plan;
  readonly choices: PlanChoices;
  readonly options: RunOptions;
}

export interface ObjectResult {
  readonly id: ObjectId;
  /** The last thing that happened to it; undefined when its turn did not come. */
  readonly last: ObjectProgress | undefined;
}

/** How a run ended. All texts are redacted. */
export interface RunResult {
  /** One of `FINAL_STATES`. */
  readonly state: ReleaseState;
  /** Undefined when it ended before there was one. */
  readonly release: number | undefined;
  readonly objects: readonly ObjectResult[];
  /** Why it did not succeed, and what to do. */
  readonly message: string | undefined;
  /** Why putting back failed too. */
  readonly rollbackMessage: string | undefined;
  /** What rolling back cannot undo, one sentence each; empty when nothing was rolled back. */
  readonly notUndone: readonly string[];
  /** The release that resuming or rolling back would go to. */
  readonly previous: number | undefined;
}
