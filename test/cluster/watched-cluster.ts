// A real cluster that lets a test act before and after single writes, and lose their answers.
import type { Cluster as DeployCluster, ClusterRequest } from '../../server/src/deploy/cluster.ts';

export interface Ears {
  /** Just before the write with this number, from 1, is sent. */
  readonly before?: (count: number) => unknown;
  /** `lose` keeps the answer from the run. */
  readonly after?: (count: number) => unknown;
}

/** A cluster that tells of each write to a member. */
export function watched(real: DeployCluster, { before, after }: Ears): DeployCluster {
  let count = 0;
  const isWrite = ({ method, query }: ClusterRequest): boolean =>
    method === 'PATCH' && query?.['dryRun'] === undefined && query?.['fieldManager'] === 'oam';
  return {
    identity: real.identity,
    watch: (request, onEvent, signal) => real.watch(request, onEvent, signal),
    renewCredentials: () => real.renewCredentials(),
    close: () => undefined,
    stream: (request, onText, signal) => real.stream(request, onText, signal),
    async request(request, signal) {
      if (!isWrite(request)) return real.request(request, signal);
      const mine = (count += 1);
      await before?.(mine);
      const outcome = await real.request(request, signal);
      if ((await after?.(mine)) !== 'lose') return outcome;
      return { kind: 'failure', reason: 'reset', sent: 'maybe', message: 'read ECONNRESET' };
    },
  };
}
