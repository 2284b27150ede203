// Sends requests as often as it makes sense: what to try again, when, and for how long.
import type { StopSignal } from '../base/cancellation.ts';
import type { Clock } from '../base/ports.ts';
import { StopSource, neverStopped } from '../base/stop-source.ts';
import { isWrite, troubleOf } from './classify.ts';
import type { Cluster, ClusterAnswer, ClusterOutcome, ClusterRequest } from './cluster.ts';
import type { DeployEvent } from './event.ts';
import { textAt } from './json.ts';
import { unreachableWebhook } from './server-texts.ts';
import type { Trouble } from './trouble.ts';

export interface SenderTools {
  readonly clock: Clock;
  /** Told before each wait. The message holds no words of the server but names of webhooks. */
  readonly onRetry: (event: Extract<DeployEvent, { kind: 'retry' }>) => void;
  /** From 0 up to 1, so that many clients do not come back at once; `Math.random` when left out. */
  readonly random?: () => number;
  /**
   * Somebody has cancelled: what is in flight may end, but nothing is waited for to be tried again.
   * Requests that begin later, such as those that write down the end, are tried for a moment only.
   */
  readonly cancelled?: StopSignal;
}

export type Sent =
  | { readonly ok: true; readonly answer: ClusterAnswer }
  | { readonly ok: false; readonly trouble: Trouble };

/** `policy`: as often as the contract says. `once`: only what was never sent is sent again. */
export type Patience = 'policy' | 'once';

/** Milliseconds without one success after which an unreachable server is given up. */
const outageLimit = 60_000;
/** Milliseconds after an outage in which a server may not know all rights and kinds yet. */
const recovery = 10_000;
/** Milliseconds between tries when the server says that it cannot just now. */
const backOff: readonly number[] = [500, 1000, 2000, 4000, 8000];
/** Milliseconds between tries to reach it; the last one repeats. */
const reconnects: readonly number[] = [250, 500, 1000, 2000, 4000];
const throttledTries = 8;
/** Longest wait that a server may ask for, in milliseconds. */
const longestRetryAfter = 30_000;
/** Milliseconds in which a request is tried again that began after somebody cancelled. */
const farewell = 3_000;
/** How much longer a wait may get by chance, as a part of it. */
const jitter = 0.25;

/** What one call has been through. */
interface Call {
  readonly request: ClusterRequest;
  readonly patience: Patience;
  /** When the last try may begin; undefined for calls that began before anybody cancelled. */
  readonly until: number | undefined;
  attempts: number;
  backOffs: number;
  throttled: number;
  lost: number;
  renewed: 'no' | 'yes';
  /** Whether any of the tries may have been carried out. */
  sent: 'no' | 'maybe';
}

/** Knows how the server has been lately, for all calls of one client. */
export class Sender {
  readonly #cluster: Cluster;
  readonly #clock: Clock;
  readonly #onRetry: SenderTools['onRetry'];
  readonly #random: () => number;
  readonly #cancelled: StopSignal;
  #lastSuccess = -Infinity;
  /** Start of the first and end of the last failed try since the last success. */
  #outage: { readonly since: number; readonly last: number } | undefined;
  #lastFailure = -Infinity;
  #renewals = 0;
  #renewing: Promise<boolean> | undefined;

  constructor(cluster: Cluster, tools: SenderTools) {
    this.#cluster = cluster;
    this.#clock = tools.clock;
    this.#onRetry = tools.onRetry;
    this.#random = tools.random ?? Math.random;
    this.#cancelled = tools.cancelled ?? neverStopped;
  }

  /** Answers with status 2xx are ok. Stops waiting as soon as the signal is aborted. */
  async send(
    request: ClusterRequest,
    signal: StopSignal,
    patience: Patience = 'policy',
  ): Promise<Sent> {
    const call: Call = {
      request: withServerTimeout(request),
      patience,
      until: this.#cancelled.aborted ? this.#clock.now() + farewell : undefined,
      attempts: 0,
      backOffs: 0,
      throttled: 0,
      lost: 0,
      renewed: 'no',
      sent: 'no',
    };
    for (;;) {
      if (signal.aborted) return { ok: false, trouble: { kind: 'stopped', sent: call.sent } };
      const result = await this.#try(call, signal);
      if (result !== 'again') return result;
    }
  }

