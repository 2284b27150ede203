// A small client of the Kubernetes API for tests: plain requests, server-side apply, and waiting by watch.
import https from 'node:https';
import http from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Access } from './access.ts';

/** What a server answered. A body that is not JSON is a string. */
export interface Reply<T = KubeObject> {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: T;
}

/** An object as it comes over the wire: what a test looks at is the test's own business. */
export interface KubeObject {
  apiVersion: string;
  kind: string;
  metadata: {
    name: string;
    namespace?: string;
    uid?: string;
    resourceVersion?: string;
    [key: string]: unknown;
  };
  // eslint would rather have `unknown`, so that is what it is: tests narrow it.
  spec?: Readonly<Record<string, unknown>>;
  status?: Readonly<Record<string, unknown>>;
  [key: string]: unknown;
}

/** How an object is applied; by default without force, for real, as `oam-test`. */
export interface ApplyOptions {
  readonly manager?: string;
  readonly conflicts?: 'refuse' | 'force';
  readonly dryRun?: 'All';
}

interface List {
  readonly metadata: { readonly resourceVersion: string };
  readonly items: KubeObject[];
}

interface ApiResources {
  readonly resources: readonly { name: string; kind: string; namespaced: boolean }[];
}

const requestTimeout = 30_000;
/** Between two tries to reach a server that does not answer, in milliseconds. */
const retryPause = 100;

/** Talks to one API server as one user. */
export class Client {
  readonly access: Access;
  readonly #agent: http.Agent;
  readonly #resources = new Map<string, Promise<Reply<ApiResources>>>();

  constructor(access: Access) {
    this.access = access;
    const { ca, cert, key } = access;
    const identity = { ...(ca && { ca }), ...(cert && { cert }), ...(key && { key }) };
    this.#agent = this.#plain
      ? new http.Agent({ keepAlive: true })
      : new https.Agent({ keepAlive: true, ...identity });
  }

