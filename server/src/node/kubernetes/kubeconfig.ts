// Reads kubeconfig files, merged as kubectl merges them, and finds in them what a context leads to.
import { readFile, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, dirname, isAbsolute, join, resolve } from 'node:path';
import { YAMLParseError, parse } from 'yaml';
import { nearest } from '../../base/nearest.ts';
import type { Json, JsonObject } from '../../deploy/cluster.ts';
import { isJsonObject, jsonAt, objectsAt, textAt } from '../../deploy/json.ts';

export interface KubeconfigOptions {
  /** One file. When left out: those that `KUBECONFIG` names, else `~/.kube/config`, else the service account of the pod that this runs in. */
  readonly path?: string | undefined;
}

/** What of the machine decides where a kubeconfig is. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  /** Folder in which a pod finds its token. */
  readonly serviceAccount: string;
}

type Entries = ReadonlyMap<string, JsonObject>;

/** The contents of all files together; paths in it are absolute. */
export interface Kubeconfig {
  readonly files: readonly string[];
  readonly current: string | undefined;
  readonly contexts: Entries;
  readonly clusters: Entries;
  readonly users: Entries;
}

/** Where a context leads. */
export interface Target {
  readonly context: string;
  readonly namespace: string;
  /** Address of the API server, without a slash at its end. */
  readonly server: string;
  /** As the kubeconfig writes it. */
  readonly cluster: JsonObject;
  readonly userName: string;
  /** As the kubeconfig writes it; empty for a context without a user. */
  readonly user: JsonObject;
}

export type Found<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string };

/** A kubeconfig with certificates for hundreds of clusters stays far below this many bytes. */
const mostBytes = 16 * 1024 * 1024;

export function surroundings(): Surroundings {
  return {
    env: process.env,
    home: homedir(),
    serviceAccount: '/var/run/secrets/kubernetes.io/serviceaccount',
  };
}

/** Reads what the options lead to; a message says what is wrong with it. */
export async function readKubeconfig(
  options: KubeconfigOptions,
  around: Surroundings = surroundings(),
): Promise<Found<Kubeconfig>> {
  if (options.path !== undefined) return readAll([resolve(options.path)], 'all');
  const named = (around.env['KUBECONFIG'] ?? '').split(delimiter).filter((each) => each !== '');
  if (named.length > 0) return readAll([...new Set(named.map((each) => resolve(each)))], 'some');
  const usual = join(around.home, '.kube', 'config');
  if (await isFile(usual)) return readAll([usual], 'all');
  const inside = await readServiceAccount(around);
  if (inside) return { ok: true, value: inside };
  return failed(
    `There is no kubeconfig: KUBECONFIG names none, and there is no file ${usual}. ` +
      'Create one with the tools of your cluster.',
  );
}

/** What the context of this name leads to, or the current context. */
export function targetOf(kubeconfig: Kubeconfig, wanted: string | undefined): Found<Target> {
  const name = wanted ?? kubeconfig.current;
  const where = kubeconfig.files.join(', ');
  if (name === undefined) {
    return failed(`No context is chosen, and the kubeconfig has no current one (${where}).`);
  }
  const context = kubeconfig.contexts.get(name);
  if (!context) return failed(unknownContext(kubeconfig, name));
  const clusterName = textAt(context, 'cluster') ?? '';
  const cluster = kubeconfig.clusters.get(clusterName);
  if (!cluster) {
    return failed(
      `The context "${name}" names the cluster "${clusterName}", which the kubeconfig does not have (${where}).`,
    );
  }
  const server = (textAt(cluster, 'server') ?? '').replace(/\/+$/, '');
  if (!/^https?:\/\/./.test(server) || !URL.canParse(server)) {
    return failed(`The cluster "${clusterName}" has no valid address of a server (${where}).`);
  }
  const userName = textAt(context, 'user') ?? '';
  const user = userName === '' ? {} : kubeconfig.users.get(userName);
  if (!user) {
    return failed(
      `The context "${name}" names the user "${userName}", which the kubeconfig does not have (${where}).`,
    );
  }
  const namespace = namespaceOf(context);
  return { ok: true, value: { context: name, namespace, server, cluster, userName, user } };
}

export function namespaceOf(context: JsonObject): string {
  const namespace = textAt(context, 'namespace') ?? '';
  return namespace === '' ? 'default' : namespace;
}

export function failed(message: string): { readonly ok: false; readonly message: string } {
  return { ok: false, message };
}

function unknownContext({ contexts, files }: Kubeconfig, name: string): string {
  const where = files.join(', ');
  if (contexts.size === 0) return `The kubeconfig has no contexts (${where}).`;
  const names = [...contexts.keys()];
  const near = nearest(name, names);
  const listed = names.slice(0, 10).join(', ') + (names.length > 10 ? ', …' : '');
  const hint = near === undefined ? `There are: ${listed}.` : `Did you mean "${near}"?`;
  return `The kubeconfig has no context "${name}" (${where}). ${hint}`;
}

