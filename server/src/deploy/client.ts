// What operations ask of a cluster, in terms of objects: each call follows the retry policy and answers with data.
import type { StopSignal } from '../base/cancellation.ts';
import type { Clock } from '../base/ports.ts';
import { troubleOf } from './classify.ts';
import type {
  Cluster,
  ClusterIdentity,
  ClusterOutcome,
  ClusterRequest,
  JsonObject,
  ObjectPart,
  WatchEvent,
} from './cluster.ts';
import { type ApiResource, apiVersionOf, Discovery, rootOf } from './discovery.ts';
import { isJsonObject, numberAt, textAt } from './json.ts';
import type { ObjectId } from './object-id.ts';
import { allPages, type ObjectList } from './pages.ts';
import { cameFrom, replacedState } from './read-back.ts';
import { type Patience, Sender, type SenderTools } from './retry.ts';
import { TOOL } from './tool-name.ts';
import type { Reply, Trouble } from './trouble.ts';
import { writeOnce } from './write-once.ts';

export type { ApiResource } from './discovery.ts';

export interface Selection {
  /** All namespaces when left out. */
  readonly namespace?: string | undefined;
  readonly labels?: string | undefined;
  readonly fields?: string | undefined;
  /** All of each object when left out. */
  readonly part?: ObjectPart;
  readonly signal: StopSignal;
}

export interface ApplyOptions {
  readonly id: ObjectId;
  readonly dryRun: 'all' | 'none';
  readonly conflicts: 'refuse' | 'force';
  /** `TOOL` when left out. */
  readonly manager?: string;
  readonly signal: StopSignal;
}

export type VersionedId = ObjectId & { readonly apiVersion: string };

export interface WriteOptions {
  readonly id: VersionedId;
  readonly signal: StopSignal;
}

export interface RemoveOptions {
  readonly uid: string;
  readonly propagation: 'Background' | 'Foreground' | 'Orphan';
  readonly signal: StopSignal;
}

export interface WatchOptions extends Selection {
  readonly resourceVersion: string;
  readonly onEvent: (event: WatchEvent) => void;
}

/** Seconds after which a server ends a watch; it may end it sooner. */
const watchLength = 300;

export class Client {
  /** Who is asked. */
  readonly identity: ClusterIdentity;
  readonly #cluster: Cluster;
  readonly #clock: Clock;
  readonly #sender: Sender;
  readonly #discovery: Discovery;