  get #plain(): boolean {
    return this.access.server.startsWith('http:');
  }

  /** Sends one request. A body is sent as JSON, unless the headers say otherwise. Rejects when no answer comes. */
  async request<T = KubeObject>(
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Reply<T>> {
    const signal = AbortSignal.timeout(requestTimeout);
    const response = await this.#send({ method, path, body, headers, signal });
    let text = '';
    for await (const chunk of response.setEncoding('utf8')) text += chunk as string;
    const isJson = /json/.test(response.headers['content-type'] ?? '');
    return {
      status: response.statusCode ?? 0,
      headers: response.headers,
      body: (isJson ? JSON.parse(text) : text) as T,
    };
  }

  /** Server-side apply. An object without a namespace goes into `namespace` when its kind has one. */
  async apply(object: KubeObject, namespace: string, options: ApplyOptions = {}): Promise<Reply> {
    const { manager = 'oam-test', conflicts = 'refuse', dryRun } = options;
    const query = new URLSearchParams({
      fieldManager: manager,
      force: String(conflicts === 'force'),
      ...(dryRun && { dryRun }),
    });
    const path = `${await this.pathOf(object, namespace)}?${query.toString()}`;
    return this.request('PATCH', path, object, { 'content-type': 'application/apply-patch+yaml' });
  }

  /** The path of an object, by the server's own list of resources. */
  async pathOf(object: KubeObject, namespace: string): Promise<string> {
    const { apiVersion, kind, metadata } = object;
    const group = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
    let known = this.#resources.get(group);
    if (!known) this.#resources.set(group, (known = this.request<ApiResources>('GET', group)));
    const { status, body } = await known;
    const resource =
      status === 200
        ? body.resources.find((each) => each.kind === kind && !each.name.includes('/'))
        : undefined;
    if (!resource) {
      // A definition may be added later.
      this.#resources.delete(group);
      throw new Error(`The server knows no ${kind} in ${apiVersion}.`);
    }
    const within = resource.namespaced ? `/namespaces/${metadata.namespace ?? namespace}` : '';
    return `${group}${within}/${resource.name}/${encodeURIComponent(metadata.name)}`;
  }

  /**
   * Waits until the object at `path` is as wanted; `done` gets undefined while there is none. Follows
   * the object by a watch, over restarts of the server too, for `bound` milliseconds at most.
   */
  async waitFor(
    path: string,
    done: (object: KubeObject | undefined) => boolean,
    bound: number,
  ): Promise<KubeObject | undefined> {
    const [, collection = '', name = ''] = /^(.*)\/([^/]+)$/.exec(path) ?? [];
    const query = new URLSearchParams({ fieldSelector: `metadata.name=${name}` });
    const wanted = (items: readonly KubeObject[]) => done(items[0]);
    return (await this.waitForAll(`${collection}?${query.toString()}`, wanted, bound))[0];
  }

  /** Waits like `waitFor`, for all objects of a collection; the path may hold selectors. */
  async waitForAll(
    path: string,
    done: (items: readonly KubeObject[]) => boolean,
    bound: number,
  ): Promise<readonly KubeObject[]> {
    const signal = AbortSignal.timeout(bound);
    let seen: readonly KubeObject[] = [];
    let trouble = '';
    while (!signal.aborted) {
      try {
        for await (const items of this.#follow(path, signal)) {
          seen = items;
          if (done(items)) return items;
        }
      } catch (error) {
        trouble = ` The last trouble was: ${String(error)}.`;
        await pause(retryPause);
      }
    }
    const shown = seen.map(({ metadata, spec, status }) => ({
      name: metadata.name,
      spec,
      status,
    }));
    throw new Error(
      `${path} did not come to be as wanted within ${bound} ms.${trouble}\n` +
        JSON.stringify(shown, null, 1).slice(0, 3000),
    );
  }

  /** The objects of a collection as they are, and again after each change, until the server ends the watch. */
  async *#follow(path: string, signal: AbortSignal): AsyncGenerator<readonly KubeObject[]> {
    const list = await this.request<List>('GET', path);
    if (list.status !== 200) throw new Error(`${list.status} ${JSON.stringify(list.body)}`);
    const items = new Map(list.body.items.map((each) => [each.metadata.uid, each]));
    yield [...items.values()];
    const { resourceVersion } = list.body.metadata;
    const query = new URLSearchParams({ watch: 'true', resourceVersion }).toString();
    const watched = `${path}${path.includes('?') ? '&' : '?'}${query}`;
    const response = await this.#send({ method: 'GET', path: watched, headers: {}, signal });
    for await (const line of linesOf(response)) {
      const { type, object } = JSON.parse(line) as { type: string; object: KubeObject };
      // Too old a version, mostly: the caller lists again.
      if (type === 'ERROR') return;
      if (type === 'DELETED') items.delete(object.metadata.uid);
      else items.set(object.metadata.uid, object);
      yield [...items.values()];
    }
  }

  #send(request: {
    readonly method: string;
    readonly path: string;
    readonly body?: unknown;
    readonly headers: Readonly<Record<string, string>>;
    readonly signal: AbortSignal;
  }): Promise<http.IncomingMessage> {
    const { method, path, body, headers, signal } = request;
    const { server, token } = this.access;
    const text = body === undefined ? undefined : JSON.stringify(body);
    const options = {
      method,
      agent: this.#agent,
      signal,
      headers: {
        accept: 'application/json',
        ...(token && { authorization: `Bearer ${token}` }),
        ...(text && { 'content-type': 'application/json' }),
        ...(text && { 'content-length': String(Buffer.byteLength(text)) }),
        ...headers,
      },
    };
    return new Promise((resolve, reject) => {
      const send = this.#plain ? http.request : https.request;
      send(`${server}${path}`, options, resolve).on('error', reject).end(text);
    });
  }

  /** Ends the connections that are kept open. */
  close(): void {
    this.#agent.destroy();
  }
}

async function* linesOf(response: http.IncomingMessage): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of response.setEncoding('utf8')) {
    const lines = (rest + (chunk as string)).split('\n');
    rest = lines.pop() ?? '';
    yield* lines.filter((line) => line !== '');
  }
}
