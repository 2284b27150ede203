// Inventories that are not what they should be: which parents are refused, and how they are repaired.
import { beforeEach, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../server/src/deploy/cluster.ts';
import {
  readInventory,
  repairInventory,
  widenInventory,
} from '../../server/src/deploy/inventory.ts';
import { type TestTools, toolsFor } from '../support/deploy-tools.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { MemoryCluster } from '../support/memory-cluster.ts';
import {
  changeParent,
  inventoryOf,
  noted,
  parentPath,
  putMember,
  shop,
} from '../support/records.ts';
import { recorded } from '../support/release.ts';

const deployments = { group: 'apps', kind: 'Deployment' };
const services = { group: '', kind: 'Service' };

let cluster: MemoryCluster;
let tools: TestTools;

beforeEach(() => {
  cluster = new MemoryCluster();
  tools = toolsFor(cluster, new FakeClock());
});

const member = (path: string, apiVersion: string, kind: string): void =>
  putMember(cluster, path, { apiVersion, kind });

const web = '/apis/apps/v1/namespaces/web/deployments/front';
const parent = (labels: JsonObject, annotations: JsonObject): void =>
  changeParent(cluster, labels, annotations);

const recordedKinds = () => noted(cluster, 'contains-group-kinds');
const inventory = () => inventoryOf(tools);

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
