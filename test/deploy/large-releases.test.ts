// Releases too large for one Secret: their parts, and what is left when some are missing.
import { beforeEach, describe, expect, test } from 'vitest';
import type { Json } from '../../server/src/deploy/cluster.ts';
import { textAt } from '../../server/src/deploy/json.ts';
import { pruneReleases, ReleaseRecord } from '../../server/src/deploy/releases.ts';
import type { Release } from '../../server/src/deploy/release.ts';
import { type TestTools, toolsFor } from '../support/deploy-tools.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { forbidden, MemoryCluster } from '../support/memory-cluster.ts';
import { createRelease, historyOf, shop } from '../support/records.ts';
import { draft, manifestOf, recorded } from '../support/release.ts';

const secrets = '/api/v1/namespaces/web/secrets';

let clock: FakeClock;
let cluster: MemoryCluster;
let tools: TestTools;

beforeEach(() => {
  clock = new FakeClock();
  cluster = new MemoryCluster();
  tools = toolsFor(cluster, clock);
});

const names = () => cluster.paths.map((path) => path.split('/').at(-1));

const create = (by = tools, more: Partial<Release> = {}) => createRelease(by, more);

const history = () => historyOf(tools);

describe('large releases', () => {
  const isPart = (body: Json | undefined): boolean =>
    textAt(body, 'metadata', 'name')?.includes('part') === true;
  /** Does not get smaller by packing. */
  const noise = (length: number): string => {
    let text = '';
    for (let at = 0; text.length < length; at += 1) text += tools.codec.sha256(String(at));
    return text;
  };
  const large = () => [manifestOf(shop, 'front', noise(1_200_000)), manifestOf(shop, 'back')];

  test('are kept in parts and come back whole', async () => {
    const manifests = large();
    const record = await create(tools, { manifests });
    await record.update({ state: 'Succeeded' });
    expect(names()).toEqual(['oam.shop.v1', 'oam.shop.v1.part-2', 'oam.shop.v1.part-3']);
    for (const path of cluster.paths) {
      expect(JSON.stringify(cluster.at(path)).length).toBeLessThan(800 * 1024);
    }
    expect((await history())[0]?.manifests).toEqual(manifests);
  });

  test('say that they have parts only when all are there', async () => {
    const heads: (string | undefined)[] = [];
    cluster.before = ({ method, path }) => {
      if (method === 'POST' && path === secrets) {
        const head = cluster.at(`${secrets}/oam.shop.v1`);
        heads.push(head && textAt(head, 'metadata', 'annotations', 'oam.dev/parts'));
      }
      return undefined;
    };
    await create(tools, { manifests: large() });
    expect(heads).toEqual([undefined, 'not-written', 'not-written']);
    expect(
      textAt(cluster.at(`${secrets}/oam.shop.v1`), 'metadata', 'annotations', 'oam.dev/parts'),
    ).toBe('2-3');
  });

  test('do not write their manifests again with each state', async () => {
    const record = await create(tools, { manifests: large() });
    let bytes = 0;
    cluster.before = ({ body }) => {
      bytes += JSON.stringify(body ?? '').length;
      return undefined;
    };
    await record.update({ state: 'Applying' });
    expect(bytes).toBeLessThan(5000);
  });

  test('whose parts cannot be written are taken back', async () => {
    cluster.before = ({ method, body }) =>
      method === 'POST' && isPart(body) ? forbidden('secrets') : undefined;
    const made = await ReleaseRecord.create(tools, draft(shop, { manifests: large() }));
    expect(made).toMatchObject({ ok: false, trouble: { kind: 'denied' } });
    expect(cluster.paths).toEqual([]);
  });

  test('whose writer died before the parts were there are readable, without manifests', async () => {
    // The process is gone: nothing that it asks for reaches the server anymore.
    let isDead = false;
    cluster.before = ({ method, body }) => {
      isDead ||= method === 'POST' && isPart(body);
      return isDead ? forbidden('everything') : undefined;
    };
    await ReleaseRecord.create(tools, draft(shop, { manifests: large() }));
    cluster.before = () => undefined;
    const left = (await history()).map(({ state, manifests }) => [state, manifests]);
    expect(left).toEqual([['Planned', []]]);
  });

  test('with a part missing are left out with a warning', async () => {
    await recorded(tools, shop, ['front']);
    await create(tools, { manifests: large() });
    cluster.put(`${secrets}/oam.shop.v2.part-3`, undefined);
    expect((await history()).map(({ number }) => number)).toEqual([1]);
    expect(tools.warnings).toEqual([
      'Release 2 of shop cannot be read and is left out: its Secret oam.shop.v2 is damaged or comes from another version of this tool.',
    ]);
  });

  test('get other manifests without losing the old ones meanwhile', async () => {
    const record = await create(tools, { manifests: large() });
    await record.update({ manifests: large().reverse(), state: 'Succeeded' });
    expect((await history())[0]?.manifests).toEqual(large().reverse());
    await pruneReleases(tools, shop);
    expect(names()).toEqual(['oam.shop.v1', 'oam.shop.v1.part-4', 'oam.shop.v1.part-5']);
    expect((await history())[0]?.manifests).toEqual(large().reverse());
  });
});
