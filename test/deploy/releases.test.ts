// The history of an application: how a release is recorded as it goes, and what is left of it later.
import { beforeEach, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../server/src/deploy/cluster.ts';
import { pruneReleases, ReleaseRecord, removeReleases } from '../../server/src/deploy/releases.ts';
import type { Release } from '../../server/src/deploy/release.ts';
import { type TestTools, toolsFor } from '../support/deploy-tools.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { lost, MemoryCluster } from '../support/memory-cluster.ts';
import { createRelease, historyOf, shop } from '../support/records.ts';
import { deploymentOf, draft, manifestOf, recorded } from '../support/release.ts';

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

describe('recording', () => {
  test('what is written comes back as it was', async () => {
    const objects = [deploymentOf(shop, 'front')];
    const manifests = [manifestOf(shop, 'front')];
    const record = await create(tools, { objects, manifests, before: 3 });
    expect(record.current.number).toBe(1);
    expect(await history()).toEqual([
      { ...draft(shop, { objects, manifests, before: 3 }), number: 1 },
    ]);
    expect(cluster.at(`${secrets}/oam.shop.v1`)).toMatchObject({
      type: 'oam.dev/release.v1',
      metadata: { labels: { 'app.kubernetes.io/managed-by': 'oam', 'oam.dev/state': 'Planned' } },
    });
  });

  test('the cluster has a state before it is told', async () => {
    const record = await create();
    const update = record.update({ state: 'Applying' });
    expect(record.current.state).toBe('Planned');
    await update;
    expect(record.current.state).toBe('Applying');
    expect((await history())[0]?.state).toBe('Applying');
  });

  test('changes that come at the same time are written together, and all are there', async () => {
    const record = await create();
    cluster.asked.length = 0;
    const replies = await Promise.all([
      record.update({ state: 'Applying' }),
      record.update({ message: 'one' }),
      record.update({ objects: [deploymentOf(shop, 'front')] }),
      record.update({ message: 'two' }),
    ]);
    expect(replies.every(({ ok }) => ok)).toBe(true);
    const [release] = await history();
    expect(release).toMatchObject({ state: 'Applying', message: 'two', objects: [{}] });
    expect(cluster.asked.filter((each) => each.startsWith('PUT')).length).toBeLessThanOrEqual(2);
  });

  test('of two who take a number at once, one is told', async () => {
    let other: ReleaseRecord | undefined;
    const bob = toolsFor(cluster, clock, 'bob');
    const replies = await Promise.all([
      ReleaseRecord.create(tools, draft(shop)),
      ReleaseRecord.create(bob, draft(shop)),
    ]);
    for (const reply of replies) if (reply.ok) other = reply.value;
    expect(other?.current.number).toBe(1);
    expect(replies.flatMap((reply) => (reply.ok ? [] : [reply.trouble.kind]))).toEqual(['exists']);
    expect(names()).toEqual(['oam.shop.v1']);
  });

  test('a new release ends one that did not end, and whoever works on that is stopped', async () => {
    const stale = await create(toolsFor(cluster, clock, 'bob'));
    await stale.update({ state: 'Applying' });
    await create();
    expect((await history()).map(({ number, state, message }) => [number, state, message])).toEqual(
      [
        [2, 'Planned', undefined],
        [1, 'Unknown', 'It did not end, and ann@desk has started another release.'],
      ],
    );
    const reply = await stale.update({ state: 'Succeeded' });
    expect(reply).toMatchObject({
      ok: false,
      trouble: { kind: 'changed', message: 'Somebody else has ended release 1 of shop.' },
    });
    expect((await history())[1]?.state).toBe('Unknown');
  });

  test('labels that others put on the record do not stop it', async () => {
    const record = await create();
    const before = cluster.at(`${secrets}/oam.shop.v1`)!;
    cluster.put(`${secrets}/oam.shop.v1`, before);
    expect(await record.update({ state: 'Applying' })).toMatchObject({ ok: true });
    expect((await history())[0]?.state).toBe('Applying');
  });

  test.each(['POST', 'PUT'])('a lost answer to a %s is no trouble', async (lostMethod) => {
    let isFirst = true;
    cluster.after = ({ method }) => {
      if (method !== lostMethod || !isFirst) return undefined;
      isFirst = false;
      return lost();
    };
    const work = create().then((record) => record.update({ state: 'Applying' }));
    await clockUntil(work);
    expect(await work).toMatchObject({ ok: true });
    expect((await history()).map(({ state }) => state)).toEqual(['Applying']);
  });

  test('the end can be recorded after an abort', async () => {
    const record = await create();
    tools.cancelling.stop();
    tools.aborting.stop();
    expect(await record.update({ state: 'Unknown' })).toMatchObject({ ok: true });
    expect(clock.sleeping).toBe(0);
  });

  test('the end is given up some seconds after an abort', async () => {
    const record = await create();
    tools.cancelling.stop();
    tools.aborting.stop();
    let started: number | undefined;
    cluster.before = () => {
      started ??= clock.now();
      return lost();
    };
    let ended: number | undefined;
    const update = record.update({ state: 'Unknown' }).finally(() => (ended = clock.now()));
    await clockUntil(update);
    expect(await update).toMatchObject({ ok: false });
    expect(ended! - started!).toBe(2000);
  });

  test('a record that is deleted is no record', async () => {
    const record = await create();
    cluster.put(`${secrets}/oam.shop.v1`, undefined);
    expect(await record.update({ state: 'Applying' })).toMatchObject({
      ok: false,
      trouble: { kind: 'not-found' },
    });
  });
});

/** Lets time pass until something is done: packing takes turns of its own. */
async function clockUntil(work: Promise<unknown>): Promise<void> {
  let isDone = false;
  void work.finally(() => (isDone = true));
  while (!isDone) await clock.pass(500);
}

describe('removing', () => {
  test('the last five stay, and the newest one that succeeded', async () => {
    for (const state of [
      'Succeeded',
      'Succeeded',
      'Failed',
      'Failed',
      'Cancelled',
      'Failed',
      'Failed',
    ] as const) {
      await recorded(tools, shop, ['front'], state);
    }
    await pruneReleases(tools, shop);
    expect(names()).toEqual([2, 3, 4, 5, 6, 7].map((number) => `oam.shop.v${number}`));
    await recorded(tools, shop, ['front']);
    await pruneReleases(tools, shop);
    expect(names()).toEqual([4, 5, 6, 7, 8].map((number) => `oam.shop.v${number}`));
  });

  test('parts without a release go', async () => {
    await recorded(tools, shop, ['front']);
    const orphan = cluster.at(`${secrets}/oam.shop.v1`)!;
    const labels = {
      ...(orphan['metadata'] as { labels: JsonObject }).labels,
      'oam.dev/record': 'release-part',
    };
    cluster.put(`${secrets}/oam.shop.v9.part-2`, {
      metadata: { name: 'oam.shop.v9.part-2', namespace: 'web', labels },
    });
    await pruneReleases(tools, shop);
    expect(names()).toEqual(['oam.shop.v1']);
  });

  test('numbers are not given twice while anything of them is left', async () => {
    await recorded(tools, shop, ['front']);
    const first = cluster.at(`${secrets}/oam.shop.v1`)!;
    cluster.put(`${secrets}/oam.shop.v7`, {
      ...first,
      metadata: { ...(first['metadata'] as JsonObject), name: 'oam.shop.v7' },
    });
    expect((await create()).current.number).toBe(8);
  });

  test('the whole history goes, and that of other applications stays', async () => {
    await recorded(tools, { ...shop, name: 'blog' }, ['front']);
    await recorded(tools, shop, ['front']);
    await removeReleases(tools, shop);
    expect(names()).toEqual(['oam.blog.v1']);
  });

  test('Secrets of others are never touched', async () => {
    const own = { kind: 'Secret', metadata: { name: 'oam.shop.v0', namespace: 'web' } };
    cluster.put(`${secrets}/oam.shop.v0`, own);
    await recorded(tools, shop, ['front']);
    await removeReleases(tools, shop);
    expect(names()).toEqual(['oam.shop.v0']);
  });
});
