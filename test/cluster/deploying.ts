// What the fault suites share: the `oam` program as a process, namespaces to deploy into, and the state that runs leave.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll } from 'vitest';
import type { DeployEvent } from '../../server/src/deploy/event.ts';
import type { RunResult } from '../../server/src/deploy/run.ts';
import type { Client, KubeObject } from './client.ts';
import { shopClaim } from './deployed-specs.ts';
import type { Cluster } from './fixture.ts';
import { removeFolder } from './temporary-folder.ts';

const main = path.join(import.meta.dirname, '../../server/src/cli/main.ts');

/** How a program is run. */
export interface OamOptions {
  /** The kubeconfig; else there is none. */
  readonly kubeconfig?: string;
  /** Told of each event as soon as it is printed; needs `--format json`, which `runOam` adds. */
  readonly onEvent?: (event: DeployEvent) => void;
  readonly env?: Readonly<Record<string, string>>;
  /** Kills it. */
  readonly signal?: AbortSignal;
}

/** A line of `--format json`. */
export type OamRecord = { readonly type: string } & Readonly<Record<string, unknown>>;

/** What a run printed, and how it ended. */
export interface OamRun {
  /** Undefined when a signal ended it. */
  readonly exit: number | undefined;
  readonly events: readonly DeployEvent[];
  /** All lines, events included. */
  readonly records: readonly OamRecord[];
  /** The last line of type `result`. */
  readonly result: (Partial<RunResult> & { readonly outcome: string }) | undefined;
  /** All of standard output, and of standard error. */
  readonly out: string;
  readonly err: string;
}

/** A program that runs. */
export interface RunningOam {
  readonly done: Promise<OamRun>;
  readonly pid: number | undefined;
  /** Resolves as soon as standard error holds that text; never, when it ends before. */
  said(text: string): Promise<void>;
  /** Sends it a signal, such as SIGINT for Ctrl-C. */
  kill(signal: NodeJS.Signals): void;
}

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const each of running) each.kill('SIGKILL');
});

/** Starts `oam` with these arguments and `--format json`. */
export function startOam(args: readonly string[], options: OamOptions = {}): RunningOam {
  const { kubeconfig = path.join(os.devNull, 'none'), onEvent, env, signal } = options;
  const child = spawn(process.execPath, [main, ...args, '--format', 'json'], {
    env: { PATH: process.env['PATH'], HOME: os.tmpdir(), KUBECONFIG: kubeconfig, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  signal?.addEventListener('abort', () => child.kill('SIGKILL'));
  const records: OamRecord[] = [];
  const events: DeployEvent[] = [];
  let out = '';
  let err = '';
  const listeners = new Set<() => void>();
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
    for (const listener of listeners) listener();
  });
  const said = (text: string) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (err.includes(text)) resolve();
      };
      listeners.add(look);
      look();
    });
  createInterface({ input: child.stdout }).on('line', (line) => {
    out += `${line}\n`;
    const record = JSON.parse(line) as OamRecord;
    records.push(record);
    if (record.type !== 'event') return;
    const event = record as unknown as DeployEvent;
    events.push(event);
    onEvent?.(event);
  });
  const done = new Promise<OamRun>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      running.delete(child);
      const result = records.findLast(({ type }) => type === 'result') as OamRun['result'];
      resolve({ exit: code ?? undefined, events, records, result, out, err });
    });
  });
  return { done, pid: child.pid, said, kill: (name) => child.kill(name) };
}

/** Runs `oam` with these arguments and `--format json` to its end. */
export function runOam(args: readonly string[], options: OamOptions = {}): Promise<OamRun> {
  return startOam(args, options).done;
}

/** What became of each object in a run, as `created ConfigMap a`; in the order in which it happened. */
export function stepsOf(events: readonly DeployEvent[]): readonly string[] {
  return events.flatMap((event) => {
    if (event.kind !== 'object') return [];
    const { progress, id } = event;
    const what = progress.step === 'applied' ? progress.outcome : progress.step;
    return what === 'applying' || what === 'waiting' ? [] : [`${what} ${id.kind} ${id.name}`];
  });
}

/** Namespaces and files for the scenarios of a suite; all is removed after its last test. */
export function scenarios(cluster: Cluster) {
  const { client } = cluster;
  const spaces: string[] = [];
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'oam-faults-'));
  });
  afterAll(async () => {
    for (const each of running) each.kill('SIGKILL');
    await Promise.all(spaces.map((space) => removeSpace(client, space)));
    await removeFolder(folder);
  });
  /** Writes a file, and hands back its path. */
  const file = async (name: string, text: string, mode = 0o600): Promise<string> => {
    const written = path.join(folder, name);
    await writeFile(written, text, { mode });
    return written;
  };
  return {
    /** A folder of this suite. */
    folder: () => folder,
    file,
    /** Writes specs into a file of their own. */
    specs: (text: string) => file(`specs-${randomUUID().slice(0, 8)}.yaml`, text),
    /** An empty namespace, with a volume for the claim of the shop. */
    async space(): Promise<string> {
      const namespace = `oam-fault-${randomUUID().slice(0, 8)}`;
      spaces.push(namespace);
      const made = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } };
      for (const each of [made, shopVolume(namespace)]) {
        const { status, body } = await client.apply(each, namespace);
        if (status >= 300) throw new Error(`${status}: ${JSON.stringify(body)}`);
      }
      return namespace;
    },
  };
}

