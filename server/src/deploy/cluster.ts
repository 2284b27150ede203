// What deploying asks of a cluster: one request at a time and watches; all trouble of the network is data.
import type { StopSignal } from '../base/cancellation.ts';

/** Plain JSON as the API server sends and takes it. */
export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = Readonly<Record<string, Json>>;

/** Who is asked, pinned when a plan is made: a change of any part makes the plan void. */
export interface ClusterIdentity {
  /** Name of the context in the kubeconfig. */
  readonly context: string;
  /** Address of the API server. */
  readonly server: string;
  /** User of the context, as the kubeconfig names it. */
  readonly user: string;
}

/** What of objects is wanted. */
export type ObjectPart = 'whole' | 'metadata';

export interface ClusterRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Absolute path, without a query. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Json;
  /** `metadata`: the server is asked to leave out all of the objects but what they are called and marked with. */
  readonly part?: ObjectPart;
  /** `application/json` when left out. */
  readonly contentType?:
    'application/json' | 'application/apply-patch+yaml' | 'application/merge-patch+json';
  /** Milliseconds after which the outcome counts as unknown; 30,000 when left out. */
  readonly timeout?: number;
}

/** An answer of the server, good or bad. */
export interface ClusterAnswer {
  readonly kind: 'answer';
  readonly status: number;
  /** The body when it is JSON; throttled requests are answered with plain text. */
  readonly body: Json | undefined;
  readonly text: string;
  /** Seconds, from `Retry-After`. */
  readonly retryAfter: number | undefined;
  /** Texts of the `Warning` headers. */
  readonly warnings: readonly string[];
}

/**
 * No answer. `sent` tells whether the request may have been carried out: after `maybe`, only the
 * server knows.
 */
export interface ClusterFailure {
  readonly kind: 'failure';
  readonly reason:
    'refused' | 'reset' | 'timeout' | 'name' | 'certificate' | 'credentials' | 'aborted' | 'other';
  readonly sent: 'no' | 'maybe';
  readonly message: string;
}

export type ClusterOutcome = ClusterAnswer | ClusterFailure;

/** One event of a watch. */
export interface WatchEvent {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK' | 'ERROR';
  readonly object: JsonObject;
}

/** A connection to one cluster. Implemented in `node/`; tests put a faulty one in between. */
export interface Cluster {
  readonly identity: ClusterIdentity;
  /** Never rejects. */
  request(request: ClusterRequest, signal: StopSignal): Promise<ClusterOutcome>;
  /**
   * Calls `onEvent` for every event until the stream ends, which the outcome tells: an answer with
   * status 200 when the server closed it, else what went wrong. Silence of 60 s ends it as well.
   */
  watch(
    request: Pick<ClusterRequest, 'path' | 'query' | 'part'>,
    onEvent: (event: WatchEvent) => void,
    signal: StopSignal,
  ): Promise<ClusterOutcome>;
  /**
   * Calls `onText` for every piece of a text that has no bound, such as a log that is followed, until
   * it ends, which the outcome tells: an answer with status 200 when the server ended it, else what
   * went wrong. Silence ends nothing.
   */
  stream(
    request: Pick<ClusterRequest, 'path' | 'query'>,
    onText: (text: string) => void,
    signal: StopSignal,
  ): Promise<ClusterOutcome>;
  /** Asks for new credentials, as after a 401; false when there is no way to get any. */
  renewCredentials(): Promise<boolean>;
  /** Ends the connections that are kept open. Nothing may be asked afterwards. */
  close(): void;
}
