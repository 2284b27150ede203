// When the storage class of a claim binds its volume, which decides whether a pending claim is well.
import type { JsonObject } from './cluster.ts';
import { textAt } from './json.ts';
import type { DeployTools } from './tools.ts';

/** Undefined when the claim names no class, or the class may not be read. */
export async function volumeBindingOf(
  { client, control }: Pick<DeployTools, 'client' | 'control'>,
  claim: JsonObject,
): Promise<'Immediate' | 'WaitForFirstConsumer' | undefined> {
  const name = textAt(claim, 'spec', 'storageClassName') ?? '';
  if (name === '' || textAt(claim, 'status', 'phase') === 'Bound') return undefined;
  const group = 'storage.k8s.io';
  const id = { apiVersion: `${group}/v1`, group, kind: 'StorageClass', namespace: undefined, name };
  const found = await client.read(id, control.aborted);
  if (!found.ok) return undefined;
  const mode = textAt(found.value, 'volumeBindingMode') ?? 'Immediate';
  return mode === 'WaitForFirstConsumer' ? mode : 'Immediate';
}
