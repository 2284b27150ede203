// What is kept in a cluster about an application called shop: put there, changed and read by tests.
import type { JsonObject } from '../../server/src/deploy/cluster.ts';
import { applySetId, PART_OF, readInventory } from '../../server/src/deploy/inventory.ts';
import { jsonAt, textAt } from '../../server/src/deploy/json.ts';
import type { Release } from '../../server/src/deploy/release.ts';
import { listReleases, ReleaseRecord } from '../../server/src/deploy/releases.ts';
import { nodeCodec } from '../../server/src/node/kubernetes/codec.ts';
import type { TestTools } from './deploy-tools.ts';
import type { MemoryCluster } from './memory-cluster.ts';
import { draft } from './release.ts';

export const shop = { name: 'shop', namespace: 'web' };
/** The path of its inventory. */
export const parentPath = '/api/v1/namespaces/web/configmaps/oam-shop';
/** The label value of its members. */
export const shopId = applySetId(nodeCodec, shop);

/** Puts a member there. */
export function putMember(
  cluster: MemoryCluster,
  path: string,
  { apiVersion, kind }: { readonly apiVersion: string; readonly kind: string },
): void {
  const [name = ''] = path.split('/').slice(-1);
  const namespace = /namespaces\/([^/]+)/.exec(path)?.[1] ?? '';
  const labels = { [PART_OF]: shopId };
  cluster.put(path, { apiVersion, kind, metadata: { name, namespace, labels } });
}

/** Changes labels and annotations of the inventory's parent. */
export function changeParent(
  cluster: MemoryCluster,
  labels: JsonObject,
  annotations: JsonObject,
): void {
  const before = cluster.at(parentPath)?.['metadata'];
  const metadata = {
    name: 'oam-shop',
    namespace: 'web',
    labels: { ...(jsonAt(before, 'labels') as JsonObject), ...labels },
    annotations: { ...(jsonAt(before, 'annotations') as JsonObject), ...annotations },
  };
  cluster.put(parentPath, { apiVersion: 'v1', kind: 'ConfigMap', metadata });
}

/** What the parent says under an annotation of ApplySets. */
export function noted(
  cluster: MemoryCluster,
  key: 'contains-group-kinds' | 'additional-namespaces',
): string | undefined {
  const annotation = `applyset.kubernetes.io/${key}`;
  return textAt(cluster.at(parentPath), 'metadata', 'annotations', annotation);
}

/** The inventory; fails when it cannot be read. */
export async function inventoryOf(
  tools: TestTools,
): Promise<Extract<Awaited<ReturnType<typeof readInventory>>, { ok: true }>['inventory']> {
  const read = await readInventory(tools, shop);
  if (!read.ok) throw new Error(read.message);
  return read.inventory;
}

/** Begins a release; fails when it cannot be recorded. */
export async function createRelease(
  tools: TestTools,
  more: Partial<Release> = {},
): Promise<ReleaseRecord> {
  const made = await ReleaseRecord.create(tools, draft(shop, more));
  if (!made.ok) throw new Error(JSON.stringify(made.trouble));
  return made.value;
}

/** All releases, the newest first. */
export async function historyOf(tools: TestTools): Promise<readonly Release[]> {
  const listed = await listReleases(tools, shop);
  if (!listed.ok) throw new Error(JSON.stringify(listed.trouble));
  return listed.value;
}
