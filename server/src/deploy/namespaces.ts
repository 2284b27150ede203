// Whether the namespaces of a plan are there.
import { remainsOf, type Desired } from './desired.ts';
import { inParallel } from './in-parallel.ts';
import { textAt } from './json.ts';
import type { DeployTools } from './tools.ts';
import type { Trouble } from './trouble.ts';

export type NamespacesOutcome =
  /** `created`: those that are not there yet and that the plan makes. */
  | { readonly ok: true; readonly created: ReadonlySet<string> }
  | { readonly ok: false; readonly message: string; readonly trouble?: Trouble }
  | { readonly ok: false; readonly message: undefined; readonly trouble: Trouble };

const width = 6;

/** Looks for `own` and all other namespaces that objects are in. Those that may not be seen count as there. */
export async function findNamespaces(
  { client, control }: Pick<DeployTools, 'client' | 'control'>,
  own: string,
  desired: readonly Desired[],
): Promise<NamespacesOutcome> {
  const isPlanned = new Set(
    desired.filter(({ id }) => id.kind === 'Namespace' && id.group === '').map(({ id }) => id.name),
  );
  const names = [...new Set([own, ...desired.flatMap(({ id }) => id.namespace ?? [])])];
  const replies = await inParallel(width, names, (name) =>
    client.read(
      { apiVersion: 'v1', group: '', kind: 'Namespace', namespace: undefined, name },
      control.cancelled,
    ),
  );
  const created = new Set<string>();
  for (const [at, reply] of replies.entries()) {
    const name = names[at] ?? '';
    if (reply.ok) {
      if (textAt(reply.value, 'status', 'phase') !== 'Terminating') continue;
      const remains = remainsOf(reply.value).map((text) => ` ${text}`);
      const message = `The namespace ${name} is being deleted. Deploy when it is gone and made anew, or into another one.${remains.join('')}`;
      return { ok: false, message };
    }
    const { trouble } = reply;
    if (trouble.kind === 'denied') continue;
    if (trouble.kind !== 'not-found') return { ok: false, message: undefined, trouble };
    if (isPlanned.has(name)) created.add(name);
    else return { ok: false, message: missingText(name, client.identity.context), trouble };
  }
  return { ok: true, created };
}

function missingText(name: string, context: string): string {
  return `The cluster of the context ${context} has no namespace ${name}. Create it (kubectl create namespace ${name}), or deploy into another one.`;
}
