// What goes on with clusters in one session: connections, plans that may be run, what runs, what is followed, failures.
import { randomUUID } from 'node:crypto';
import type { Application, Plan, PlanChoices } from '../deploy/plan.ts';
import type { DeletionPlan } from '../deploy/engine/delete.ts';
import type { RunControl } from '../deploy/tools.ts';
import type { CancelRunAnswer } from '../protocol-run.ts';
import type { ClusterTarget, PlanView } from '../protocol-deploy.ts';
import { ClusterConnections } from './cluster-connections.ts';
import { DeployFailures } from './deploy-failures.ts';
import type { Source, SourceRequest } from './deploy-source.ts';
import type { Session } from './session.ts';
import type { Trust } from './trust.ts';

/** A plan that may be run, with all that it was made from. */
export interface KeptPlan {
  readonly kind: 'plan';
  readonly target: ClusterTarget;
  readonly request: SourceRequest;
  readonly source: Source;
  readonly choices: PlanChoices;
  readonly plan: Plan;
  readonly view: PlanView;
  readonly isProtected: boolean;
}

/** A plan of a deletion that may be carried out. */
export interface KeptDeletion {
  readonly kind: 'deletion';
  readonly target: ClusterTarget;
  readonly plan: DeletionPlan;
  readonly isProtected: boolean;
}

/** Plans that are kept; people look at one or two at a time. */
const MOST_PLANS = 12;

/** Milliseconds for what runs to end when the client goes. */
const FAREWELL = 5000;

/** The target alone, of a request that names it among other things. */
export function targetOf({ kubeconfig, context }: ClusterTarget): ClusterTarget {
  return { context, ...(kubeconfig !== undefined && { kubeconfig }) };
}

/** Names an application in a cluster. */
export function failureKey(target: ClusterTarget, { name, namespace }: Application): string {
  return JSON.stringify([targetOf(target), namespace, name]);
}

interface Running {
  readonly cancelled: AbortController;
  readonly aborted: AbortController;
  readonly done: Promise<unknown>;
}

export class Deployments {
  readonly session: Session;
  readonly trust: Trust;
  readonly connections = new ClusterConnections();
  readonly failures: DeployFailures;
  readonly #plans = new Map<string, KeptPlan | KeptDeletion>();
  readonly #runs = new Map<string, Running>();
  /** What is told of until it is stopped, by the id that the client chose. */
  readonly #followed = new Map<string, AbortController>();

  constructor(session: Session, trust: Trust) {
    this.session = session;
    this.trust = trust;
    this.failures = new DeployFailures(session);
  }

  /** Keeps a plan and answers its id. The oldest one is forgotten when there are too many. */
  keep(plan: KeptPlan | KeptDeletion): string {
    const id = randomUUID();
    this.#plans.set(id, plan);
    for (const old of this.#plans.keys()) {
      if (this.#plans.size <= MOST_PLANS) break;
      if (!this.#runs.has(old)) this.#plans.delete(old);
    }
    return id;
  }

  planOf(id: string): KeptPlan | undefined {
    const kept = this.#plans.get(id);
    return kept?.kind === 'plan' ? kept : undefined;
  }

  deletionOf(id: string): KeptDeletion | undefined {
    const kept = this.#plans.get(id);
    return kept?.kind === 'deletion' ? kept : undefined;
  }

  /** A plan is run once. */
  forget(id: string): void {
    this.#plans.delete(id);
  }

  isRunning(id: string): boolean {
    return this.#runs.has(id);
  }

  /** Runs something that can be cancelled by its id, and that the end of the session waits for. */
  async run<T>(id: string, work: (control: RunControl) => Promise<T>): Promise<T> {
    const cancelled = new AbortController();
    const aborted = new AbortController();
    const done = work({ cancelled: cancelled.signal, aborted: aborted.signal });
    this.#runs.set(id, { cancelled, aborted, done });
    try {
      return await done;
    } finally {
      this.#runs.delete(id);
    }
  }

  /** Gently the first time, at once the second time. */
  cancel(id: string): CancelRunAnswer['state'] {
    const running = this.#runs.get(id);
    if (running === undefined) return 'idle';
    if (!running.cancelled.signal.aborted) {
      running.cancelled.abort();
      return 'cancelling';
    }
    running.aborted.abort();
    return 'aborting';
  }

  /** A control for what is told of under that id; whatever had the id before ends. */
  follow(id: string): RunControl & { readonly end: () => void } {
    this.unfollow(id);
    const controller = new AbortController();
    this.#followed.set(id, controller);
    const { signal } = controller;
    const end = (): void => {
      controller.abort();
      if (this.#followed.get(id) === controller) this.#followed.delete(id);
    };
    return { cancelled: signal, aborted: signal, end };
  }

  unfollow(id: string): void {
    this.#followed.get(id)?.abort();
    this.#followed.delete(id);
  }

  /** The client goes: what runs is cancelled gently and has a moment to write down how far it came. */
  async close(): Promise<void> {
    for (const id of [...this.#followed.keys()]) this.unfollow(id);
    const runs = [...this.#runs.values()];
    for (const { cancelled } of runs) cancelled.abort();
    if (runs.length > 0) {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise((resolve) => (timer = setTimeout(resolve, FAREWELL)));
      await Promise.race([late, Promise.allSettled(runs.map(({ done }) => done))]);
      clearTimeout(timer);
    }
    await this.connections.close();
  }
}
