// Starts a Kubernetes control plane of this machine's own: etcd, API server, controllers, scheduler and hollow nodes.
import { execFile } from 'node:child_process';
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { type Access, kubeconfigText } from './access.ts';
import { Client } from './client.ts';
import type { Programs } from './install.ts';
import { Program } from './program.ts';
import {
  apiServerArguments,
  controllerArguments,
  etcdArguments,
  files,
  hollowNodeArguments,
  schedulerArguments,
  type Setting,
} from './programs.ts';
import { removeFolder, temporaryFolder } from './temporary-folder.ts';

/**
 * Who may use the cluster: `admin` is of `system:masters`, which no rule and no limit binds;
 * `operator` may do everything by a role, so that limits bind it; `restricted` may do nothing until a
 * test says otherwise.
 */
export const userNames = ['admin', 'operator', 'restricted'] as const;
export type UserName = (typeof userNames)[number];

/** A control plane that is ready. */
export interface ControlPlane {
  readonly version: string;
  /** Holds one context for each user, named like the user; `admin` is current. */
  readonly kubeconfigPath: string;
  readonly caFile: string;
  readonly users: Readonly<Record<UserName, Access>>;
  /** How many hollow nodes run pods. */
  readonly nodes: number;
  readonly etcd: Program;
  readonly apiServer: ApiServer;
  /** Ends every program and removes the data. */
  stop(): Promise<void>;
}

/** The API server, which faults happen to. */
export interface ApiServer {
  kill(): Promise<void>;
  /** Starts it again, and resolves when it is ready. The tokens of those left out are not accepted any more. */
  restart(leftOut?: readonly UserName[]): Promise<void>;
  pause(): void;
  resume(): void;
}

/** Milliseconds: a machine with other work takes several times the usual three seconds. */
const readyBound = 120_000;
const pollPause = 50;

/**
 * Starts a control plane with that many hollow nodes, where the programs for them are there. A second
 * time when it does not come up: others on this machine may have taken a port that was free before.
 */
export function startControlPlane(programs: Programs, nodes: number): Promise<ControlPlane> {
  return startOnce(programs, nodes).catch((error: unknown) => {
    console.error(`${String(error)}\nIt is started once more.`);
    return startOnce(programs, nodes);
  });
}

async function startOnce(programs: Programs, nodes: number): Promise<ControlPlane> {
  const folder = await temporaryFolder();
  const started: Program[] = [];
  const stop = async () => {
    // The data is thrown away, so nothing needs the time that an orderly end takes.
    await Promise.all(started.map((program) => program.kill()));
    await removeFolder(folder);
  };
  try {
    return await assemble({ programs, nodes, folder, started, stop });
  } catch (error) {
    const outputs = started.map((program) => program.output().slice(-1500)).join('\n---\n');
    await stop();
    throw new Error(`The control plane did not start. ${String(error)}\n${outputs}`, {
      cause: error,
    });
  }
}

/** How often a hollow node is started anew. */
const mostStarts = 3;

/** Now and then a hollow node of this old release crashes right at its start, so it gets another chance. */
async function startAgainUntil(isDone: () => boolean, node: Program): Promise<void> {
  for (let starts = 1; starts < mostStarts; starts++) {
    await node.ended();
    if (isDone() || node.isKilled) return;
    await node.restart();
  }
}

interface Assembly {
  readonly programs: Programs;
  readonly nodes: number;
  readonly folder: string;
  readonly started: Program[];
  readonly stop: () => Promise<void>;
}

async function assemble({
  programs,
  nodes,
  folder,
  started,
  stop,
}: Assembly): Promise<ControlPlane> {
  const start = (file: string, args: readonly string[]): Program => {
    const program = new Program({ path: file, args, folder });
    started.push(program);
    return program;
  };
  const version = await versionOf(programs.apiServer);
  const [etcdPort = 0, peer = 0, apiPort = 0] = await freePorts(3);
  const ports = { etcd: etcdPort, peer, apiServer: apiPort };
  const setting = { folder, ports, minor: Number(version.split('.')[1]) };
  const tokens = Object.fromEntries(userNames.map((name) => [name, randomUUID()]));
  await writeKey(folder);
  await writeTokens(folder, tokens, []);
  const etcd = start(programs.etcd, etcdArguments(setting));
  const server = start(programs.apiServer, apiServerArguments(setting));
  const users = await usersOf(setting, server, tokens);
  const kubeconfigPath = path.join(folder, files.kubeconfig);
  await writeFile(kubeconfigPath, kubeconfigText(users), { mode: 0o600 });
  const client = new Client(users.admin);
  // Without a token: after a restart, nobody's need be accepted.
  const visitor = new Client({ server: users.admin.server, ca: users.admin.ca });
  const ready = () => untilReady(visitor, server);
  await ready();
  await client.apply(operatorBinding, '', { conflicts: 'force' });
  const { controllerManager, scheduler, hollowNode } = programs;
  if (controllerManager) start(controllerManager, controllerArguments(setting));
  if (scheduler) start(scheduler, schedulerArguments(setting));
  const hollow = hollowNode && scheduler ? await freePorts(nodes) : [];
  const starting = hollow.map((port, index) =>
    start(hollowNode!, hollowNodeArguments(setting, `hollow-${index}`, port)),
  );
  let isReady = false;
  for (const node of starting) void startAgainUntil(() => isReady, node);
  await client.waitForAll('/api/v1/nodes', (all) => readyNodes(all) === hollow.length, readyBound);
  isReady = true;
  return {
    version,
    kubeconfigPath,
    caFile: path.join(folder, files.ca),
    users,
    nodes: hollow.length,
    etcd,
    apiServer: {
      kill: () => server.kill(),
      async restart(leftOut = []) {
        await writeTokens(folder, tokens, leftOut);
        await server.restart();
        await ready();
      },
      pause: () => server.pause(),
      resume: () => server.resume(),
    },
    async stop() {
      for (const each of [client, visitor]) each.close();
      await stop();
    },
  };
}

