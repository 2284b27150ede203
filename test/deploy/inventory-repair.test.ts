// Inventories that are not what they should be: which parents are refused, and how they are repaired.
import { beforeEach, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../server/src/deploy/cluster.ts';
import {
  applySetId,
  PART_OF,
  readInventory,
  repairInventory,
  widenInventory,
} from '../../server/src/deploy/inventory.ts';
import { jsonAt, textAt } from '../../server/src/deploy/json.ts';
import { nodeCodec } from '../../server/src/node/kubernetes/codec.ts';
import { type TestTools, toolsFor } from '../support/deploy-tools.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { MemoryCluster } from '../support/memory-cluster.ts';
import { recorded } from '../support/release.ts';

const shop = { name: 'shop', namespace: 'web' };
const parentPath = '/api/v1/namespaces/web/configmaps/oam-shop';
const id = applySetId(nodeCodec, shop);
const deployments = { group: 'apps', kind: 'Deployment' };
const services = { group: '', kind: 'Service' };

let cluster: MemoryCluster;
let tools: TestTools;

beforeEach(() => {
  cluster = new MemoryCluster();
  tools = toolsFor(cluster, new FakeClock());
});

/** Puts a member there. */
function member(path: string, apiVersion: string, kind: string): void {
  const [name = ''] = path.split('/').slice(-1);
  const namespace = /namespaces\/([^/]+)/.exec(path)?.[1] ?? '';
  const labels = { [PART_OF]: id };
  cluster.put(path, { apiVersion, kind, metadata: { name, namespace, labels } });
}

const web = '/apis/apps/v1/namespaces/web/deployments/front';
/** A parent with changed metadata. */
function parent(labels: JsonObject, annotations: JsonObject): void {
  const before = cluster.at(parentPath)?.['metadata'];
  const metadata = {
    name: 'oam-shop',
    namespace: 'web',
    labels: { ...(jsonAt(before, 'labels') as JsonObject), ...labels },
    annotations: { ...(jsonAt(before, 'annotations') as JsonObject), ...annotations },
  };
  cluster.put(parentPath, { apiVersion: 'v1', kind: 'ConfigMap', metadata });
}

const recordedKinds = () =>
  textAt(
    cluster.at(parentPath),
    'metadata',
    'annotations',
    'applyset.kubernetes.io/contains-group-kinds',
  );
async function inventory() {
  const read = await readInventory(tools, shop);
  if (!read.ok) throw new Error(read.message);
  return read.inventory;
}

describe('parents that are refused', () => {
  beforeEach(async () => {
    await widenInventory(tools, shop, [deployments], []);
    member(web, 'apps/v1', 'Deployment');
  });

  async function refused() {
    const read = await readInventory(tools, shop);
    const widened = await widenInventory(tools, shop, [services], []);
    // Nothing is written to what is not ours.
    expect(widened.ok).toBe(false);
    return read.ok ? undefined : { message: read.message, repairable: read.repairable };
  }

  test('an edited id', async () => {
    parent({ 'applyset.kubernetes.io/id': 'applyset-copied-v1' }, {});
    expect(await refused()).toEqual({
      repairable: 'id',
      message:
        'The inventory ConfigMap oam-shop has the id applyset-copied-v1, which is not its own: somebody has edited or copied it. Repair the inventory to go on.',
    });
    await repairInventory(tools, shop);
    expect((await inventory()).members).toHaveLength(1);
  });

  test('another tool', async () => {
    parent({}, { 'applyset.kubernetes.io/tooling': 'kubectl/v1.32.0' });
    expect(await refused()).toEqual({
      repairable: 'tooling',
      message:
        'The inventory ConfigMap oam-shop is kept by kubectl/v1.32.0. Manage the application with that tool, or take the inventory over.',
    });
    await repairInventory(tools, shop);
    expect((await inventory()).members).toHaveLength(1);
    expect(cluster.at(parentPath)).toMatchObject({
      metadata: { annotations: { 'applyset.kubernetes.io/tooling': 'oam/0.1.0' } },
    });
  });

  test("somebody's own ConfigMap, which no repair takes over", async () => {
    const own = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'oam-shop', namespace: 'web' },
    };
    cluster.put(parentPath, own);
    expect(await refused()).toEqual({
      repairable: undefined,
      message:
        'A ConfigMap oam-shop is there already and is no inventory. Rename or delete it, or give the application another name.',
    });
    expect(await repairInventory(tools, shop)).toMatchObject({ ok: false });
    expect(cluster.at(parentPath)).toMatchObject(own);
  });

  test('a parent that is gone while members are left', async () => {
    await recorded(tools, shop, [web]);
    cluster.put(parentPath, undefined);
    const read = await readInventory(tools, shop);
    expect(read).toMatchObject({
      ok: false,
      repairable: 'missing-parent',
      message:
        'The inventory ConfigMap oam-shop is gone, but 1 object of shop still exists. Repair the inventory to go on.',
    });
    await repairInventory(tools, shop);
    expect(recordedKinds()).toBe('Deployment.apps');
    expect((await inventory()).members).toHaveLength(1);
  });
});
