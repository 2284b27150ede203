// What both deployers are given: a control plane of their own, fresh namespaces, and the application in files.
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from '../../cluster/client.ts';
import { startControlPlane } from '../../cluster/control-plane.ts';
import { startFaultProxy } from '../../cluster/fault-proxy.ts';
import { findClusterSource } from '../../cluster/install.ts';
import { folderOf } from '../folder.ts';
import type { Road } from './deployers.ts';
import { specsOf, type Version } from './specs.ts';

export interface Bed {
  readonly kubectl: string;
  /** `1.20.2`. */
  readonly kubectlVersion: string;
  kubeconfig(road?: Road): string;
  specs(version: Version): string;
  /** The same as Kubernetes objects, without namespace. */
  rendered(version: Version): string;
  /** Makes an empty namespace. It stays as long as the control plane. */
  space(): Promise<string>;
  /** Resolves when the controllers have seen all Deployments of a namespace, so that they do not disturb what comes next. */
  settled(space: string): Promise<void>;
  /** How many requests have come through the proxy. */
  requests(): number;
  close(): Promise<void>;
}

/** Nothing of the application runs, but a cluster without nodes is none. */
const hollowNodes = 1;
/** Milliseconds that the controllers have for what is measured by nobody. */
const patience = 300_000;
const oam = join(import.meta.dirname, '../../../dist/oam.cjs');

/** Starts a control plane; a string says why there is none. `OAM_BENCH_KUBECTL` names another kubectl to compare with. */
export async function openBed(log: (line: string) => void): Promise<Bed | string> {
  const source = await findClusterSource(log);
  if (source.from === 'nowhere') return source.reason;
  if (source.from === 'kubeconfig') {
    return 'OAM_TEST_KUBECONFIG names a cluster, and a measurement wants one of its own';
  }
  const kubectl = process.env['OAM_BENCH_KUBECTL'] ?? source.programs.kubectl;
  if (kubectl === undefined) return 'there is no kubectl beside the control plane';
  const plane = await startControlPlane(source.programs, hollowNodes);
  const { admin } = plane.users;
  const client = new Client(admin);
  const folder = folderOf([]);
  const proxy = await startFaultProxy(admin, folder);
  const minor = Number(plane.version.split('.')[1]);
  const file = (name: string, version: Version): string => join(folder, `${name}-${version}.yaml`);
  for (const version of ['first', 'second'] as const) {
    writeFileSync(file('specs', version), specsOf(version));
    writeFileSync(file('rendered', version), render(file('specs', version), minor));
  }
  return {
    kubectl,
    kubectlVersion: versionOf(kubectl),
    kubeconfig: (road) => (road === 'counted' ? proxy.kubeconfigPath : plane.kubeconfigPath),
    specs: (version) => file('specs', version),
    rendered: (version) => file('rendered', version),
    requests: () => proxy.passed.length,
    async space() {
      const name = `bench-${randomUUID().slice(0, 8)}`;
      const body = { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
      const { status } = await client.apply(body, name);
      if (status >= 300) throw new Error(`the namespace cannot be made: ${status}`);
      return name;
    },
    async settled(space) {
      const path = `/apis/apps/v1/namespaces/${space}/deployments`;
      await client.waitForAll(path, (all) => all.every(isSeen), patience);
    },
    async close() {
      client.close();
      await proxy.stop();
      await plane.stop();
    },
  };
}

function isSeen({ metadata, status }: { metadata: object; status?: object }): boolean {
  const { generation } = metadata as { generation?: unknown };
  const { observedGeneration } = (status ?? {}) as { observedGeneration?: unknown };
  return observedGeneration === generation;
}

function render(specs: string, minor: number): string {
  const args = [oam, 'render', specs, '--kubernetes-version', `1.${minor}`];
  return execFileSync(process.execPath, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 64 * 1024 * 1024,
  });
}

function versionOf(kubectl: string): string {
  const text = execFileSync(kubectl, ['version', '--client', '--output=json'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const { clientVersion } = JSON.parse(text) as { clientVersion: { gitVersion: string } };
  return clientVersion.gitVersion.replace(/^v/, '');
}
