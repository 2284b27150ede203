// Finds the Kubernetes control plane that tests run against: one that the tester names, or one that is built here.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Access, accessOf } from './access.ts';
import { cannotBuild, debianPrograms } from './debian.ts';

/** The programs of a control plane; without the optional ones it keeps objects, and does nothing about them. */
export interface Programs {
  readonly etcd: string;
  readonly apiServer: string;
  readonly controllerManager?: string;
  readonly scheduler?: string;
  readonly hollowNode?: string;
  readonly kubectl?: string;
}

/** Where the control plane comes from. */
export type ClusterSource =
  | {
      readonly from: 'kubeconfig';
      readonly file: string;
      readonly context?: string;
      readonly access: Access;
    }
  | { readonly from: 'envtest' | 'debian'; readonly programs: Programs }
  | { readonly from: 'nowhere'; readonly reason: string };

/**
 * Looks for a cluster in `OAM_TEST_KUBECONFIG` (with `OAM_TEST_CONTEXT`), then for programs in
 * `KUBEBUILDER_ASSETS`, and else builds the programs from Debian's sources, which takes minutes once.
 */
export async function findClusterSource(log: (line: string) => void): Promise<ClusterSource> {
  const kubeconfig = process.env['OAM_TEST_KUBECONFIG'];
  if (kubeconfig) return offered(path.resolve(kubeconfig), process.env['OAM_TEST_CONTEXT']);
  const assets = process.env['KUBEBUILDER_ASSETS'];
  if (assets) return envtest(path.resolve(assets));
  const reason = await cannotBuild();
  if (reason === undefined) {
    return { from: 'debian', programs: programsIn(await debianPrograms(log)) };
  }
  return {
    from: 'nowhere',
    reason: `${reason}; name a cluster in OAM_TEST_KUBECONFIG or an envtest folder in KUBEBUILDER_ASSETS`,
  };
}

function offered(file: string, context: string | undefined): ClusterSource {
  if (!existsSync(file)) return nowhere('OAM_TEST_KUBECONFIG names a file that is not there');
  const access = accessOf(file, context);
  if (typeof access === 'string') return nowhere(access);
  return { from: 'kubeconfig', file, access, ...(context && { context }) };
}

function envtest(folder: string): ClusterSource {
  const programs = programsIn(folder);
  if (existsSync(programs.etcd) && existsSync(programs.apiServer)) {
    const { etcd, apiServer, kubectl } = programs;
    return { from: 'envtest', programs: { etcd, apiServer, ...(kubectl && { kubectl }) } };
  }
  return nowhere('KUBEBUILDER_ASSETS names a folder without etcd and kube-apiserver');
}

function nowhere(reason: string): ClusterSource {
  return { from: 'nowhere', reason };
}

function programsIn(folder: string): Programs {
  const program = (name: string) => path.join(folder, name);
  return {
    etcd: program('etcd'),
    apiServer: program('kube-apiserver'),
    controllerManager: program('kube-controller-manager'),
    scheduler: program('kube-scheduler'),
    hollowNode: program('kubemark'),
    ...(existsSync(program('kubectl')) && { kubectl: program('kubectl') }),
  };
}
