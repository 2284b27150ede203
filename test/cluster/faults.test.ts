// The faults that tests can cause: an API server that is killed, frozen, or forgets a token keeps its objects.
import { expect, test } from 'vitest';
import type { KubeObject } from './client.ts';
import { clusterSuite, patience } from './fixture.ts';

clusterSuite('an API server in trouble', ['faults', 'users'], (cluster) => {
  const kept: KubeObject = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'kept' },
    data: { value: '1' },
  };
  const path = () => cluster.client.pathOf(kept, cluster.namespace);

  test('is gone when it is killed, and has its objects when it is back', async () => {
    const { uid } = (await cluster.apply(kept)).metadata;
    await cluster.faults.killApiServer();
    await expect(cluster.client.request('GET', '/readyz')).rejects.toThrow('ECONNREFUSED');
    await cluster.faults.restartApiServer();
    const { status, body } = await cluster.client.request('GET', await path());
    expect({ status, uid: body.metadata.uid }).toEqual({ status: 200, uid });
  });

  test('does not end a wait when it is restarted', async () => {
    await cluster.apply(kept);
    const isChanged = (object: KubeObject | undefined) =>
      (object?.['data'] as { value?: string } | undefined)?.value === '2';
    const waiting = cluster.client.waitFor(await path(), isChanged, patience);
    await cluster.faults.restartApiServer();
    await cluster.apply({ ...kept, data: { value: '2' } });
    expect(await waiting).toBeDefined();
  });

  test('answers nothing while it is frozen, and the same request once it thaws', async () => {
    await cluster.faults.pauseApiServer();
    let state = 'waiting';
    const answer = cluster.clientOf('operator').request('GET', '/readyz');
    void answer.finally(() => (state = 'answered'));
    // A second program of the control plane is asked and answers, so the frozen one had its time.
    await cluster.faults.pauseEtcd();
    await cluster.faults.resumeEtcd();
    expect(state).toBe('waiting');
    await cluster.faults.resumeApiServer();
    expect((await answer).status).toBe(200);
  });

  test('refuses a token that is no longer in its list', async () => {
    const operator = cluster.clientOf('operator');
    expect((await operator.request('GET', await path())).status).toBe(200);
    await cluster.faults.restartApiServer(['operator']);
    expect((await operator.request('GET', await path())).status).toBe(401);
    await cluster.faults.restartApiServer();
    expect((await operator.request('GET', await path())).status).toBe(200);
  });
});
