// Stands between a deployer and its cluster, counts its writes, and does something just after one of them.
import type {
  Cluster as DeployCluster,
  ClusterOutcome,
  ClusterRequest,
  JsonObject,
} from '../../../server/src/deploy/cluster.ts';
import { promised } from './shop.ts';

/** What happens after a write. */
export interface Cut {
  /** Which write, from 1. */
  readonly after: number;
  /** `die`: its answer never comes, and neither does any other; nothing more is sent. */
  readonly what: 'die' | (() => unknown);
}

/** A cluster that counts. */
export interface CountedCluster {
  readonly cluster: DeployCluster;
  /** Writes that were sent. */
  readonly writes: readonly string[];
  /** Resolves as soon as the write that was to be cut has been carried out. */
  readonly reached: Promise<void>;
}

/** Questions that are sent as writes. */
const questions = /\/(?:self)?subject(?:access|rules)reviews$/;

/** Whether a request changes the cluster. Renewals of a lock come whenever it is time, so they do not count. */
function isCounted({ method, path, query, body }: ClusterRequest, held: () => boolean): boolean {
  if (method === 'GET' || query?.['dryRun'] !== undefined || questions.test(path)) return false;
  const isRenewal = path.includes('/leases/') && holderIn(body) !== undefined && held();
  return !isRenewal;
}

function holderIn(body: unknown): unknown {
  return (body as { spec?: JsonObject } | undefined)?.spec?.['holderIdentity'];
}

/** The cluster with that cut; only counting when there is none. */
export function counted(real: DeployCluster, cut?: Cut): CountedCluster {
  const writes: string[] = [];
  const reached = promised();
  let state: 'alive' | 'dead' = 'alive';
  const isDead = (): boolean => state === 'dead';
  const never = new Promise<ClusterOutcome>(() => undefined);
  const unlessDead = async (outcome: Promise<ClusterOutcome>): Promise<ClusterOutcome> => {
    const known = await outcome;
    return isDead() ? never : known;
  };
  const cluster: DeployCluster = {
    identity: real.identity,
    renewCredentials: () => real.renewCredentials(),
    close: () => undefined,
    watch: (request, onEvent, signal) =>
      isDead()
        ? never
        : unlessDead(real.watch(request, (event) => void (isDead() || onEvent(event)), signal)),
    stream: (request, onText, signal) => unlessDead(real.stream(request, onText, signal)),
    async request(request, signal) {
      if (isDead()) return never;
      const isWrite = isCounted(request, () => writes.some((each) => each.includes('/leases')));
      if (!isWrite) return unlessDead(real.request(request, signal));
      writes.push(`${request.method} ${request.path}`);
      const mine = writes.length;
      const isLate = cut?.what === 'die' && mine > cut.after;
      if (isLate) return never;
      const outcome = await real.request(request, signal);
      if (mine === cut?.after) {
        if (cut.what === 'die') state = 'dead';
        else await cut.what();
        reached.keep();
      }
      return isDead() ? never : outcome;
    },
  };
  return { cluster, writes, reached: reached.promise };
}
