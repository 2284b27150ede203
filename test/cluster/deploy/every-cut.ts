// Deploys the shop, cuts that short, goes on or back, and counts what was there in the end.
import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Clock } from '../../../server/src/base/ports.ts';
import type { Cluster as DeployCluster } from '../../../server/src/deploy/cluster.ts';
import { deleteApplication, planDeletion } from '../../../server/src/deploy/engine/delete.ts';
import { deploy } from '../../../server/src/deploy/engine/deploy.ts';
import { rollBack } from '../../../server/src/deploy/engine/roll-back.ts';
import type { DeployEvent } from '../../../server/src/deploy/event.ts';
import { makePlan, noChoices } from '../../../server/src/deploy/make-plan.ts';
import { idKey } from '../../../server/src/deploy/object-id.ts';
import { FINAL_STATES } from '../../../server/src/deploy/release.ts';
import { listReleases } from '../../../server/src/deploy/releases.ts';
import {
  defaultRunOptions,
  type RunOptions,
  type RunResult,
} from '../../../server/src/deploy/run.ts';
import type { DeployTools } from '../../../server/src/deploy/tools.ts';
import { systemClock } from '../../../server/src/node/kubernetes/clock.ts';
import { toolsFor, type TestTools } from '../../support/deploy-tools.ts';
import { shopInput, type ShopVersion } from './cut-application.ts';

/** A machine that many share is slow, and nothing here is about time. */
const options: RunOptions = {
  ...defaultRunOptions,
  objectTimeout: 120_000,
  timeout: 300_000,
  prune: 'confirmed',
};

/** The longest pause between two looks at the lock of somebody else, in milliseconds. */
const lookPause = 2000;

/**
 * Tools of a deployer of its own. It has no patience with dead holders of the lock, or with servers
 * that cannot be reached: its time runs ahead while it waits for them.
 */
export function newTools(
  cluster: DeployCluster,
  hasty: 'for the lock' | 'always' = 'for the lock',
): TestTools {
  let ahead = 0;
  let isWaiting = true;
  const clock: Clock = {
    now: () => systemClock.now() + ahead,
    async sleep(time, signal) {
      if (!isWaiting || time > lookPause) return systemClock.sleep(time, signal);
      ahead += time;
      return systemClock.sleep(1, signal);
    },
  };
  const made = toolsFor(cluster, clock);
  const emit = (event: DeployEvent): void => {
    made.events.push(event);
    // The first state is told as soon as the lock is held.
    if (event.kind === 'state') isWaiting = hasty === 'always';
  };
  return Object.assign(made, { emit, holder: { ...made.holder, id: randomUUID() } });
}

/** What may be done to the shop in a namespace of the cluster. */
export function shopIn(namespace: string, kubernetes: string) {
  const application = { name: 'shop', namespace };
  return {
    /** Plans, and then deploys. */
    async put(
      tools: DeployTools,
      version: ShopVersion,
      planned: () => Promise<void> = () => Promise.resolve(),
    ): Promise<RunResult> {
      const input = shopInput(application, version, kubernetes);
      const made = await makePlan(tools, { input, choices: noChoices });
      if (made.kind === 'failed') throw new Error(made.message);
      await planned();
      return deploy(tools, { input, plan: made.plan, choices: noChoices, options });
    },
    /** To the release with that number, named as people would while it is the one before. */
    async back(tools: TestTools, good: number): Promise<RunResult> {
      const listed = await listReleases(tools, application);
      const newest = listed.ok ? listed.value[0]?.number : undefined;
      return rollBack(tools, application, newest === good ? good : 'previous', options);
    },
    /** Deletes all of it; answers what was left. */
    async erase(tools: TestTools): Promise<string | undefined> {
      const planned = await planDeletion(tools, application);
      if (!planned.ok) return planned.message;
      const also = new Set(planned.plan.members.map(({ id }) => idKey(id)));
      const timeout = options.objectTimeout;
      const chosen = { also, records: 'delete', timeout } as const;
      const result = await deleteApplication(tools, planned.plan, chosen);
      return result.state === 'Succeeded' ? undefined : result.message;
    },
    /** Numbers and states of releases whose record says that they still go on. */
    async unended(tools: TestTools): Promise<readonly string[]> {
      const listed = await listReleases(tools, application);
      if (!listed.ok) throw new Error('The releases cannot be listed.');
      return listed.value
        .filter(({ state }) => !FINAL_STATES.has(state))
        .map(({ number, state }) => `release ${number} is ${state}`);
    },
  };
}

export type State = Readonly<Record<string, unknown>>;

/** What many cuts came to. */
export class Score {
  readonly troubles: string[] = [];
  cuts = 0;
  resumes = 0;
  resumesEqual = 0;
  rollbacks = 0;
  rollbacksEqual = 0;
  lost = 0;
  doubled = 0;

  /** How runs ended that were cut, and how many did. */
  readonly ends = new Map<string, number>();

  /** A run was cut, and ended like this. */
  cut(end: string): void {
    this.cuts += 1;
    this.ends.set(end, (this.ends.get(end) ?? 0) + 1);
  }

  /** Compares what is there with what an undisturbed run leaves. */
  compare(kind: 'resume' | 'rollback', what: string, [got, wanted]: readonly [State, State]): void {
    const lost = Object.keys(wanted).filter((key) => !(key in got));
    const doubled = Object.keys(got).filter((key) => !(key in wanted));
    const isEqual = isDeepStrictEqual(got, wanted);
    this.lost += lost.length;
    this.doubled += doubled.length;
    if (kind === 'resume') this.resumes += 1;
    else this.rollbacks += 1;
    if (isEqual && kind === 'resume') this.resumesEqual += 1;
    if (isEqual && kind === 'rollback') this.rollbacksEqual += 1;
    if (isEqual) return;
    const other = Object.keys(wanted)
      .filter((key) => key in got && !isDeepStrictEqual(got[key], wanted[key]))
      .map(
        (key) => `${key}: ${JSON.stringify(got[key])} instead of ${JSON.stringify(wanted[key])}`,
      );
    this.troubles.push(
      [`${kind} after ${what}`, `lost ${lost.join()}`, `doubled ${doubled.join()}`, ...other].join(
        '; ',
      ),
    );
  }

  add(other: Score): void {
    this.cuts += other.cuts;
    this.resumes += other.resumes;
    this.resumesEqual += other.resumesEqual;
    this.rollbacks += other.rollbacks;
    this.rollbacksEqual += other.rollbacksEqual;
    this.lost += other.lost;
    this.doubled += other.doubled;
    this.troubles.push(...other.troubles);
  }

  get text(): string {
    return [
      `cuts tried ${this.cuts}`,
      `resumes equal ${this.resumesEqual} of ${this.resumes}`,
      `rollbacks equal ${this.rollbacksEqual} of ${this.rollbacks}`,
      `objects lost ${this.lost}`,
      `objects doubled ${this.doubled}`,
    ].join(', ');
  }
}
