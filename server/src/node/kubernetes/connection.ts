// The port Cluster over HTTP: plain JSON both ways, nothing added to objects and nothing left out of them.
import type { IncomingMessage } from 'node:http';
import type { StopSignal } from '../../base/cancellation.ts';
import type {
  Cluster,
  ClusterAnswer,
  ClusterFailure,
  ClusterIdentity,
  ClusterOutcome,
  ClusterRequest,
  Json,
  JsonObject,
  WatchEvent,
} from '../../deploy/cluster.ts';
import { isJsonObject } from '../../deploy/json.ts';
import { TooLarge, headOf, parsed, readAnswer } from './answer.ts';
import type { CredentialStore, Credentials } from './credentials.ts';
import { type Bounds, type Exchange, exchange, usualBounds } from './exchange.ts';
import type { Found } from './kubeconfig.ts';
import { shownProxy } from './proxy.ts';

/** The server is told to give up this many milliseconds before we do, so that we hear what became of the request. */
const headStart = 5_000;

/** Seconds after which the server is asked to end a watch: sooner than a silence counts as trouble. */
const watchTime = '50';

export class Connection implements Cluster {
  readonly identity: ClusterIdentity;
  readonly #credentials: CredentialStore;
  readonly #bounds: Bounds;

  constructor(identity: ClusterIdentity, credentials: CredentialStore, bounds = usualBounds) {
    this.identity = identity;
    this.#credentials = credentials;
    this.#bounds = bounds;
  }

  request(request: ClusterRequest, signal: StopSignal): Promise<ClusterOutcome> {
    const { timeout = this.#bounds.request } = request;
    const limit = { kind: 'whole', time: timeout } as const;
    const given = Math.max(1, Math.floor((timeout - headStart) / 1000));
    const query = { timeout: `${given}s`, ...request.query };
    return this.#exchange({ ...request, query }, { limit, signal }, (response) =>
      readAnswer(response, this.#bounds.body),
    );
  }

  watch(
    request: Pick<ClusterRequest, 'path' | 'query' | 'part'>,
    onEvent: (event: WatchEvent) => void,
    signal: StopSignal,
  ): Promise<ClusterOutcome> {
    const limit = { kind: 'silence', time: this.#bounds.silence } as const;
    const query = { watch: 'true', timeoutSeconds: watchTime, ...request.query };
    const { path, part } = request;
    const asked = { method: 'GET', path, query, ...(part && { part }) } as const;
    return this.#exchange(asked, { limit, signal }, (response) =>
      response.statusCode === 200
        ? followEvents(response, this.#bounds.body, onEvent)
        : readAnswer(response, this.#bounds.body),
    );
  }

  stream(
    { path, query }: Pick<ClusterRequest, 'path' | 'query'>,
    onText: (text: string) => void,
    signal: StopSignal,
  ): Promise<ClusterOutcome> {
    // A container that writes nothing lets even the start of the answer wait.
    const how = { limit: { kind: 'none' }, signal } as const;
    const request = { method: 'GET', path, ...(query && { query }) } as const;
    return this.#exchange(request, how, async (response) => {
      if (response.statusCode !== 200) return readAnswer(response, this.#bounds.body);
      for await (const text of response.setEncoding('utf8') as AsyncIterable<string>) onText(text);
      const { status, retryAfter, warnings } = headOf(response);
      return { kind: 'answer', status, body: undefined, text: '', retryAfter, warnings };
    });
  }

  renewCredentials(): Promise<boolean> {
    return this.#credentials.renew();
  }

  close(): void {
    this.#credentials.close();
  }

  async #exchange(
    { method, path, query, part, body, contentType }: ClusterRequest,
    how: Pick<Exchange, 'limit' | 'signal'>,
    read: (response: IncomingMessage) => Promise<ClusterOutcome>,
  ): Promise<ClusterOutcome> {
    const found = await unlessStopped(this.#credentials.get(), how.signal);
    if (!found.ok) {
      const reason = how.signal.aborted ? 'aborted' : 'credentials';
      return { kind: 'failure', reason, sent: 'no', message: found.message };
    }
    const { headers, agent, proxy }: Credentials = found.value;
    const text = body === undefined ? undefined : JSON.stringify(body);
    const outcome = await exchange(
      {
        ...how,
        server: this.identity.server,
        method,
        path: `${path}?${new URLSearchParams(query).toString()}`,
        headers: {
          ...headers,
          accept: acceptedTypes(part, query),
          ...contentHeaders(text, contentType),
        },
        agent,
        text,
        bounds: this.#bounds,
      },
      read,
    );
    return proxy === undefined ? outcome : throughProxy(outcome, proxy);
  }
}

/** Whoever forgot about the proxy looks for the trouble at the server. */
function throughProxy(outcome: ClusterOutcome, proxy: string): ClusterOutcome {
  const isUnreached = outcome.kind === 'failure' && outcome.sent === 'no';
  if (!isUnreached || !['refused', 'name', 'timeout'].includes(outcome.reason)) return outcome;
  const message = `${outcome.message} It is asked through the proxy ${shownProxy(proxy)}.`;
  return { ...outcome, message };
}

/** A server that cannot leave anything out sends whole objects. */
function acceptedTypes(part: ClusterRequest['part'], query: ClusterRequest['query'] = {}): string {
  const json = 'application/json';
  if (part !== 'metadata') return json;
  const kind = query['watch'] === 'true' ? 'PartialObjectMetadata' : 'PartialObjectMetadataList';
  return `${json};as=${kind};g=meta.k8s.io;v=v1,${json}`;
}

function contentHeaders(
  text: string | undefined,
  contentType = 'application/json',
): Readonly<Record<string, string>> {
  const agent = { 'user-agent': 'oam' };
  if (text === undefined) return agent;
  const length = String(Buffer.byteLength(text));
  return { ...agent, 'content-type': contentType, 'content-length': length };
}

/** Signing in may take as long as somebody needs in a browser; whoever stops does not wait for that. */
function unlessStopped<T>(work: Promise<Found<T>>, signal: StopSignal): Promise<Found<T>> {
  const stopped = { ok: false, message: 'The request was given up.' } as const;
  return new Promise((resolve, reject) => {
    const stop = () => resolve(stopped);
    if (signal.aborted) {
      stop();
      return;
    }
    signal.addEventListener('abort', stop);
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

/** Reads events, one in each line, until the server ends the stream. */
async function followEvents(
  response: IncomingMessage,
  mostBytes: number,
  onEvent: (event: WatchEvent) => void,
): Promise<ClusterAnswer | ClusterFailure> {
  const { status, retryAfter, warnings } = headOf(response);
  let rest = '';
  for await (const chunk of response.setEncoding('utf8') as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > mostBytes) throw new TooLarge();
    for (const line of lines) {
      if (line.trim() === '') continue;
      const event = eventOf(parsed(line));
      if (event === undefined) return notAnEvent;
      onEvent(event);
    }
  }
  return { kind: 'answer', status, body: undefined, text: '', retryAfter, warnings };
}

const notAnEvent: ClusterFailure = {
  kind: 'failure',
  reason: 'other',
  sent: 'maybe',
  message: 'The server sent something into a watch that is not an event.',
};

const types: readonly WatchEvent['type'][] = ['ADDED', 'MODIFIED', 'DELETED', 'BOOKMARK', 'ERROR'];

function eventOf(value: Json | undefined): WatchEvent | undefined {
  if (!isJsonObject(value)) return undefined;
  const type = types.find((each) => each === value['type']);
  const object = value['object'];
  return type && isJsonObject(object) ? { type, object: object satisfies JsonObject } : undefined;
}
