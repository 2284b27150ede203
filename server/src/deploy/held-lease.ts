// A Lease while we hold it: renews it in the background, and tells as soon as somebody else may hold it.
import type { StopSignal } from '../base/cancellation.ts';
import { StopSource } from '../base/stop-source.ts';
import type { JsonObject } from './cluster.ts';
import { holderOf, identityOf, LEASE_SECONDS, leaseBody, leaseId } from './lease.ts';
import { textAt } from './json.ts';
import type { Application } from './plan.ts';
import { atVersionOf, withGrace } from './reply.ts';
import type { DeployTools } from './tools.ts';

/** A Lease that was just taken. */
export interface Hold {
  /** As the server answered it. */
  readonly lease: JsonObject;
  /** Milliseconds since 1970, before it was asked for. */
  readonly acquired: number;
  /** How often it has changed hands. */
  readonly transitions: number;
}

/** Milliseconds between two renewals. */
const renewPause = 10_000;
/** Milliseconds until a renewal is tried again that failed. */
const retryPause = 2000;
const holdsFor = LEASE_SECONDS * 1000;

/** How often a renewal goes again at once because the Lease was touched by others. */
const touches = 5;

export class HeldLease {
  readonly #tools: DeployTools;
  readonly #application: Application;
  readonly #hold: Omit<Hold, 'lease'>;
  readonly #lost = new StopSource();
  readonly #ended = new StopSource();
  readonly #renewing: Promise<void>;
  #lease: JsonObject;
  /** When the last good renewal was asked for: nobody can have seen it earlier. */
  #renewed: number;

  /** Also when time has run out that nobody had a chance to notice, as while the machine slept. */
  readonly lost: StopSignal;

  constructor(tools: DeployTools, application: Application, { lease, ...hold }: Hold) {
    this.#tools = tools;
    this.#application = application;
    this.#lease = lease;
    this.#hold = hold;
    this.#renewed = hold.acquired;
    const { signal } = this.#lost;
    const isLost = (): boolean => signal.aborted || this.#isOver();
    this.lost = {
      get aborted() {
        return isLost();
      },
      addEventListener: (type, listener) => signal.addEventListener(type, listener),
      removeEventListener: (type, listener) => signal.removeEventListener(type, listener),
    };
    this.#renewing = this.#keepRenewing();
  }

  async release(after: 'keep' | 'remove' = 'keep'): Promise<void> {
    const { client, codec, holder } = this.#tools;
    this.#ended.stop();
    await this.#renewing;
    const id = leaseId(codec, this.#application);
    await withGrace(this.#tools, async (signal) => {
      const read = await client.read(id, signal);
      if (!read.ok || holderOf(read.value)?.identity !== identityOf(holder)) return;
      const uid = textAt(read.value, 'metadata', 'uid') ?? '';
      const body = leaseBody(this.#tools, this.#application, 'free');
      // Whatever comes of it: a Lease that is not given back runs out.
      await (after === 'remove'
        ? client.remove(id, { uid, propagation: 'Background', signal })
        : client.replace(atVersionOf(body, read.value), { id, signal }));
    });
  }

  async #keepRenewing(): Promise<void> {
    const { clock } = this.#tools;
    const ended = this.#ended.signal;
    const isEnded = (): boolean => ended.aborted;
    let pause = renewPause;
    for (;;) {
      await clock.sleep(pause, ended);
      if (isEnded()) return;
      const outcome = await this.#renewInTime();
      if (isEnded()) return;
      if (outcome === 'lost' || this.#isOver()) {
        this.#lose(outcome === 'lost' ? 'somebody else has taken or deleted it' : undefined);
        return;
      }
      pause = outcome === 'renewed' ? renewPause : Math.max(1, Math.min(retryPause, this.#left));
    }
  }

  /** Gives a renewal up when the Lease runs out meanwhile. */
  async #renewInTime(): Promise<'renewed' | 'failed' | 'lost'> {
    const deadline = new StopSource(this.#ended.signal);
    const { clock } = this.#tools;
    void clock.sleep(this.#left, deadline.signal).then(() => deadline.stop());
    try {
      return await this.#renew(deadline.signal);
    } finally {
      deadline.stop();
    }
  }

  async #renew(signal: StopSignal): Promise<'renewed' | 'failed' | 'lost'> {
    const { client, clock, codec, holder } = this.#tools;
    const id = leaseId(codec, this.#application);
    for (let touched = 0; touched < touches; touched += 1) {
      const asked = clock.now();
      const body = leaseBody(this.#tools, this.#application, this.#hold);
      const reply = await client.replace(atVersionOf(body, this.#lease), { id, signal });
      if (reply.ok) {
        this.#lease = reply.value;
        this.#renewed = asked;
        return 'renewed';
      }
      if (reply.trouble.kind === 'not-found') return 'lost';
      if (reply.trouble.kind !== 'changed') return 'failed';
      const read = await client.read(id, signal);
      if (!read.ok) return read.trouble.kind === 'not-found' ? 'lost' : 'failed';
      if (holderOf(read.value)?.identity !== identityOf(holder)) return 'lost';
      this.#lease = read.value;
    }
    return 'failed';
  }

  get #left(): number {
    return Math.max(0, this.#renewed + holdsFor - this.#tools.clock.now());
  }

  #isOver(): boolean {
    return this.#left === 0;
  }

  #lose(why = `it could not be renewed for ${LEASE_SECONDS} seconds`): void {
    const { name } = this.#application;
    this.#tools.emit({ kind: 'warning', message: `The lock of ${name} is lost: ${why}.` });
    this.#lost.stop();
  }
}
