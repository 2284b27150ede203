// A Secret as an object of an application shows in no view of a plan, a run, a status or a drift.
import { afterAll, expect, test } from 'vitest';
import type { JsonObject } from '../../../server/src/deploy/cluster.ts';
import { driftOf } from '../../../server/src/deploy/drift.ts';
import { documentsOf, planView } from '../../../server/src/deploy/plan-view.ts';
import { statusOf } from '../../../server/src/deploy/status.ts';
import { deployer, nowhere, workload } from '../deployer.ts';
import { clusterSuite } from '../fixture.ts';
import { Ear, needle } from './canary-specs.ts';

const ear = new Ear();
afterAll(() => {
  console.log(`Canary in objects: ${ear.bytes} bytes searched, ${ear.hits.length} hits`);
});

/** It may not be changed, which the server says. */
function secret(value: string): JsonObject {
  const data = { key: Buffer.from(value).toString('base64') };
  const metadata = { name: 'kept', annotations: { note: `about ${value}` } };
  return { apiVersion: 'v1', kind: 'Secret', metadata, type: 'Opaque', immutable: true, data };
}

clusterSuite('a Secret of an application', ['nodes'], (cluster) => {
  const { planOf, run, back, tools, application } = deployer(cluster);

  /** Plans with all views of it, runs, and looks at what there is then. */
  async function everything(bodies: readonly JsonObject[]): Promise<string | undefined> {
    const { plan, input } = await planOf('canary', bodies);
    const { redactor } = tools();
    ear.hear('plan', JSON.stringify(planView(plan, input, redactor)));
    for (const each of plan.objects) {
      ear.hear('documents', JSON.stringify(documentsOf(each, redactor)));
    }
    const mine = tools();
    const result = await run('canary', bodies, {
      tools: mine,
      options: { objectTimeout: 2000, onFailure: 'rollback' },
    });
    ear.hear('run', JSON.stringify(result), JSON.stringify(mine.events));
    const status = await statusOf(tools(), application('canary'));
    if (!status.ok) throw new Error('There is no status.');
    const { release: _raw, ...shown } = status.value;
    ear.hear('status', JSON.stringify(shown));
    ear.hear('drift', JSON.stringify(await driftOf(tools(), input, application('canary'))));
    return result.state;
  }

  test('is hidden when all is well, and when it is not', async () => {
    const first = secret(`one-${needle}`);
    expect(await everything([first])).toBe('Succeeded');
    expect(await everything([secret(`two-${needle}`)])).toBe('Failed');
    const stuck = workload('stuck', `example/stuck:1`, nowhere);
    expect(await everything([first, stuck])).toBe('RolledBack');
    ear.hear('rollback', JSON.stringify(await back('canary', 1)));
    // The annotation, too, which repeats the secret.
    expect(ear.hits).toEqual([]);
    expect(ear.marks).toBeGreaterThan(0);
  });
});
