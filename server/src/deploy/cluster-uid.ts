// Knows a cluster again, whatever its address and the name of the context.
import type { StopSignal } from '../base/cancellation.ts';
import type { Client } from './client.ts';
import { textAt } from './json.ts';
import type { Reply } from './trouble.ts';

/**
 * The uid of the namespace `kube-system`. Users who may not read it get that of the application's
 * namespace, which tells clusters apart as well, or nothing where that is forbidden or absent.
 */
export async function clusterUidOf(
  client: Pick<Client, 'read'>,
  namespace: string,
  signal: StopSignal,
): Promise<Reply<string>> {
  for (const name of ['kube-system', namespace]) {
    const id = { apiVersion: 'v1', group: '', kind: 'Namespace', namespace: undefined, name };
    const found = await client.read(id, signal);
    if (found.ok) return { ...found, value: textAt(found.value, 'metadata', 'uid') ?? '' };
    if (found.trouble.kind !== 'denied' && found.trouble.kind !== 'not-found') return found;
  }
  return { ok: true, value: '', warnings: [] };
}
