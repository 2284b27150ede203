// Cuts that only real programs show: `oam` is killed after a write, and the API server is killed and started again.
import { afterAll, expect, test } from 'vitest';
import { connect } from '../../../server/src/node/kubernetes/connect.ts';
import { runOam, scenarios, startOam, stateOf } from '../deploying.ts';
import { specsOf } from '../deployed-specs.ts';
import { startFaultProxy } from '../fault-proxy.ts';
import { clusterSuite, patience } from '../fixture.ts';
import { counted } from './cutting.ts';
import { newTools, Score, shopIn } from './every-cut.ts';

/** After which writes: before the first object, among the objects, and while pruning. */
const killedAfter = [
  { write: 2, then: 'deploy' },
  { write: 10, then: 'deploy' },
  { write: 17, then: 'rollback' },
] as const;

const serverKilledAfter = [3, 8, 15, 22];

clusterSuite('a deployment whose program is killed', [], (cluster) => {
  const { space, specs, folder } = scenarios(cluster);
  const score = new Score();
  afterAll(() => console.log(`Killed programs: ${score.text}`));

  // A lock is watched for as long as it holds: thirty seconds, here for real, for all at the same time.
  test('is resumed or rolled back by the next one', { timeout: 3 * patience }, async () => {
    const files = await Promise.all(['1', '2'].map((version) => specs(specsOf(12, { version }))));
    const { kubeconfigPath: usual } = cluster.info;
    const oam = async (namespace: string, args: readonly string[], kubeconfig = usual) => {
      const run = await runOam([...args, '--yes', '--namespace', namespace, '--no-wait'], {
        kubeconfig,
      });
      expect(run.exit, run.err + run.out).toBe(0);
    };
    const state = (namespace: string) => stateOf(cluster.client, namespace);
    const calm = await space();
    await oam(calm, ['deploy', files[0] ?? '']);
    const first = await state(calm);
    await oam(calm, ['deploy', files[1] ?? '']);
    const second = await state(calm);
    await Promise.all(
      killedAfter.map(async ({ write, then }) => {
        const namespace = await space();
        await oam(namespace, ['deploy', files[0] ?? '']);
        const proxy = await startFaultProxy(cluster.info.users.admin, folder());
        const args = ['deploy', files[1] ?? '', '--yes', '--namespace', namespace, '--no-wait'];
        const program = startOam(args, { kubeconfig: proxy.kubeconfigPath });
        let isKilled = false;
        // What comes after it, is not to be sent anymore.
        proxy.decide = (request) => (isKilled && request.write !== undefined ? 'cut' : 'pass');
        proxy.answered = (request) => {
          if (request.write !== write) return;
          isKilled = true;
          program.kill('SIGKILL');
        };
        expect((await program.done).exit).toBeUndefined();
        await proxy.stop();
        score.cut('killed');
        const name = `the kill after write ${write}`;
        if (then === 'deploy') {
          await oam(namespace, ['deploy', files[1] ?? '']);
          score.compare('resume', name, [await state(namespace), second]);
        } else {
          await oam(namespace, ['rollback', 'shop']);
          score.compare('rollback', name, [await state(namespace), first]);
        }
      }),
    );
    expect(score).toMatchObject({ troubles: [], cuts: killedAfter.length });
  });
});

clusterSuite('a deployment whose API server is killed', ['faults'], (cluster) => {
  const { space } = scenarios(cluster);
  const score = new Score();
  afterAll(() => console.log(`Killed API servers: ${score.text}`));

  test('goes on when that is back, and is rolled back', { timeout: 4 * patience }, async () => {
    const { client, faults, info } = cluster;
    const made = await connect({ path: info.kubeconfigPath, context: info.context });
    if (!made.ok) throw new Error(made.message);
    const namespace = await space();
    const shop = shopIn(namespace, info.version);
    const good = { state: 'Succeeded', message: undefined };
    const tools = () => newTools(made.cluster);
    expect(await shop.put(tools(), '1')).toMatchObject(good);
    const first = await stateOf(client, namespace);
    expect(await shop.put(tools(), '2')).toMatchObject(good);
    const second = await stateOf(client, namespace);
    for (const after of serverKilledAfter) {
      const { release = 0 } = await shop.put(tools(), '1');
      let restarted: Promise<void> | undefined;
      const what = async () => {
        await faults.killApiServer();
        restarted = faults.restartApiServer();
      };
      const { cluster: killing } = counted(made.cluster, { after, what });
      const result = await shop.put(newTools(killing), '2');
      await restarted;
      expect(result).toMatchObject(good);
      score.cut(result.state);
      score.compare('resume', `a kill after write ${after}`, [
        await stateOf(client, namespace),
        second,
      ]);
      expect(await shop.back(tools(), release)).toMatchObject(good);
      score.compare('rollback', `a kill after write ${after}`, [
        await stateOf(client, namespace),
        first,
      ]);
    }
    made.cluster.close();
    expect(score).toMatchObject({ troubles: [], cuts: serverKilledAfter.length });
  });
});
