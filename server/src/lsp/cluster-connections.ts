// Connections to clusters: opened when first needed, shared by all who use one, closed when nobody does for a while.
import { VERSION } from '../base/version.ts';
import { Client } from '../deploy/client.ts';
import type { Cluster, ClusterIdentity } from '../deploy/cluster.ts';
import type { DeployEvent } from '../deploy/event.ts';
import { Redactor } from '../deploy/redact.ts';
import type { DeployTools, RunControl } from '../deploy/tools.ts';
import { systemClock } from '../node/kubernetes/clock.ts';
import { nodeCodec } from '../node/kubernetes/codec.ts';
import { holderOfProcess } from '../node/kubernetes/holder.ts';
import type { ClusterTarget } from '../protocol-deploy.ts';

/** Milliseconds that an unused connection stays open: long enough to read a plan. */
const IDLE = 600_000;

/** A cluster that can be talked to. */
export interface ClusterConnection {
  readonly cluster: Cluster;
  readonly identity: ClusterIdentity;
  /** Namespace of the context. */
  readonly namespace: string;
  /** Knows what kinds there are; for questions that nobody watches. */
  readonly client: Client;
  /** One for all that is ever shown of this context, so that a secret is hidden wherever it turns up. */
  readonly redactor: Redactor;
}

export type Lease =
  | { readonly ok: true; readonly connection: ClusterConnection; readonly release: () => void }
  | { readonly ok: false; readonly message: string };

interface Entry {
  readonly connection: ClusterConnection;
  users: number;
  timer: NodeJS.Timeout | undefined;
  /** `left`: whoever comes next gets another one. */
  state: 'open' | 'left';
}

export class ClusterConnections {
  readonly #entries = new Map<string, Promise<Entry | string>>();
  readonly #redactors = new Map<string, Redactor>();

  /** A connection to hold until it is released. The kubeconfig is read each time, because it may have changed. */
  async acquire(target: ClusterTarget): Promise<Lease> {
    const key = keyOf(target);
    for (;;) {
      await this.#checkKnown(key, target);
      const opening = this.#entries.get(key) ?? this.#begin(key, target);
      const entry = await opening;
      if (typeof entry === 'string') {
        if (this.#entries.get(key) === opening) this.#entries.delete(key);
        return { ok: false, message: entry };
      }
      // Its time may have run out just now.
      if (entry.state === 'open') return this.#lease(key, entry);
    }
  }

  #lease(key: string, entry: Entry): Lease {
    clearTimeout(entry.timer);
    entry.users++;
    let isHeld = true;
    const release = (): void => {
      if (!isHeld) return;
      isHeld = false;
      this.#leave(key, entry);
    };
    return { ok: true, connection: entry.connection, release };
  }

  /** Holds a connection for a piece of work. */
  async use<T>(
    target: ClusterTarget,
    work: (connection: ClusterConnection) => Promise<T>,
  ): Promise<T | { readonly kind: 'failed'; readonly message: string }> {
    const lease = await this.acquire(target);
    if (!lease.ok) return { kind: 'failed', message: lease.message };
    try {
      return await work(lease.connection);
    } finally {
      lease.release();
    }
  }

  /** What hides the secrets of that context, also when its connection is closed. */
  redactorOf(target: ClusterTarget): Redactor {
    return this.#redactor(keyOf(target));
  }

  #redactor(key: string): Redactor {
    const known = this.#redactors.get(key);
    if (known !== undefined) return known;
    const redactor = new Redactor();
    this.#redactors.set(key, redactor);
    return redactor;
  }

  /** Closes all of them, also those in use. */
  async close(): Promise<void> {
    const all = [...this.#entries.values()];
    this.#entries.clear();
    for (const opening of all) {
      const entry = await opening;
      if (typeof entry === 'string') continue;
      clearTimeout(entry.timer);
      entry.connection.cluster.close();
    }
  }

  /** Parts with a connection whose context leads elsewhere now; it ends with its last user. */
  async #checkKnown(key: string, target: ClusterTarget): Promise<void> {
    const opening = this.#entries.get(key);
    const entry = await opening;
    if (entry === undefined || typeof entry === 'string') return;
    const { identity } = entry.connection;
    const now = await identityOf(target);
    if (now !== undefined && isSameCluster(now, identity)) return;
    if (this.#entries.get(key) === opening) this.#entries.delete(key);
    entry.state = 'left';
    if (entry.users === 0) this.#end(entry);
  }

  #begin(key: string, target: ClusterTarget): Promise<Entry | string> {
    const opening = this.#open(key, target);
    this.#entries.set(key, opening);
    return opening;
  }

  async #open(key: string, target: ClusterTarget): Promise<Entry | string> {
    // Nothing of this is loaded before somebody wants to talk to a cluster.
    const { connect } = await import('../node/kubernetes/connect.ts');
    const outcome = await connect({ path: target.kubeconfig, context: target.context });
    if (!outcome.ok) return outcome.message;
    const { cluster, namespace } = outcome;
    const redactor = this.#redactor(key);
    const client = new Client(cluster, { clock: systemClock, onRetry: () => undefined });
    const connection = { cluster, identity: cluster.identity, namespace, client, redactor };
    return { connection, users: 0, timer: undefined, state: 'open' };
  }

  #leave(key: string, entry: Entry): void {
    entry.users--;
    if (entry.users > 0) return;
    if (entry.state === 'left') {
      this.#end(entry);
      return;
    }
    entry.timer = setTimeout(() => {
      this.#entries.delete(key);
      entry.state = 'left';
      this.#end(entry);
    }, IDLE);
    entry.timer.unref();
  }

  #end(entry: Entry): void {
    clearTimeout(entry.timer);
    entry.connection.cluster.close();
  }
}

function keyOf({ kubeconfig, context }: ClusterTarget): string {
  return JSON.stringify([kubeconfig ?? null, context]);
}

/** Whether both lead to one server as one user; kubeconfigs write addresses with and without a slash at the end. */
function isSameCluster(
  one: Pick<ClusterIdentity, 'server' | 'user'>,
  other: Pick<ClusterIdentity, 'server' | 'user'>,
): boolean {
  const bare = (server: string): string => server.replace(/\/+$/, '');
  return bare(one.server) === bare(other.server) && one.user === other.user;
}

/** Where the context leads by the kubeconfig as it is now. */
async function identityOf(
  target: ClusterTarget,
): Promise<Omit<ClusterIdentity, 'context'> | undefined> {
  const { readContexts } = await import('../node/kubernetes/contexts.ts');
  const outcome = await readContexts({ path: target.kubeconfig });
  if (!outcome.ok) return undefined;
  return outcome.contexts.find(({ name }) => name === target.context);
}

export interface ToolsFor {
  readonly control: RunControl;
  /** Left out: nobody listens, and the shared client does. */
  readonly emit?: (event: DeployEvent) => void;
}

/** What an operation over this connection is given. */
export function toolsOver(
  { cluster, client, redactor }: ClusterConnection,
  { control, emit }: ToolsFor,
): DeployTools {
  const told = emit ?? (() => undefined);
  const own =
    emit === undefined
      ? client
      : new Client(cluster, {
          clock: systemClock,
          cancelled: control.cancelled,
          onRetry: (event) => told({ ...event, message: redactor.text(event.message) }),
        });
  return {
    client: own,
    clock: systemClock,
    codec: nodeCodec,
    control,
    holder: holderOfProcess(),
    version: VERSION,
    redactor,
    emit: told,
  };
}