const operatorBinding = {
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'ClusterRoleBinding',
  metadata: { name: 'oam-test-operator' },
  roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'cluster-admin' },
  subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'operator' }],
};

async function versionOf(apiServer: string): Promise<string> {
  const { stdout } = await promisify(execFile)(apiServer, ['--version'], { timeout: 60_000 });
  const version = /v(\d+\.\d+\.\d+\S*)/.exec(stdout)?.[1];
  if (!version) throw new Error(`The API server does not say its version: ${stdout}`);
  return version;
}

/** The ports are free now; that somebody takes one before its program does is not likely, if that is started soon. */
async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, () => {
      const server = net.createServer();
      return new Promise<net.Server>((resolve, reject) => {
        server.once('error', reject).listen(0, '127.0.0.1', () => resolve(server));
      });
    }),
  );
  const ports = servers.map((server) => (server.address() as net.AddressInfo).port);
  await Promise.all(servers.map((each) => new Promise((resolve) => each.close(resolve))));
  return ports;
}

async function writeKey(folder: string): Promise<void> {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  await writeFile(path.join(folder, files.key), privateKey, { mode: 0o600 });
  await mkdir(path.join(folder, files.certificates));
}

async function writeTokens(
  folder: string,
  tokens: Readonly<Record<string, string>>,
  leftOut: readonly string[],
): Promise<void> {
  const lines = Object.entries(tokens)
    .filter(([name]) => !leftOut.includes(name))
    .map(
      ([name, token]) => `${token},${name},${name}${name === 'admin' ? ',"system:masters"' : ''}\n`,
    );
  await writeFile(path.join(folder, files.tokens), lines.join(''), { mode: 0o600 });
}

/** The server makes its certificate itself when it starts, so reading it means waiting for it. */
async function usersOf(
  { folder, ports }: Setting,
  apiServer: Program,
  tokens: Readonly<Record<string, string>>,
): Promise<Readonly<Record<UserName, Access>>> {
  const ca = await poll(apiServer, async () => {
    const text = await readFile(path.join(folder, files.ca), 'utf8');
    return text.trimEnd().endsWith('-----END CERTIFICATE-----') ? text : undefined;
  });
  const server = `https://127.0.0.1:${ports.apiServer}`;
  const access = (name: UserName): Access => ({ server, ca, token: tokens[name]! });
  return {
    admin: access('admin'),
    operator: access('operator'),
    restricted: access('restricted'),
  };
}

async function untilReady(client: Client, apiServer: Program): Promise<void> {
  await poll(apiServer, async () => {
    const { status } = await client.request('GET', '/readyz');
    return status === 200 ? true : undefined;
  });
}

/** Asks until there is an answer; fails at once when the program that should give it has ended. */
async function poll<T>(program: Program, ask: () => Promise<T | undefined>): Promise<T> {
  const deadline = Date.now() + readyBound;
  let ended: string | undefined;
  void program.ended().then((output) => (ended = output));
  while (Date.now() < deadline) {
    const answer = await ask().catch(() => undefined);
    if (answer !== undefined) return answer;
    if (ended !== undefined) throw new Error(`It ended before it was ready:\n${ended}`);
    await pause(pollPause);
  }
  throw new Error(`It was not ready within ${readyBound / 1000} s.`);
}

function readyNodes(
  nodes: readonly { readonly status?: Readonly<Record<string, unknown>> }[],
): number {
  type Condition = { readonly type: string; readonly status: string };
  const isReady = ({ type, status }: Condition) => type === 'Ready' && status === 'True';
  return nodes.filter(({ status }) =>
    ((status?.['conditions'] ?? []) as readonly Condition[]).some(isReady),
  ).length;
}
