// Names the application behind the inventory that an object belongs to.
import { textAt } from './json.ts';
import { APPLICATION } from './names.ts';
import type { Ownership } from './ownership.ts';
import type { DeployTools } from './tools.ts';

/**
 * Whom the object belongs to, with the name of the application where its inventory is in the same
 * namespace and may be read.
 */
export async function namedOwner(
  { client, control }: Pick<DeployTools, 'client' | 'control'>,
  { owner, inventory }: Extract<Ownership, { readonly kind: 'foreign' }>,
  namespace: string | undefined,
): Promise<string> {
  if (inventory === undefined || namespace === undefined) return owner;
  const signal = control.cancelled;
  const resource = await client.discover('v1', 'ConfigMap', signal);
  if (!resource.ok) return owner;
  const labels = `applyset.kubernetes.io/id=${inventory}`;
  const found = await client.list(resource.value, { namespace, labels, signal });
  const [parent] = found.ok ? found.value.items : [];
  const name = textAt(parent, 'metadata', 'annotations', APPLICATION);
  return name === undefined ? owner : `the application ${name}`;
}
