// Objects that need no write are not written, and what happened to them after the preview is seen all the same.
import { expect, test } from 'vitest';
import { configMap, deployer, outcomes } from './deployer.ts';
import { clusterSuite } from './fixture.ts';
import { watched } from './watched-cluster.ts';

clusterSuite('objects that are as the specs say', [], (cluster) => {
  const { run, tools, members } = deployer(cluster);
  const five = (name: string, last: string) =>
    ['a', 'b', 'c', 'd', 'e'].map((each) =>
      configMap(`${name}-${each}`, { k: each === 'e' ? last : '1' }),
    );

  test('are listed and not written', async () => {
    await run('calm', five('calm', '1'));
    let writes = 0;
    const counted = tools((real) => watched(real, { before: (count) => (writes = count) }));
    const result = await run('calm', five('calm', '2'), {
      tools: counted,
      options: { wait: 'none' },
    });
    expect(result).toMatchObject({ state: 'Succeeded', release: 2 });
    expect(outcomes(result)).toEqual([
      ...['a', 'b', 'c', 'd'].map((each) => `unchanged ConfigMap calm-${each}`),
      'updated ConfigMap calm-e',
    ]);
    expect(writes).toBe(1);
    expect((await members('calm'))['configmaps/calm-e']).toMatchObject({ data: { k: '2' } });
  });

  test('stop the run when somebody changed one after the preview', async () => {
    await run('touched', five('touched', '1'));
    const result = await run('touched', five('touched', '2'), {
      async meanwhile() {
        const path = `/api/v1/namespaces/${cluster.namespace}/configmaps/touched-b`;
        const type = { 'content-type': 'application/merge-patch+json' };
        await cluster.client.request('PATCH', path, { data: { k: 'theirs' } }, type);
      },
    });
    expect(result.state).toBe('Failed');
    expect(result.message).toContain('ConfigMap touched-b');
    expect((await members('touched'))['configmaps/touched-b']).toMatchObject({
      data: { k: 'theirs' },
    });
  });
});
