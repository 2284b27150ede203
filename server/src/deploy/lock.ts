// The lock of an application: one run at a time, held as a Lease that whoever dies loses by itself.
import type { StopSignal } from '../base/cancellation.ts';
import { neverStopped } from '../base/stop-source.ts';
import type { Clock } from '../base/ports.ts';
import type { JsonObject } from './cluster.ts';
import { HeldLease, type Hold } from './held-lease.ts';
import {
  holderOf,
  identityOf,
  leaseBody,
  leaseId,
  transitionsOf,
  type LeaseHolder,
} from './lease.ts';
import type { Application } from './plan.ts';
import { atVersionOf, good } from './reply.ts';
import type { DeployTools } from './tools.ts';
import type { Reply, Trouble } from './trouble.ts';

export interface Lock {
  /** Aborted as soon as somebody else may hold it. Ask before each write. */
  readonly lost: StopSignal;
  /** Gives it back, if it is still ours; `remove` deletes the Lease, as after deleting the application. */
  release(after?: 'keep' | 'remove'): Promise<void>;
}

export type LockOutcome =
  | { readonly kind: 'held'; readonly lock: Lock }
  /** `holder`: `user@host (pid)`; `since`: RFC 3339 by their clock. */
  | { readonly kind: 'busy'; readonly holder: string; readonly since: string | undefined }
  | { readonly kind: 'trouble'; readonly trouble: Trouble };

export interface LockOptions {
  /** `until-expired`: find out whether the holder is still alive, which takes as long as their Lease. */
  readonly wait: 'no' | 'until-expired';
}

/** Milliseconds between two looks at a Lease that somebody else holds. */
const lookPause = 2000;

/** How often it is tried to be the first, when others are. */
const tries = 10;

/**
 * Takes the lock. Somebody else's is taken over only after we saw it stay the same for as long as it
 * holds, by our own clock: what time theirs shows does not matter. Without access to Leases there is
 * no lock, which a warning tells; records of releases still keep two runs apart.
 */
export async function takeLock(
  tools: DeployTools,
  application: Application,
  { wait }: LockOptions,
): Promise<LockOutcome> {
  const { codec, clock, client, control } = tools;
  const watched = new Watched(clock);
  for (let attempt = 1; ;) {
    const read = await client.read(leaseId(codec, application), control.aborted);
    if (!read.ok && read.trouble.kind !== 'not-found') {
      return without(tools, application, read.trouble);
    }
    const lease = read.ok ? read.value : undefined;
    const holder = lease && holderOf(lease);
    if (holder && holder.identity !== identityOf(tools.holder) && !watched.isExpired(holder)) {
      const busy: LockOutcome = { kind: 'busy', holder: holder.text, since: holder.since };
      if (wait === 'no' || watched.isAlive) return busy;
      await clock.sleep(watched.pause, control.cancelled);
      if (control.cancelled.aborted) return busy;
      continue;
    }
    const taken = await hold(tools, application, { lease, acquired: clock.now() });
    if (taken.ok) return { kind: 'held', lock: new HeldLease(tools, application, taken.value) };
    if (attempt >= tries || !isRace(taken.trouble, lease)) {
      return without(tools, application, taken.trouble);
    }
    attempt += 1;
  }
}

/** Who holds the lock of an application, as `user@host (pid)`; undefined when nobody does, or nobody may tell. */
export async function lockHolder(
  tools: DeployTools,
  application: Application,
): Promise<string | undefined> {
  const id = leaseId(tools.codec, application);
  const read = await tools.client.read(id, tools.control.aborted);
  return read.ok ? holderOf(read.value)?.text : undefined;
}

/** Makes the Lease ours, in the state in which it was read. */
async function hold(
  tools: DeployTools,
  application: Application,
  { lease, acquired }: { readonly lease: JsonObject | undefined; readonly acquired: number },
): Promise<Reply<Hold>> {
  const id = leaseId(tools.codec, application);
  const signal = tools.control.aborted;
  const transitions = lease === undefined ? 0 : transitionsOf(lease) + 1;
  const body = leaseBody(tools, application, { acquired, transitions });
  const reply = await (lease === undefined
    ? tools.client.create(body, { id, signal })
    : tools.client.replace(atVersionOf(body, lease), { id, signal }));
  return reply.ok ? good({ lease: reply.value, acquired, transitions }) : reply;
}

/** Somebody else was faster, or has just deleted it. */
function isRace({ kind }: Trouble, lease: JsonObject | undefined): boolean {
  return kind === 'exists' || kind === 'changed' || (kind === 'not-found' && lease !== undefined);
}

/** Goes on without a lock where nobody may have one; other trouble is told. */
function without(tools: DeployTools, application: Application, trouble: Trouble): LockOutcome {
  const isDenied = trouble.kind === 'denied' && trouble.by === 'access';
  if (!isDenied && trouble.kind !== 'no-kind') return { kind: 'trouble', trouble };
  tools.emit({
    kind: 'warning',
    message: `There is no access to Leases in ${application.namespace}, so nobody else is kept from deploying ${application.name} at the same time.`,
  });
  const lock: Lock = { lost: neverStopped, release: () => Promise.resolve() };
  return { kind: 'held', lock };
}

/** Watches a Lease of somebody else, by our own clock. */
class Watched {
  readonly #clock: Clock;
  #seen: LeaseHolder | undefined;
  #looked = 0;
  /** Milliseconds for which it has stayed the same. */
  #same = 0;
  /** Whether it was seen to change, which only the living do. */
  isAlive = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Looks at it as it is now; whether it has stayed the same for as long as it holds. */
  isExpired(holder: LeaseHolder): boolean {
    const now = this.#clock.now();
    const seen = this.#seen;
    if (seen?.identity === holder.identity && seen.renewed === holder.renewed) {
      // A clock that is set forward counts no more than the time that a look may take.
      this.#same += Math.max(0, Math.min(now - this.#looked, 2 * lookPause));
    } else {
      this.isAlive = seen !== undefined;
      this.#same = 0;
    }
    this.#seen = holder;
    this.#looked = now;
    return this.#same >= holder.seconds * 1000;
  }

  /** Milliseconds until the next look. */
  get pause(): number {
    const seconds = this.#seen?.seconds ?? 0;
    return Math.max(1, Math.min(lookPause, seconds * 1000 - this.#same));
  }
}