/** `some`: files that are not there do not matter, as long as one is. */
async function readAll(
  files: readonly string[],
  needed: 'all' | 'some',
): Promise<Found<Kubeconfig>> {
  const there: string[] = [];
  const parts: JsonObject[] = [];
  for (const file of files) {
    const read = await readOne(file);
    if (!read.ok) return read;
    if (read.value === undefined) {
      if (needed === 'all') return failed(`There is no kubeconfig ${file}.`);
      continue;
    }
    there.push(file);
    parts.push(read.value);
  }
  if (there.length === 0) {
    return failed(`None of the files that KUBECONFIG names is there: ${files.join(', ')}.`);
  }
  return { ok: true, value: merge(there, parts) };
}

/** Of entries with one name, the first counts; so does the first current context. */
function merge(files: readonly string[], parts: readonly JsonObject[]): Kubeconfig {
  const folders = files.map((file) => dirname(file));
  const entries = (list: string, key: string, complete = (inner: JsonObject, _: string) => inner) =>
    new Map(
      parts
        .flatMap((part, at) =>
          objectsAt(part, list).flatMap((entry): [string, JsonObject][] => {
            const name = textAt(entry, 'name');
            const inner = jsonAt(entry, key);
            if (name === undefined) return [];
            return [[name, complete(isJsonObject(inner) ? inner : {}, folders[at] ?? '')]];
          }),
        )
        .reverse(),
    );
  const inOrder = (map: Entries): Entries => new Map([...map].reverse());
  return {
    files,
    current: parts.map((part) => textAt(part, 'current-context')).find(Boolean),
    contexts: inOrder(entries('contexts', 'context')),
    clusters: inOrder(entries('clusters', 'cluster', completeCluster)),
    users: inOrder(entries('users', 'user', completeUser)),
  };
}

function completeCluster(cluster: JsonObject, folder: string): JsonObject {
  return withPaths(cluster, ['certificate-authority'], folder);
}

function completeUser(user: JsonObject, folder: string): JsonObject {
  const completed = withPaths(user, ['client-certificate', 'client-key', 'tokenFile'], folder);
  const exec = jsonAt(user, 'exec');
  const command = textAt(exec, 'command');
  // A bare name is looked up in PATH, whatever lies in the folder that somebody works in.
  if (!isJsonObject(exec) || command === undefined || !/[/\\]/.test(command)) return completed;
  return { ...completed, exec: withPaths(exec, ['command'], folder) };
}

/** Paths in a kubeconfig start at its own folder. */
function withPaths(object: JsonObject, keys: readonly string[], folder: string): JsonObject {
  const paths = keys.flatMap((key): [string, Json][] => {
    const path = textAt(object, key);
    if (path === undefined || path === '') return [];
    return [[key, isAbsolute(path) ? path : join(folder, path)]];
  });
  return { ...object, ...Object.fromEntries(paths) };
}

/** One file; the value is undefined where there is none. */
async function readOne(file: string): Promise<Found<JsonObject | undefined>> {
  try {
    const found = await stat(file);
    if (!found.isFile()) return failed(`The kubeconfig ${file} is not a file.`);
    if (found.size > mostBytes) return failed(`The kubeconfig ${file} is too large to be one.`);
    const value: unknown = parse(await readFile(file, 'utf8'), { merge: true, logLevel: 'error' });
    if (value === null) return { ok: true, value: {} };
    // What YAML has and JSON has not, such as dates, becomes what JSON would write.
    const plain = JSON.parse(JSON.stringify(value)) as Json;
    if (!isJsonObject(plain)) return failed(`The file ${file} is not a kubeconfig.`);
    return { ok: true, value: plain };
  } catch (error) {
    return unreadable(file, error);
  }
}

/** The text of an error is not shown, because it may quote a line with a secret. */
function unreadable(file: string, error: unknown): Found<undefined> {
  if (error instanceof YAMLParseError) {
    const line = error.linePos?.[0].line;
    const place = line === undefined ? '' : `, line ${line}`;
    return failed(`The kubeconfig ${file} is not valid YAML${place}.`);
  }
  const code = codeOf(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') return { ok: true, value: undefined };
  if (code === 'EACCES' || code === 'EPERM') {
    return failed(`The kubeconfig ${file} may not be read by this user.`);
  }
  return failed(`The kubeconfig ${file} cannot be read${code === '' ? '' : ` (${code})`}.`);
}

/** The code of an error of the system; empty when it has none. */
export function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
}

/** What a pod is given to talk to its cluster. */
async function readServiceAccount(around: Surroundings): Promise<Kubeconfig | undefined> {
  const { env, serviceAccount } = around;
  const [host, port] = [env['KUBERNETES_SERVICE_HOST'], env['KUBERNETES_SERVICE_PORT']];
  const tokenFile = join(serviceAccount, 'token');
  if (!host || !port || !(await isFile(tokenFile))) return undefined;
  const server = `https://${host.includes(':') ? `[${host}]` : host}:${port}`;
  const namespace = await readFile(join(serviceAccount, 'namespace'), 'utf8').catch(() => '');
  const name = 'in-cluster';
  const cluster = { server, 'certificate-authority': join(serviceAccount, 'ca.crt') };
  return {
    files: [tokenFile],
    current: name,
    contexts: new Map([
      [name, { cluster: name, user: 'service-account', namespace: namespace.trim() }],
    ]),
    clusters: new Map([[name, cluster]]),
    users: new Map([['service-account', { tokenFile }]]),
  };
}

async function isFile(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found?.isFile() ?? false;
}
