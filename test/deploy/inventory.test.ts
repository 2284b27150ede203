// The inventory of an application: what the parent says, and which objects are members.
import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../server/src/deploy/cluster.ts';
import {
  narrowInventory,
  readInventory,
  removeInventory,
  widenInventory,
} from '../../server/src/deploy/inventory.ts';
import { textAt } from '../../server/src/deploy/json.ts';
import { type TestTools, toolsFor } from '../support/deploy-tools.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { forbidden, MemoryCluster, status } from '../support/memory-cluster.ts';
import {
  changeParent,
  inventoryOf,
  noted,
  parentPath,
  putMember,
  shop,
  shopId,
} from '../support/records.ts';

const deployments = { group: 'apps', kind: 'Deployment' };
const services = { group: '', kind: 'Service' };
const configMaps = { group: '', kind: 'ConfigMap' };

let cluster: MemoryCluster;
let tools: TestTools;

beforeEach(() => {
  cluster = new MemoryCluster();
  tools = toolsFor(cluster, new FakeClock());
});

const member = (path: string, apiVersion: string, kind: string): void =>
  putMember(cluster, path, { apiVersion, kind });

const web = '/apis/apps/v1/namespaces/web/deployments/front';
const far = '/api/v1/namespaces/far/services/back';

const parent = (labels: JsonObject, annotations: JsonObject): void =>
  changeParent(cluster, labels, annotations);

const recordedKinds = () => noted(cluster, 'contains-group-kinds');
const recordedNamespaces = () => noted(cluster, 'additional-namespaces');

const inventory = () => inventoryOf(tools);

test('the id is the one that other tools compute', () => {
  const digest = createHash('sha256').update('oam-shop.web.ConfigMap.').digest('base64url');
  expect(shopId).toBe(`applyset-${digest}-v1`);
  expect(shopId).toHaveLength(55);
});

