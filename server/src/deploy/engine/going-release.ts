// A release that is going on: what it is to do, and its record, which every step is written into first.
import { troubleText } from '../classify.ts';
import type { Lock } from '../lock.ts';
import type { Dependencies } from '../order.ts';
import type { Application } from '../plan.ts';
import type { Release } from '../release.ts';
import { pruneReleases, type ReleaseRecord } from '../releases.ts';
import type { RunOptions } from '../run.ts';
import { done, type Ending, type RunContext } from './context.ts';
import type { RemoveTarget } from './remove.ts';
import type { WriteTask } from './write.ts';

/** What a release is to do, decided and confirmed. */
export interface ReleaseWork {
  readonly application: Application;
  readonly options: RunOptions;
  readonly lock: Lock;
  readonly about: Pick<Release, 'reason' | 'way' | 'source' | 'digest' | 'secrets'>;
  /** The newest release that succeeded. */
  readonly previous: Release | undefined;
  readonly tasks: readonly WriteTask[];
  readonly dependencies: Dependencies;
  /** What will be deleted in the end, if the options say so. */
  readonly prune: readonly RemoveTarget[];
  /** Members that no longer belong to it and stay all the same, and why. */
  readonly kept: readonly (Omit<RemoveTarget, 'uid'> & { readonly because: string })[];
}

/** A release that is going on. */
export interface GoingRelease {
  readonly context: RunContext;
  readonly work: ReleaseWork;
  readonly record: ReleaseRecord;
  /** Whether the inventory was there before. */
  readonly inventory: 'found' | 'made';
}

/** Writes the state down first, and tells it then. */
export async function enter(
  going: GoingRelease,
  state: Release['state'],
  end: Partial<Pick<Release, 'message' | 'finishedAt'>> = {},
): Promise<Ending> {
  const { context, record } = going;
  const ending = await keepRecord(going, { state, ...end });
  if (ending.kind === 'done') context.ledger.state(state, record.current.number, end.message);
  return ending;
}

/** Writes down what has become of the objects so far. */
export async function keepRecord(
  { context, record }: GoingRelease,
  change: Partial<Release> = {},
): Promise<Ending> {
  const reply = await record.update({ ...change, objects: context.ledger.objects });
  if (reply.ok) return done;
  const { trouble } = reply;
  if (trouble.kind === 'changed') return { kind: 'lost' };
  if (trouble.kind === 'stopped') return { kind: 'cancelled' };
  return { kind: 'failed', message: `The release could not be recorded. ${troubleText(trouble)}` };
}

/** Ends a release that has done all: old records go. */
export async function sweep({ context, work }: GoingRelease): Promise<void> {
  const reply = await pruneReleases(context.tools, work.application);
  if (reply.ok) return;
  context.ledger.warn(`Old releases could not be removed. ${troubleText(reply.trouble)}`);
}