  constructor(cluster: Cluster, tools: SenderTools) {
    this.identity = cluster.identity;
    this.#cluster = cluster;
    this.#clock = tools.clock;
    this.#sender = new Sender(cluster, tools);
    this.#discovery = new Discovery((request, signal, patience) =>
      this.#send(request, signal, patience),
    );
  }

  /** One request, as often as the policy says. The answer must be a JSON object. */
  request(request: ClusterRequest, signal: StopSignal): Promise<Reply<JsonObject>> {
    return this.#send(request, signal);
  }

  /** A kind as the cluster serves it. What is not known is asked for, so new definitions are found. */
  discover(apiVersion: string, kind: string, signal: StopSignal): Promise<Reply<ApiResource>> {
    return this.#discovery.discover(apiVersion, kind, signal);
  }

  /** A kind in the version that its group prefers, for those who know group and kind only. */
  find(group: string, kind: string, signal: StopSignal): Promise<Reply<ApiResource>> {
    return this.#discovery.find(group, kind, signal);
  }

  /** All kinds of one version, asked anew; `no-kind` when the version is not served. */
  serves(apiVersion: string, signal: StopSignal): Promise<Reply<readonly ApiResource[]>> {
    return this.#discovery.serves(apiVersion, signal);
  }

  /** All kinds of the cluster, each once, asked anew: some dozens of requests. */
  groupKinds(signal: StopSignal): Promise<Reply<readonly ApiResource[]>> {
    return this.#discovery.groupKinds(signal);
  }

  /** The path of an object or, without a name, of all of its kind in the namespace or everywhere. */
  pathOf(resource: ApiResource, namespace: string | undefined, name?: string): string {
    if (resource.namespaced && namespace === undefined && name !== undefined) {
      throw new Error(`${resource.kind} ${name} has no namespace.`);
    }
    const within =
      resource.namespaced && namespace !== undefined
        ? `/namespaces/${encodeURIComponent(namespace)}`
        : '';
    const one = name === undefined ? '' : `/${encodeURIComponent(name)}`;
    return `${rootOf(apiVersionOf(resource))}${within}/${resource.plural}${one}`;
  }

  /** The object as it is now. */
  async read(id: VersionedId, signal: StopSignal): Promise<Reply<JsonObject>> {
    const path = await this.#pathTo(id, signal);
    return path.ok ? this.#send({ method: 'GET', path: path.value }, signal) : path;
  }

  /**
   * Server-side apply, repeated until it is known how it ended. `created` is what the last answer
   * says: when an earlier one was lost, an object may be new although it is false.
   */
  async apply(
    body: JsonObject,
    { id, dryRun, conflicts, manager = TOOL, signal }: ApplyOptions,
  ): Promise<Reply<{ readonly object: JsonObject; readonly created: boolean }>> {
    const apiVersion = textAt(body, 'apiVersion') ?? '';
    const path = await this.#pathTo({ ...id, apiVersion }, signal);
    if (!path.ok) return path;
    const query = {
      fieldManager: manager,
      force: String(conflicts === 'force'),
      ...(dryRun === 'all' && { dryRun: 'All' }),
    };
    const contentType = 'application/apply-patch+yaml';
    const sent = await this.#sender.send(
      { method: 'PATCH', path: path.value, query, body, contentType },
      signal,
    );
    if (!sent.ok) return sent;
    const object = objectReply(sent.answer);
    if (!object.ok) return object;
    const value = { object: object.value, created: sent.answer.status === 201 };
    return { ok: true, value, warnings: object.warnings };
  }

  /**
   * Creates an object that must not exist yet. When an answer is lost, what is in the cluster then
   * tells: an object with all that was sent is ours. So what must be told apart has to differ, for
   * instance in who holds it.
   */
  async create(body: JsonObject, { id, signal }: WriteOptions): Promise<Reply<JsonObject>> {
    const resource = await this.discover(id.apiVersion, id.kind, signal);
    if (!resource.ok) return resource;
    const path = this.pathOf(resource.value, id.namespace);
    const query = { fieldManager: TOOL };
    return writeOnce({
      send: () => this.#send({ method: 'POST', path, query, body }, signal),
      read: () => this.read(id, signal),
      ownEcho: 'exists',
      judge: (live) => (cameFrom(live, body) ? 'done' : 'somebody else'),
      clock: this.#clock,
      signal,
    });
  }

  /** Replaces the object when it still has the `resourceVersion` of the body, else `changed`. */
  async replace(body: JsonObject, { id, signal }: WriteOptions): Promise<Reply<JsonObject>> {
    const path = await this.#pathTo(id, signal);
    if (!path.ok) return path;
    const query = { fieldManager: TOOL };
    return writeOnce({
      send: () => this.#send({ method: 'PUT', path: path.value, query, body }, signal),
      read: () => this.read(id, signal),
      ownEcho: 'changed',
      judge: (live) => replacedState(live, body),
      clock: this.#clock,
      signal,
    });
  }

  /** Deletes this very object: another one of its name is left alone, and answered with `changed`. */
  async remove(
    id: VersionedId,
    { uid, propagation, signal }: RemoveOptions,
  ): Promise<Reply<'deleted' | 'gone'>> {
    const gone = { ok: true, value: 'gone', warnings: [] } as const;
    const path = await this.#pathTo(id, signal);
    if (!path.ok) return path.trouble.kind === 'no-kind' ? gone : path;
    const body = {
      apiVersion: 'v1',
      kind: 'DeleteOptions',
      preconditions: { uid },
      propagationPolicy: propagation,
    };
    const sent = await this.#sender.send({ method: 'DELETE', path: path.value, body }, signal);
    if (sent.ok) return { ok: true, value: 'deleted', warnings: sent.answer.warnings };
    const { kind } = sent.trouble;
    return kind === 'not-found' || kind === 'no-kind' ? gone : sent;
  }

  /** All objects of a kind, asked page by page. */
  async list(resource: ApiResource, selection: Selection): Promise<Reply<ObjectList>> {
    const { part = 'whole', namespace, signal } = selection;
    const path = this.pathOf(resource, namespace);
    const reply = await allPages((more) => {
      const query = { ...queryOf(selection), ...more };
      return this.#send({ method: 'GET', path, query, part }, signal);
    });
    if (!reply.ok) return reply;
    // Items of built-in kinds do not say what they are, and parts of objects have a kind of their own.
    const type = { apiVersion: apiVersionOf(resource), kind: resource.kind };
    const items = reply.value.items.map((item) =>
      part === 'metadata' ? { ...item, ...type } : { ...type, ...item },
    );
    return { ...reply, value: { ...reply.value, items } };
  }

  /** One watch, until it ends; why it ended tells the caller how to go on. `expired`: list again. */
  async watch(
    resource: ApiResource,
    { resourceVersion, onEvent, part = 'whole', ...selection }: WatchOptions,
  ): Promise<Trouble> {
    const path = this.pathOf(resource, selection.namespace);
    const query = {
      ...queryOf(selection),
      watch: 'true',
      allowWatchBookmarks: 'true',
      timeoutSeconds: String(watchLength),
      resourceVersion,
    };
    let refused: JsonObject | undefined;
    const outcome = await this.#cluster.watch(
      { path, query, part },
      (event) => {
        if (event.type === 'ERROR') refused = event.object;
        else if (refused === undefined) onEvent(event);
      },
      selection.signal,
    );
    if (selection.signal.aborted) return { kind: 'stopped', sent: 'no' };
    const ended = refused === undefined ? outcome : answerOf(refused);
    const message = 'The server ended the watch.';
    return (
      troubleOf(ended, { method: 'GET', path }) ?? { kind: 'unavailable', sent: 'no', message }
    );
  }

  async #send(
    request: ClusterRequest,
    signal: StopSignal,
    patience?: Patience,
  ): Promise<Reply<JsonObject>> {
    const sent = await this.#sender.send(request, signal, patience);
    return sent.ok ? objectReply(sent.answer) : sent;
  }

  async #pathTo(id: VersionedId, signal: StopSignal): Promise<Reply<string>> {
    const resource = await this.discover(id.apiVersion, id.kind, signal);
    if (!resource.ok) return resource;
    return { ok: true, value: this.pathOf(resource.value, id.namespace, id.name), warnings: [] };
  }
}

function queryOf({ labels, fields }: Selection): Readonly<Record<string, string>> {
  return {
    ...(labels !== undefined && { labelSelector: labels }),
    ...(fields !== undefined && { fieldSelector: fields }),
  };
}

/** The status object of a watch as if it had been the answer. */
function answerOf(status: JsonObject): ClusterOutcome {
  const code = numberAt(status, 'code') ?? 500;
  const text = textAt(status, 'message') ?? '';
  return { kind: 'answer', status: code, body: status, text, retryAfter: undefined, warnings: [] };
}

function objectReply({
  body,
  warnings,
}: Extract<ClusterOutcome, { kind: 'answer' }>): Reply<JsonObject> {
  if (isJsonObject(body)) return { ok: true, value: body, warnings };
  const message =
    'The answer is no JSON object; the address may not be that of a Kubernetes API server.';
  return { ok: false, trouble: { kind: 'invalid', message, fields: [] } };
}