describe('writing', () => {
  test('the first time, the parent comes to be with all that the convention asks for', async () => {
    await widenInventory(tools, shop, [services, deployments, configMaps], ['web', 'far', 'away']);
    expect(cluster.at(parentPath)).toMatchObject({
      metadata: {
        labels: { 'applyset.kubernetes.io/id': shopId, 'app.kubernetes.io/managed-by': 'oam' },
        annotations: {
          'applyset.kubernetes.io/tooling': 'oam/0.1.0',
          'applyset.kubernetes.io/contains-group-kinds': 'ConfigMap,Deployment.apps,Service',
          'applyset.kubernetes.io/additional-namespaces': 'away,far',
        },
      },
    });
  });

  test('widening adds, and writes nothing when all is named already', async () => {
    await widenInventory(tools, shop, [services], []);
    await widenInventory(tools, shop, [deployments], ['far']);
    expect([recordedKinds(), recordedNamespaces()]).toEqual(['Deployment.apps,Service', 'far']);
    cluster.asked.length = 0;
    await widenInventory(tools, shop, [services], []);
    expect(cluster.asked).toEqual([`GET ${parentPath}`]);
  });

  test('narrowing keeps what still has members', async () => {
    await widenInventory(tools, shop, [services, deployments, configMaps], ['far', 'away']);
    member(web, 'apps/v1', 'Deployment');
    member(far, 'v1', 'Service');
    await narrowInventory(tools, shop, [configMaps], []);
    expect([recordedKinds(), recordedNamespaces()]).toEqual([
      'ConfigMap,Deployment.apps,Service',
      'far',
    ]);
    cluster.put(far, undefined);
    await narrowInventory(tools, shop, [deployments], []);
    expect([recordedKinds(), recordedNamespaces()]).toEqual(['Deployment.apps', '']);
  });

  test('narrowing keeps what nobody may look into', async () => {
    await widenInventory(tools, shop, [services, deployments], []);
    cluster.before = ({ path }) => (path.endsWith('/services') ? forbidden('services') : undefined);
    await narrowInventory(tools, shop, [deployments], []);
    expect(recordedKinds()).toBe('Deployment.apps,Service');
  });

  test('what others add at the same time stays', async () => {
    await widenInventory(tools, shop, [services], []);
    let isFirst = true;
    cluster.before = ({ method }) => {
      if (method === 'PATCH' && isFirst) {
        isFirst = false;
        parent({}, { 'applyset.kubernetes.io/contains-group-kinds': 'Job.batch,Service' });
      }
      return undefined;
    };
    expect(await widenInventory(tools, shop, [deployments], [])).toMatchObject({ ok: true });
    expect(recordedKinds()).toBe('Deployment.apps,Job.batch,Service');
    expect(tools.warnings).toEqual([]);
  });

  test('two who make it at the same time both get their kinds in', async () => {
    const other = toolsFor(cluster, new FakeClock(), 'bob');
    const replies = await Promise.all([
      widenInventory(tools, shop, [services], []),
      widenInventory(other, shop, [deployments], []),
    ]);
    expect(replies.map(({ ok }) => ok)).toEqual([true, true]);
    expect(recordedKinds()).toBe('Deployment.apps,Service');
  });

  test('fields that somebody else has taken are forced once, with a warning', async () => {
    await widenInventory(tools, shop, [services], []);
    const forces: (string | undefined)[] = [];
    cluster.before = ({ method, query }) => {
      if (method !== 'PATCH') return undefined;
      forces.push(query?.['force']);
      if (query?.['force'] === 'true') return undefined;
      const causes = [
        {
          reason: 'FieldManagerConflict',
          field: '.metadata',
          message: 'conflict with "kubectl-edit"',
        },
      ];
      return status(409, 'Conflict', 'Apply failed with 1 conflict', { causes });
    };
    expect(await widenInventory(tools, shop, [deployments], [])).toMatchObject({ ok: true });
    expect(forces).toEqual(['false', 'true']);
    expect(tools.warnings).toEqual([
      'Somebody else has edited the inventory ConfigMap oam-shop. It is written as this tool needs it.',
    ]);
  });

  test('trouble is told', async () => {
    cluster.before = ({ method }) => (method === 'POST' ? forbidden('configmaps') : undefined);
    expect(await widenInventory(tools, shop, [services], [])).toMatchObject({
      ok: false,
      trouble: { kind: 'denied' },
    });
  });

  test('it is deleted only as long as it is the one that was read', async () => {
    await widenInventory(tools, shop, [services], []);
    expect(await removeInventory(tools, shop, 'another')).toMatchObject({ ok: false });
    const { uid } = await inventory();
    expect(await removeInventory(tools, shop, uid!)).toMatchObject({ ok: true });
    expect(cluster.at(parentPath)).toBeUndefined();
  });
});

describe('reading', () => {
  test('there is none before the first deployment', async () => {
    expect(await inventory()).toMatchObject({ exists: false, members: [] });
  });

  test('members are found by their label in all kinds and namespaces', async () => {
    await widenInventory(tools, shop, [services, deployments], ['far']);
    member(web, 'apps/v1', 'Deployment');
    member(far, 'v1', 'Service');
    cluster.put('/api/v1/namespaces/web/services/strange', { metadata: { name: 'strange' } });
    const { members, exists, uid } = await inventory();
    expect(members.map((each) => [each['kind'], textAt(each, 'metadata', 'name')])).toEqual([
      ['Deployment', 'front'],
      ['Service', 'back'],
    ]);
    expect([exists, uid]).toEqual([true, textAt(cluster.at(parentPath), 'metadata', 'uid')]);
  });

  test('a kind whose definition is gone is left out with a warning', async () => {
    await widenInventory(tools, shop, [deployments, { group: 'gone.dev', kind: 'Car' }], []);
    member(web, 'apps/v1', 'Deployment');
    expect((await inventory()).members).toHaveLength(1);
    expect(tools.warnings).toEqual([
      'The inventory names Car.gone.dev, which the cluster does not serve (anymore), so there are no objects of that kind.',
    ]);
  });

  test('a group that is out of reach is no group without members', async () => {
    await widenInventory(tools, shop, [deployments], []);
    cluster.before = ({ path }) => (path.startsWith('/apis/apps') ? forbidden('apps') : undefined);
    const read = await readInventory(tools, shop);
    expect(read).toMatchObject({ ok: false, trouble: { kind: 'denied' } });
    expect(!read.ok && read.message).toMatch(
      /^The members could not be listed. You may not do this/,
    );
  });
});
