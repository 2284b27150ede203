// A recorded release as something to plan, and the secrets that are remembered with it.
import { expect, test } from 'vitest';
import { PART_OF } from '../../server/src/deploy/apply-set.ts';
import { inputOfRelease } from '../../server/src/deploy/input-of-release.ts';
import { listReleases, ReleaseRecord } from '../../server/src/deploy/releases.ts';
import { toolsFor } from '../support/deploy-tools.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { MemoryCluster } from '../support/memory-cluster.ts';
import { draft } from '../support/release.ts';

const shop = { name: 'shop', namespace: 'web' };

test('has what was sent, without the mark that a plan sets', () => {
  const manifest = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'front', namespace: 'web', labels: { app: 'front', [PART_OF]: 'x' } },
  };
  const release = { ...draft(shop, { manifests: [manifest], secrets: ['hunter2'] }), number: 1 };
  expect(inputOfRelease(release)).toMatchObject({
    application: shop,
    secrets: ['hunter2'],
    objects: [
      {
        id: { group: 'apps', kind: 'Deployment', namespace: 'web', name: 'front' },
        apiVersion: 'apps/v1',
        body: { metadata: { labels: { app: 'front' } } },
      },
    ],
  });
  expect(JSON.stringify(inputOfRelease(release))).not.toContain(PART_OF);
});

test('who reads the history hides what was secret when it was written', async () => {
  const cluster = new MemoryCluster();
  const clock = new FakeClock();
  const made = await ReleaseRecord.create(
    toolsFor(cluster, clock),
    draft(shop, { secrets: ['told-by-its-name-in-the-specs-only'] }),
  );
  expect(made.ok).toBe(true);
  const later = toolsFor(cluster, clock);
  await listReleases(later, shop);
  expect(later.redactor.text('it is told-by-its-name-in-the-specs-only')).toMatch(
    /^it is <hidden #\d+>$/,
  );
});