  async #try(call: Call, signal: StopSignal): Promise<Sent | 'again'> {
    call.attempts++;
    const started = this.#clock.now();
    const renewals = this.#renewals;
    const outcome = await this.#cluster.request(call.request, signal);
    this.#note(outcome, started);
    const trouble = troubleOf(outcome, call.request);
    if (trouble === undefined && outcome.kind === 'answer') return { ok: true, answer: outcome };
    if (trouble === undefined) throw new Error('A failure without trouble.');
    if ('sent' in trouble && trouble.sent === 'maybe') call.sent = 'maybe';
    const over = { ok: false, trouble: withSent(trouble, call.sent) } as const;
    if (trouble.kind === 'stopped') return over;
    if (trouble.kind === 'sign-in' && outcome.kind === 'answer' && call.renewed === 'no') {
      call.renewed = 'yes';
      if (await this.#renew(renewals)) return 'again';
    }
    const delay = this.#delay(call, outcome, trouble);
    if (delay === undefined) return over;
    const message = retryText(outcome, trouble);
    return this.#waitFor({ call, over }, { message, delay }, signal);
  }

  /** Waits, unless nobody wants to wait that long. */
  async #waitFor(
    { call, over }: { readonly call: Call; readonly over: Sent },
    { message, delay }: { readonly message: string; readonly delay: number },
    signal: StopSignal,
  ): Promise<Sent | 'again'> {
    if (call.until !== undefined && this.#clock.now() + delay > call.until) return over;
    const given = { ok: false, trouble: { kind: 'stopped', sent: call.sent } } as const;
    if (this.#isGivenUp(call)) return given;
    this.#onRetry({ kind: 'retry', message, attempt: call.attempts, delay });
    await this.#pause(call, delay, signal);
    return this.#isGivenUp(call) ? given : 'again';
  }

  #isGivenUp({ until }: Call): boolean {
    return until === undefined && this.#cancelled.aborted;
  }

  /** Until the time has passed, or whoever waits gives it up. */
  async #pause({ until }: Call, delay: number, signal: StopSignal): Promise<void> {
    const source = new StopSource(signal, ...(until === undefined ? [this.#cancelled] : []));
    await this.#clock.sleep(delay, source.signal);
    source.detach();
  }

  /** Milliseconds until the next try; undefined when there is none. */
  #delay(call: Call, outcome: ClusterOutcome, trouble: Trouble): number | undefined {
    if (trouble.kind === 'unavailable') {
      return outcome.kind === 'failure'
        ? this.#reconnectDelay(call, outcome.sent)
        : this.#busyDelay(call, outcome);
    }
    if (call.patience === 'once') return undefined;
    // A server that has just started denies what it cannot look up yet, and lacks custom kinds.
    const settling =
      this.#clock.now() - this.#lastFailure < recovery &&
      (trouble.kind === 'no-kind' ||
        trouble.kind === 'sign-in' ||
        (trouble.kind === 'denied' && trouble.by === 'access'));
    // Applying compares with nothing, so this only means that others were writing as well.
    const crowded =
      (trouble.kind === 'changed' || trouble.kind === 'exists') &&
      isUnconditionalApply(call.request);
    return settling || crowded ? this.#nextBackOff(call) : undefined;
  }

  #reconnectDelay(call: Call, sent: 'no' | 'maybe'): number | undefined {
    const again = sent === 'no' || (call.patience === 'policy' && isIdempotent(call.request));
    if (!again) return undefined;
    const left = (this.#outage?.since ?? this.#clock.now()) + outageLimit - this.#clock.now();
    if (left <= 0) return undefined;
    const delay = reconnects[Math.min(call.lost++, reconnects.length - 1)] ?? 0;
    return Math.min(this.#later(delay), left);
  }

  #busyDelay(call: Call, answer: ClusterAnswer): number | undefined {
    if (answer.status === 429) {
      call.throttled++;
      if (call.throttled >= throttledTries) return undefined;
      const asked = answer.retryAfter ?? 2 ** (call.throttled - 1);
      return Math.min(asked * 1000, longestRetryAfter) + Math.round(this.#random() * 1000);
    }
    // A conflict over a quota wrote nothing, whatever the request was.
    const again =
      call.patience === 'policy' && (isIdempotent(call.request) || answer.status === 409);
    return again ? this.#nextBackOff(call) : undefined;
  }

  #nextBackOff(call: Call): number | undefined {
    const delay = backOff[call.backOffs++];
    return delay === undefined ? undefined : this.#later(delay);
  }

  #later(delay: number): number {
    return Math.round(delay * (1 + this.#random() * jitter));
  }

  #note(outcome: ClusterOutcome, started: number): void {
    const now = this.#clock.now();
    if (outcome.kind === 'answer') {
      this.#lastSuccess = now;
      this.#outage = undefined;
      return;
    }
    if (outcome.reason === 'aborted' || outcome.reason === 'credentials') return;
    this.#lastFailure = now;
    // After a long pause nobody knows how long the server has been away.
    const known = this.#outage !== undefined && started - this.#outage.last < outageLimit;
    const since = known ? this.#outage?.since : undefined;
    this.#outage = { since: since ?? Math.max(started, this.#lastSuccess), last: now };
  }

  /** Once for all calls that were turned away with the same credentials. */
  async #renew(renewals: number): Promise<boolean> {
    if (renewals !== this.#renewals) return true;
    this.#renewing ??= this.#cluster.renewCredentials();
    const renewed = await this.#renewing;
    if (renewals === this.#renewals) {
      this.#renewing = undefined;
      if (renewed) this.#renewals++;
    }
    return renewed;
  }
}

/** Whether doing it twice is as good as doing it once. */
export function isIdempotent(request: ClusterRequest): boolean {
  const { method, contentType, body } = request;
  if (!isWrite(request)) return true;
  if (method === 'PATCH') return contentType === 'application/apply-patch+yaml';
  return method === 'DELETE' && textAt(body, 'preconditions', 'uid') !== undefined;
}

function isUnconditionalApply({ contentType, body }: ClusterRequest): boolean {
  return (
    contentType === 'application/apply-patch+yaml' &&
    textAt(body, 'metadata', 'resourceVersion') === undefined &&
    textAt(body, 'metadata', 'uid') === undefined
  );
}

/** The server gives up a little earlier than we do, so that we hear of it. */
function withServerTimeout(request: ClusterRequest): ClusterRequest {
  const seconds = Math.max(1, Math.floor((request.timeout ?? 30_000) / 1000) - 5);
  return { ...request, query: { ...request.query, timeout: `${seconds}s` } };
}

function withSent(trouble: Trouble, sent: 'no' | 'maybe'): Trouble {
  return trouble.kind === 'unavailable' || trouble.kind === 'stopped'
    ? { ...trouble, sent }
    : trouble;
}

const lost: Readonly<Record<string, string>> = {
  refused: 'The API server takes no connections.',
  reset: 'The connection to the API server broke.',
  timeout: 'The API server did not answer in time.',
  name: 'The address of the API server cannot be found.',
};

function retryText(outcome: ClusterOutcome, trouble: Trouble): string {
  if (outcome.kind === 'failure') {
    return lost[outcome.reason] ?? 'The API server cannot be reached.';
  }
  if (outcome.status === 429) return 'The API server is overloaded and asks to wait.';
  if (trouble.kind === 'changed' || outcome.status === 409) return 'Others write at the same time.';
  if (trouble.kind !== 'unavailable') return 'The API server is still starting.';
  const webhook = unreachableWebhook(trouble.message);
  return webhook === undefined
    ? 'The API server cannot do this at the moment.'
    : `The webhook ${webhook} does not answer.`;
}
