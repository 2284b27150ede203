// Starts the one control plane of a run before the first test file, and stops it after the last.
import type { TestProject } from 'vitest/node';
import type { Access } from './access.ts';
import { Client } from './client.ts';
import { serveFaults } from './control.ts';
import { startControlPlane, type UserName } from './control-plane.ts';
import { type ClusterSource, findClusterSource } from './install.ts';

/** What a cluster can do beyond keeping objects. A test names what it needs, and is skipped where that is missing. */
export type Ability =
  /** Deployments get pods, namespaces and owners' dependents are deleted, quota is counted. */
  | 'controllers'
  /** Pods are scheduled, and run as far as a hollow node runs anything. */
  | 'nodes'
  /** The programs can be killed, frozen and started again. */
  | 'faults'
  /** There are the users `operator` and `restricted`. */
  | 'users'
  /** There is a kubectl of about the server's version. */
  | 'kubectl';

/** The cluster of a run, as test files get to know it. */
export interface ClusterInfo {
  readonly from: 'kubeconfig' | 'envtest' | 'debian';
  readonly version: string;
  readonly abilities: readonly Ability[];
  readonly kubeconfigPath: string;
  /** The context to use; in a cluster of our own, each user has one of that name. */
  readonly context: string | undefined;
  readonly users: Readonly<Partial<Record<UserName, Access>>> & { readonly admin: Access };
  /** Where faults are caused; undefined without the ability. */
  readonly faults: string | undefined;
  readonly kubectl: string | undefined;
}

declare module 'vitest' {
  export interface ProvidedContext {
    /** A string says why there is no cluster. */
    readonly cluster: ClusterInfo | string;
  }
}

/** Each has one processor, and all applications of the suites want room at the same time. */
const hollowNodes = 6;

/** Vitest calls this once per run; what it hands back is called at the end. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const source = await findClusterSource((line) => console.log(line));
  if (source.from === 'nowhere') {
    console.log(`No cluster, so its tests are skipped: ${source.reason}.`);
    project.provide('cluster', source.reason);
    return () => Promise.resolve();
  }
  const { info, stop } = await (source.from === 'kubeconfig' ? offered(source) : own(source));
  console.log(`Kubernetes ${info.version} (${info.from}) with ${info.abilities.join(', ')}`);
  project.provide('cluster', info);
  return stop;
}

type Ready = { readonly info: ClusterInfo; readonly stop: () => Promise<void> };

async function offered(source: ClusterSource & { readonly from: 'kubeconfig' }): Promise<Ready> {
  const { file, context, access } = source;
  const client = new Client(access);
  const { body } = await client.request<{ gitVersion: string }>('GET', '/version');
  client.close();
  const info: ClusterInfo = {
    from: 'kubeconfig',
    version: body.gitVersion.replace(/^v/, ''),
    abilities: ['controllers', 'nodes'],
    kubeconfigPath: file,
    context,
    users: { admin: access },
    faults: undefined,
    kubectl: undefined,
  };
  return { info, stop: () => Promise.resolve() };
}

async function own(
  source: ClusterSource & { readonly from: 'envtest' | 'debian' },
): Promise<Ready> {
  const { from, programs } = source;
  const started = Date.now();
  const plane = await startControlPlane(programs, hollowNodes);
  const faults = await serveFaults(plane);
  console.log(`the control plane was ready in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  const info: ClusterInfo = {
    from,
    version: plane.version,
    abilities: [
      ...(programs.controllerManager ? (['controllers'] as const) : []),
      ...(plane.nodes > 0 ? (['nodes'] as const) : []),
      ...(['faults', 'users'] as const),
      ...(programs.kubectl ? (['kubectl'] as const) : []),
    ],
    kubeconfigPath: plane.kubeconfigPath,
    context: 'admin',
    users: plane.users,
    faults: faults.address,
    kubectl: programs.kubectl,
  };
  const stop = async () => {
    faults.close();
    await plane.stop();
  };
  return { info, stop };
}
