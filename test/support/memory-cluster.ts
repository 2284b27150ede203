// A cluster in memory: keeps objects as an API server does, without defaults, checks or field managers.
import type { StopSignal } from '../../server/src/base/cancellation.ts';
import type {
  Cluster,
  ClusterAnswer,
  ClusterOutcome,
  ClusterRequest,
  Json,
  JsonObject,
  WatchEvent,
} from '../../server/src/deploy/cluster.ts';
import { isJsonObject, jsonAt, textAt } from '../../server/src/deploy/json.ts';
import { asAsked } from './object-parts.ts';

/** A kind that it serves: API version, plural, kind, and whether it lies in namespaces. */
export type ServedKind = readonly [
  apiVersion: string,
  plural: string,
  kind: string,
  scope?: 'cluster',
];

export const usualKinds: readonly ServedKind[] = [
  ['v1', 'configmaps', 'ConfigMap'],
  ['v1', 'secrets', 'Secret'],
  ['v1', 'services', 'Service'],
  ['v1', 'pods', 'Pod'],
  ['v1', 'persistentvolumeclaims', 'PersistentVolumeClaim'],
  ['v1', 'namespaces', 'Namespace', 'cluster'],
  ['apps/v1', 'deployments', 'Deployment'],
  ['batch/v1', 'jobs', 'Job'],
  ['coordination.k8s.io/v1', 'leases', 'Lease'],
  ['storage.k8s.io/v1', 'storageclasses', 'StorageClass', 'cluster'],
];

/** Answers in place of the cluster; undefined lets the request through. */
export type Fault = (request: ClusterRequest) => ClusterOutcome | undefined;

type Query = Readonly<Record<string, string>>;

interface Place {
  readonly served: ServedKind;
  readonly namespace: string;
  readonly name: string | undefined;
}

interface Watcher {
  readonly place: Place;
  readonly query: Query;
  readonly onEvent: (event: WatchEvent) => void;
}

export class MemoryCluster implements Cluster {
  readonly identity = { context: 'memory', server: 'https://memory.test', user: 'tester' };
  /** What was asked, as `PUT /api/v1/…`. */
  readonly asked: string[] = [];
  kinds = usualKinds;
  /** Asked before each request is carried out. */
  before: Fault = () => undefined;
  /** Asked when a request has been carried out; what it answers takes the place of the true answer. */
  after: Fault = () => undefined;
  readonly #objects = new Map<string, JsonObject>();
  readonly #watchers = new Set<Watcher>();
  #version = 100;

