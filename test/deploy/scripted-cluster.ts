// A cluster that answers what a test told it to, one answer after the other.
import type { StopSignal } from '../../server/src/base/cancellation.ts';
import type {
  Cluster,
  ClusterFailure,
  ClusterOutcome,
  ClusterRequest,
  JsonObject,
  WatchEvent,
} from '../../server/src/deploy/cluster.ts';

/** An outcome, or what makes one when the request comes. */
export type Step =
  | ClusterOutcome
  | ((request: ClusterRequest, signal: StopSignal) => ClusterOutcome | Promise<ClusterOutcome>);

export interface WatchSession {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  send(type: WatchEvent['type'], object: JsonObject): void;
  end(outcome: ClusterOutcome): void;
}

export class ScriptedCluster implements Cluster {
  readonly identity = { context: 'script', server: 'https://script.test', user: 'tester' };
  readonly requests: ClusterRequest[] = [];
  /** All watches, the newest last. */
  readonly watches: WatchSession[] = [];
  /** What new watches end with at once; undefined lets them run. */
  refuseWatch: ClusterOutcome | undefined;
  renewals = 0;
  renewable: 'yes' | 'no' = 'no';
  readonly #steps: Step[] = [];

  /** Appends steps. The last one that was appended repeats. */
  then(...steps: readonly Step[]): void {
    this.#steps.push(...steps);
  }

  async request(request: ClusterRequest, signal: StopSignal): Promise<ClusterOutcome> {
    this.requests.push(request);
    const step = this.#steps.length > 1 ? this.#steps.shift() : this.#steps[0];
    if (step === undefined) throw new Error(`Nobody said what to answer to ${request.path}.`);
    return typeof step === 'function' ? step(request, signal) : step;
  }

  watch(
    { path, query = {} }: Pick<ClusterRequest, 'path' | 'query'>,
    onEvent: (event: WatchEvent) => void,
    signal: StopSignal,
  ): Promise<ClusterOutcome> {
    return new Promise((end) => {
      this.watches.push({ path, query, end, send: (type, object) => onEvent({ type, object }) });
      signal.addEventListener('abort', () => end(failed('aborted', 'no')));
      if (this.refuseWatch !== undefined) end(this.refuseWatch);
    });
  }

  stream({ path }: Pick<ClusterRequest, 'path'>): Promise<ClusterOutcome> {
    throw new Error(`Nobody said what to stream from ${path}.`);
  }

  renewCredentials(): Promise<boolean> {
    this.renewals++;
    return Promise.resolve(this.renewable === 'yes');
  }

  close(): void {
    // Nothing is open.
  }
}

export function answered(status: number, body: JsonObject = {}): ClusterOutcome {
  const text = JSON.stringify(body);
  return { kind: 'answer', status, body, text, retryAfter: undefined, warnings: [] };
}

/** An answer that is not JSON. */
export function said(status: number, text: string, retryAfter?: number): ClusterOutcome {
  return { kind: 'answer', status, body: undefined, text, retryAfter, warnings: [] };
}

export function failed(
  reason: ClusterFailure['reason'],
  sent: ClusterFailure['sent'] = 'maybe',
): ClusterOutcome {
  return { kind: 'failure', reason, sent, message: `It came to ${reason}.` };
}

/** A Status, as API servers answer. */
export function refused(
  code: number,
  reason: string | undefined,
  message: string,
  details: JsonObject = {},
): ClusterOutcome {
  const body = { kind: 'Status', apiVersion: 'v1', status: 'Failure', message, details, code };
  return answered(code, reason === undefined ? body : { ...body, reason });
}
