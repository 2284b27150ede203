// Connects to the cluster that a context of a kubeconfig names.
import type { Cluster } from '../../deploy/cluster.ts';
import { Connection } from './connection.ts';
import { CredentialStore } from './credentials.ts';
import { type Bounds, usualBounds } from './exchange.ts';
import {
  type KubeconfigOptions,
  type Surroundings,
  readKubeconfig,
  surroundings,
  targetOf,
} from './kubeconfig.ts';

export type ConnectOptions = KubeconfigOptions & {
  /** The current context of the kubeconfig when left out. */
  readonly context?: string | undefined;
};

export type ConnectOutcome =
  | { readonly ok: true; readonly cluster: Cluster; readonly namespace: string }
  | { readonly ok: false; readonly message: string };

/**
 * Reads the kubeconfig and signs in, which may run the user's credential plugin; the cluster itself
 * is not asked anything yet. The namespace is that of the context. Close the cluster after use.
 */
export async function connect(
  options: ConnectOptions,
  around: Surroundings = surroundings(),
  bounds: Bounds = usualBounds,
): Promise<ConnectOutcome> {
  const read = await readKubeconfig(options, around);
  if (!read.ok) return read;
  const found = targetOf(read.value, options.context);
  if (!found.ok) return found;
  const { context, server, userName, namespace } = found.value;
  const credentials = new CredentialStore(found.value, options, around);
  const signedIn = await credentials.get();
  if (!signedIn.ok) return signedIn;
  const identity = { context, server, user: userName };
  return { ok: true, cluster: new Connection(identity, credentials, bounds), namespace };
}
