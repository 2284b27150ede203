// Lists the contexts that a kubeconfig offers, without talking to any cluster.
import { textAt } from '../../deploy/json.ts';
import {
  type KubeconfigOptions,
  type Surroundings,
  namespaceOf,
  readKubeconfig,
  surroundings,
} from './kubeconfig.ts';

export type { KubeconfigOptions } from './kubeconfig.ts';

export interface KubeContext {
  readonly name: string;
  /** Address of its API server; empty when the kubeconfig does not say it. */
  readonly server: string;
  /** Name of the user as the kubeconfig has it; empty when there is none. */
  readonly user: string;
  /** `default` when the context names none. */
  readonly namespace: string;
  readonly current: boolean;
}

export type ContextsOutcome =
  | {
      readonly ok: true;
      readonly contexts: readonly KubeContext[];
      /** Absolute paths of the files that were read. */
      readonly files: readonly string[];
    }
  | { readonly ok: false; readonly message: string };

/** All contexts, in the order of the kubeconfig. */
export async function readContexts(
  options: KubeconfigOptions,
  around: Surroundings = surroundings(),
): Promise<ContextsOutcome> {
  const read = await readKubeconfig(options, around);
  if (!read.ok) return read;
  const { contexts, clusters, current, files } = read.value;
  const listed = [...contexts].map(([name, context]) => ({
    name,
    server: textAt(clusters.get(textAt(context, 'cluster') ?? ''), 'server') ?? '',
    user: textAt(context, 'user') ?? '',
    namespace: namespaceOf(context),
    current: name === current,
  }));
  return { ok: true, contexts: listed, files };
}