  request(request: ClusterRequest, signal: StopSignal): Promise<ClusterOutcome> {
    this.asked.push(`${request.method} ${request.path}`);
    if (signal.aborted) return Promise.resolve(lost('aborted'));
    const refused = this.before(request);
    if (refused !== undefined) return Promise.resolve(refused);
    const outcome = asAsked(request, this.#answer(request));
    return Promise.resolve(this.after(request) ?? outcome);
  }

  watch(
    { path, query }: Pick<ClusterRequest, 'path' | 'query'>,
    onEvent: (event: WatchEvent) => void,
    signal: StopSignal,
  ): Promise<ClusterOutcome> {
    if (signal.aborted) return Promise.resolve(lost('aborted'));
    const refused = this.before({ method: 'GET', path, query: { ...query, watch: 'true' } });
    const place = this.#placeOf(path);
    if (refused !== undefined) return Promise.resolve(refused);
    if (place === undefined) return Promise.resolve(status(404, 'NotFound', 'no such kind'));
    const watcher = { place, query: query ?? {}, onEvent };
    this.#watchers.add(watcher);
    return new Promise((resolve) => {
      signal.addEventListener('abort', () => {
        this.#watchers.delete(watcher);
        resolve(lost('aborted'));
      });
    });
  }

  stream(): Promise<ClusterOutcome> {
    return Promise.resolve(status(404, 'NotFound', 'there are no logs'));
  }

  renewCredentials(): Promise<boolean> {
    return Promise.resolve(false);
  }

  close(): void {
    this.#watchers.clear();
  }

  /** The object at a path; undefined when there is none. */
  at(path: string): JsonObject | undefined {
    return this.#objects.get(path);
  }

  /** Paths of all objects. */
  get paths(): readonly string[] {
    return [...this.#objects.keys()].sort();
  }

  /** Puts an object there, as somebody else would; `undefined` deletes it. */
  put(path: string, object: JsonObject | undefined): void {
    if (object === undefined) this.#remove(path);
    else this.#store(path, object);
  }

  #answer({ method, path, query, body }: ClusterRequest): ClusterOutcome {
    const discovered = method === 'GET' ? this.#discovery(path) : undefined;
    if (discovered !== undefined) return answer(200, discovered);
    const place = this.#placeOf(path);
    // Unknown paths are answered with plain text.
    if (place === undefined)
      return { ...answer(404, {}), body: undefined, text: '404 page not found' };
    const sent = isJsonObject(body) ? body : {};
    if (place.name === undefined) {
      return method === 'POST' ? this.#create(path, sent) : this.#list(place, query ?? {});
    }
    const found = this.#objects.get(path);
    if (method === 'PATCH') return this.#apply(path, found, sent);
    if (found === undefined) return this.#missing(place);
    if (method === 'GET') return answer(200, found);
    const wanted = jsonAt(sent, 'preconditions') ?? jsonAt(sent, 'metadata');
    if (isOther(found, wanted)) {
      return status(409, 'Conflict', `${path}: the object has been modified`);
    }
    return answer(200, method === 'DELETE' ? this.#remove(path) : this.#store(path, sent));
  }

  #missing({ served, name }: Place): ClusterOutcome {
    const message = `${served[1]} "${name ?? ''}" not found`;
    return status(404, 'NotFound', message, { name: name ?? '', kind: served[1] });
  }

  #create(path: string, sent: JsonObject): ClusterOutcome {
    const whole = `${path}/${textAt(sent, 'metadata', 'name') ?? ''}`;
    if (this.#objects.has(whole)) return status(409, 'AlreadyExists', `${whole} already exists`);
    return answer(201, this.#store(whole, sent));
  }

  #apply(path: string, found: JsonObject | undefined, sent: JsonObject): ClusterOutcome {
    if (found && isOther(found, sent['metadata'])) {
      return status(409, 'Conflict', 'the object has been modified');
    }
    return answer(found ? 200 : 201, this.#store(path, merged(found ?? {}, sent)));
  }

  #list(place: Place, query: Query): ClusterOutcome {
    const items = [...this.#objects]
      .filter(([path, object]) => this.#isIn(place, path, object, query))
      .map(([, { apiVersion: _apiVersion, kind: _kind, ...object }]) => object);
    return answer(200, { metadata: { resourceVersion: String(this.#version) }, items });
  }

  #isIn({ served, namespace }: Place, path: string, object: JsonObject, query: Query): boolean {
    const at = this.#placeOf(path);
    if (at?.served !== served || (namespace !== '' && at.namespace !== namespace)) return false;
    const name = /^metadata[.]name=(.*)$/.exec(query['fieldSelector'] ?? '')?.[1];
    if (name !== undefined && name !== at.name) return false;
    return (query['labelSelector'] ?? '')
      .split(',')
      .filter((each) => each !== '')
      .every((each) => {
        const [key = '', value] = each.split('=');
        const label = textAt(object, 'metadata', 'labels', key);
        return value === undefined ? label !== undefined : label === value;
      });
  }

  #store(path: string, object: JsonObject): JsonObject {
    const before = this.#objects.get(path);
    this.#version += 1;
    const metadata = isJsonObject(object['metadata']) ? object['metadata'] : {};
    const stored = {
      ...object,
      metadata: {
        ...metadata,
        uid: textAt(before, 'metadata', 'uid') ?? `uid-${this.#version}`,
        resourceVersion: String(this.#version),
      },
    };
    this.#objects.set(path, stored);
    this.#tell(before ? 'MODIFIED' : 'ADDED', path, stored);
    return stored;
  }

  #remove(path: string): JsonObject {
    const found = this.#objects.get(path);
    this.#objects.delete(path);
    this.#version += 1;
    if (found) this.#tell('DELETED', path, found);
    return found ?? {};
  }

  #tell(type: WatchEvent['type'], path: string, object: JsonObject): void {
    for (const { place, query, onEvent } of this.#watchers) {
      if (this.#isIn(place, path, object, query)) onEvent({ type, object });
    }
  }

  #placeOf(path: string): Place | undefined {
    const found =
      /^\/(?:api|apis\/([^/]+))\/([^/]+)(?:\/namespaces\/([^/]+))?\/([^/]+)(?:\/([^/]+))?$/.exec(
        path,
      );
    if (found === null) return undefined;
    const [, group, version = '', namespace = '', plural, name] = found;
    const apiVersion = group === undefined ? version : `${group}/${version}`;
    const served = this.kinds.find((each) => each[0] === apiVersion && each[1] === plural);
    return served && { served, namespace, name };
  }

  #discovery(path: string): JsonObject | undefined {
    const groups = [...new Set(this.kinds.map(([apiVersion]) => apiVersion))]
      .filter((each) => each.includes('/'))
      .map((groupVersion) => {
        const [name = '', version = ''] = groupVersion.split('/');
        const versions = [{ groupVersion, version }];
        return { name, versions, preferredVersion: { groupVersion, version } };
      });
    if (path === '/apis') return { kind: 'APIGroupList', groups };
    const group = groups.find(({ name }) => path === `/apis/${name}`);
    if (group !== undefined) return { kind: 'APIGroup', ...group };
    const apiVersion = path.replace(/^\/apis?\//, '');
    const resources = this.kinds
      .filter((each) => each[0] === apiVersion)
      .map(([, name, kind, scope]) => {
        const verbs = ['create', 'delete', 'get', 'list', 'patch', 'update', 'watch'];
        return { name, kind, namespaced: scope === undefined, verbs, singularName: '' };
      });
    if (resources.length === 0 || path.split('/').length > 4) return undefined;
    return { kind: 'APIResourceList', groupVersion: apiVersion, resources };
  }
}

/** Whether the object is another one, or in another state, than this metadata tells. */
function isOther(found: JsonObject, wanted: Json | undefined): boolean {
  return ['uid', 'resourceVersion'].some((key) => {
    const value = textAt(wanted, key) ?? '';
    return value !== '' && value !== textAt(found, 'metadata', key);
  });
}

/** No answer came, though the request may have been carried out. */
export function lost(reason: 'reset' | 'aborted' = 'reset'): ClusterOutcome {
  return { kind: 'failure', reason, sent: 'maybe', message: 'read ECONNRESET' };
}

/** An answer that is a Status. */
export function status(
  code: number,
  reason: string,
  message: string,
  details: JsonObject = {},
): ClusterOutcome {
  const type = { kind: 'Status', apiVersion: 'v1', status: 'Failure' };
  return answer(code, { ...type, code, reason, message, details });
}

/** 403 as it comes from a server whose roles do not allow it. */
export function forbidden(what: string): ClusterOutcome {
  const message = `${what} is forbidden: User "tester" cannot do this in the namespace "shop"`;
  return status(403, 'Forbidden', message);
}

function answer(code: number, body: JsonObject): ClusterAnswer {
  const text = JSON.stringify(body);
  return { kind: 'answer', status: code, body, text, retryAfter: undefined, warnings: [] };
}

function merged(one: JsonObject, other: JsonObject): JsonObject {
  const result: Record<string, Json> = { ...one };
  for (const [key, value] of Object.entries(other)) {
    const before = result[key];
    result[key] = isJsonObject(before) && isJsonObject(value) ? merged(before, value) : value;
  }
  return result;
}
