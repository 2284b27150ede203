// One object that a run waits for: how it is, since when, and what its pods suffer from.
import type { StopSignal } from '../../base/cancellation.ts';
import type { JsonObject } from '../cluster.ts';
import type { Health } from '../event.ts';
import { healthOf, healthOfVanished } from '../health/health.ts';
import { textAt } from '../json.ts';
import { idText } from '../object-id.ts';
import { podTroubleFor } from '../status.ts';
import { volumeBindingOf } from '../volume-binding.ts';
import { durationText, type RunContext } from './context.ts';
import type { WrittenObject } from './ledger.ts';

/** Kinds that run pods, whose trouble says more than the object itself. */
const withPods: ReadonlySet<string> = new Set([
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'Job',
]);

export class WaitingObject {
  readonly written: WrittenObject;
  readonly #context: RunContext;
  #last: JsonObject;
  #binding: 'Immediate' | 'WaitForFirstConsumer' | undefined;
  #health: Health = { status: 'waiting', reason: 'Not looked at yet' };
  #podTrouble: string | undefined;
  #lookedAt = 0;
  #told = '';

  constructor(context: RunContext, written: WrittenObject) {
    this.#context = context;
    this.written = written;
    this.#last = written.object;
  }

  /** Judges it by what the server answered to the write. */
  async begin(): Promise<void> {
    const { tools } = this.#context;
    const { id } = this.written;
    if (id.kind === 'PersistentVolumeClaim' && id.group === '') {
      this.#binding = await volumeBindingOf(tools, this.#last);
    }
    this.#judge(this.#last);
  }

  get health(): Health {
    return this.#health;
  }

  get isSettled(): boolean {
    return this.#health.status === 'ready';
  }

  /** When the options' time for it is over, by the clock of the run. */
  get limit(): number {
    return this.written.at + this.#context.options.objectTimeout;
  }

  get text(): string {
    return idText(this.written.id);
  }

  /** Judges it by a list of live objects of its kind. */
  see(live: readonly JsonObject[]): void {
    const { uid, id } = this.written;
    const found = live.find((object) => textAt(object, 'metadata', 'uid') === uid);
    if (found) {
      this.#last = found;
      this.#judge(found);
      return;
    }
    const isAnother = live.some((object) => textAt(object, 'metadata', 'name') === id.name);
    const gone = healthOfVanished(this.#last);
    this.#set(
      isAnother && gone.status === 'failed'
        ? { status: 'failed', reason: 'Somebody has deleted it and made another one of that name.' }
        : gone,
    );
  }

  /** Judges it anew, since some rules go by how long it has waited. */
  passTime(): void {
    if (this.#health.status === 'waiting') this.#judge(this.#last);
  }

  /** When its pods were last looked at; 0 for never. */
  get lookedAt(): number {
    return this.#lookedAt;
  }

  /** Finds out what its pods suffer from, if it runs any. */
  async lookAtPods(signal: StopSignal): Promise<void> {
    this.#lookedAt = this.#context.tools.clock.now();
    if (this.#health.status === 'ready' || signal.aborted) return;
    if (!withPods.has(this.written.id.kind)) return;
    this.#podTrouble = await podTroubleFor(this.#context.tools, this.#last);
    this.#tell();
  }

  /** Tells that the run gave it up, and answers why as a sentence that names it. */
  tellEnd(): string {
    const { clock } = this.#context.tools;
    const waited = durationText(Math.max(1, clock.now() - this.written.at));
    const what = this.#health.status === 'failed' ? 'failed' : `was not ready after ${waited}`;
    const why = sentence(this.#reason);
    // Who is told of the object knows which one it is.
    this.#context.ledger.failed(this.written.id, `It ${what}: ${why}`);
    return `${this.text} ${what}: ${why}`;
  }

  get #reason(): string {
    const reason = this.#health.status === 'ready' ? '' : this.#health.reason;
    return this.#podTrouble === undefined ? reason : `${reason} (${this.#podTrouble})`;
  }

  #judge(object: JsonObject): void {
    const { tools, options } = this.#context;
    const health = healthOf(object, {
      waited: tools.clock.now() - this.written.at,
      loadBalancer: options.loadBalancer,
      ...(this.#binding && { volumeBinding: this.#binding }),
    });
    this.#set(health);
  }

  #set(health: Health): void {
    this.#health = health;
    this.#tell();
  }

  /** Tells what is new. */
  #tell(): void {
    const { ledger } = this.#context;
    const { id } = this.written;
    const health = this.#health;
    if (health.status === 'failed') return;
    const text = health.status === 'ready' ? (health.note ?? '') : this.#reason;
    const told = `${health.status} ${text}`;
    if (told === this.#told) return;
    this.#told = told;
    if (health.status === 'ready') ledger.tell(id, { step: 'ready', note: health.note });
    else ledger.tell(id, { step: 'waiting', health: { status: 'waiting', reason: this.#reason } });
  }
}

function sentence(text: string): string {
  const line = text.trim();
  return /[.!?]$/.test(line) ? line : `${line}.`;
}