function shopVolume(namespace: string): KubeObject {
  const { name, storageClass, size } = shopClaim;
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name: `${namespace}-${name}` },
    spec: {
      accessModes: ['ReadWriteOnce'],
      storageClassName: storageClass,
      capacity: { storage: size },
      hostPath: { path: os.tmpdir() },
      claimRef: { namespace, name },
    },
  };
}

async function removeSpace(client: Client, namespace: string): Promise<void> {
  const space = `/api/v1/namespaces/${namespace}`;
  await client.request('DELETE', space);
  // The pods would stay until their grace has passed, and keep others from their room.
  await client.request('DELETE', `${space}/pods?gracePeriodSeconds=0`);
  await client.request('DELETE', `/api/v1/persistentvolumes/${namespace}-${shopClaim.name}`);
}

interface Groups {
  readonly groups: readonly { readonly preferredVersion: { readonly groupVersion: string } }[];
}

interface Resources {
  readonly resources: readonly {
    readonly name: string;
    readonly kind: string;
    readonly namespaced: boolean;
    readonly verbs: readonly string[];
  }[];
}

/** What the cluster makes by itself, and what is different after each run. */
const clustersOwn = new Set([
  ...['Pod', 'ReplicaSet', 'Endpoints', 'EndpointSlice', 'Event', 'ControllerRevision'],
  ...['Lease', 'ServiceAccount', 'PodMetrics'],
]);

/** Types of Secrets that are records of releases, or the cluster's. */
const recordType = /^oam\.dev\/|^kubernetes\.io\/service-account-token$/;

/**
 * All objects of a namespace, by `Kind/name`, as people would compare them: without what the cluster
 * makes itself, without records of releases and Leases, and without what differs from one namespace
 * to the other.
 */
export async function stateOf(
  client: Client,
  namespace: string,
): Promise<Readonly<Record<string, unknown>>> {
  const { body } = await client.request<Groups>('GET', '/apis');
  const versions = body.groups.map((group) => `/apis/${group.preferredVersion.groupVersion}`);
  const lists = await Promise.all(
    ['/api/v1', ...versions].map((version) => objectsOf(client, version, namespace)),
  );
  // Some objects are served by two groups; which comes first is the same each time.
  const byUid = new Map(lists.flat().map((each) => [each.metadata.uid, each]));
  const kept = [...byUid.values()].filter(
    ({ kind, metadata, type }) =>
      !clustersOwn.has(kind) &&
      metadata.name !== 'kube-root-ca.crt' &&
      !recordType.test(typeof type === 'string' ? type : ''),
  );
  const entries = kept.map(
    (each) => [`${each.kind}/${each.metadata.name}`, essenceOf(each, namespace)] as const,
  );
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function objectsOf(
  client: Client,
  version: string,
  namespace: string,
): Promise<readonly KubeObject[]> {
  const { body } = await client.request<Resources>('GET', version);
  const listed = body.resources.filter(
    ({ name, namespaced, verbs }) => namespaced && !name.includes('/') && verbs.includes('list'),
  );
  const lists = await Promise.all(
    listed.map(async ({ name, kind }) => {
      const path = `${version}/namespaces/${namespace}/${name}`;
      const { status, body } = await client.request<{ items?: KubeObject[] }>('GET', path);
      if (status !== 200) return [];
      return (body.items ?? []).map((each) => ({ ...each, apiVersion: version, kind }));
    }),
  );
  return lists.flat();
}

/** Annotations and fields that controllers write. */
const controllersOwn = /^(?:deployment\.kubernetes\.io|pv\.kubernetes\.io|autoscaling\.alpha\.)/;
const assigned = ['clusterIP', 'clusterIPs', 'volumeName'];

function essenceOf(object: KubeObject, namespace: string): unknown {
  const { kind, metadata, spec, status: _status, apiVersion: _version, ...rest } = object;
  const { labels, annotations = {}, finalizers, ownerReferences, deletionTimestamp } = metadata;
  const without = (fields: object, isOut: (name: string) => boolean) =>
    Object.fromEntries(Object.entries(fields).filter(([name]) => !isOut(name)));
  const essence = {
    ...rest,
    kind,
    metadata: {
      ...{ labels, finalizers, ownerReferences },
      annotations: without(annotations as object, (name) => controllersOwn.test(name)),
      isBeingDeleted: deletionTimestamp !== undefined,
    },
    spec: spec && without(spec, (name) => assigned.includes(name)),
  };
  const text = JSON.stringify(essence)
    .replaceAll(namespace, '<namespace>')
    .replaceAll(/applyset-[\w-]+/g, '<set>');
  return JSON.parse(text);
}
