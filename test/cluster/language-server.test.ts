// The language server against a real cluster, as an editor sees it: from the plan to the deletion.
import { expect, it } from 'vitest';
import {
  CLUSTER_EVENTS,
  CLUSTER_OBJECT,
  CLUSTER_PODS,
  DEPLOYMENT_STATUS,
  DEPLOYMENTS,
  DEPLOYMENTS_CHANGED,
  FOLLOW,
  LOGS,
  OBJECT_SOURCE,
  UNFOLLOW,
  type ClusterEventsAnswer,
  type ClusterObjectAnswer,
  type ClusterPodsAnswer,
  type DeploymentsAnswer,
  type DeploymentsChangedParams,
  type DeploymentStatusAnswer,
  type FollowAnswer,
  type LogsAnswer,
  type ObjectSourceAnswer,
} from '../../server/src/protocol-cluster.ts';
import { PLAN_DOCUMENT, type PlanDocumentAnswer } from '../../server/src/protocol-deploy.ts';
import {
  DELETE,
  DELETION,
  DRIFT,
  ROLL_BACK,
  type DeletionAnswer,
  type DriftAnswer,
  type RunAnswer,
} from '../../server/src/protocol-run.ts';
import { ask, SHOP } from '../support/deploy-requests.ts';
import { deployTarget, Editor, named, uri } from './deploy-editor.ts';
import { clusterSuite, patience } from './fixture.ts';

const canary = 'canary-9f31c5d2e8';

clusterSuite('the language server', ['controllers', 'nodes'], (cluster) => {
  const target = deployTarget(cluster);
  const open = (text: string): Promise<Editor> =>
    Editor.open(text, { ...target(), namespace: cluster.namespace });

  const secretive = SHOP.replace('default: none', `default: ${canary}`);

  it(
    'plans, shows, runs, tells, rolls back and deletes, and never shows a secret',
    { timeout: 4 * patience },
    async () => {
      const editor = await open(secretive);
      const { server } = editor;
      const application = { name: 'shop', namespace: cluster.namespace };
      const first = await editor.plan('shop');
      expect(first.plan).toMatchObject({
        application: 'shop',
        namespace: cluster.namespace,
        context: target().context,
        stops: false,
        empty: false,
      });
      expect(first.unsaved).toEqual([uri]);
      expect(first.resume).toBeUndefined();
      expect(new Set(first.plan.objects.map(({ verdict }) => verdict))).toEqual(
        new Set(['create']),
      );
      const deployment = first.plan.objects.find(({ kind }) => kind === 'Deployment');
      if (deployment === undefined) throw new Error('no Deployment is planned');
      expect(deployment.place).toMatchObject({ uri });
      const { id } = first;
      const { key, name } = deployment;
      const after = await ask<PlanDocumentAnswer>(server, PLAN_DOCUMENT, {
        id,
        key,
        side: 'after',
      });
      expect(after?.text).toContain('image: example/web:1.0.0');
      expect(after?.text).toMatch(/value: "<hidden #\d+>"/);
      const before = await ask<PlanDocumentAnswer>(server, PLAN_DOCUMENT, {
        id,
        key,
        side: 'before',
      });
      expect(before?.text).toBe('');

      const result = await editor.run(first);
      expect(result).toMatchObject({ state: 'Succeeded', release: 1 });
      const states = editor.events.flatMap(({ event }) =>
        event.kind === 'state' ? [event.state] : [],
      );
      expect(states).toContain('Applying');
      expect(states.at(-1)).toBe('Succeeded');
      expect(new Set(editor.events.map((each) => each.id))).toEqual(new Set([id]));
      const steps = editor.events.flatMap(({ event }) =>
        event.kind === 'object' && event.object.key === key ? [event.progress.step] : [],
      );
      expect(steps[0]).toBe('applying');
      expect(steps.at(-1)).toBe('ready');
      expect((await editor.plan('shop')).plan.empty).toBe(true);

      const status = await ask<DeploymentStatusAnswer>(server, DEPLOYMENT_STATUS, {
        ...target(),
        application,
      });
      if (status.kind !== 'status') throw new Error(status.message);
      expect(status.status.releases.map(({ number, state }) => [number, state])).toEqual([
        [1, 'Succeeded'],
      ]);
      expect(status.status.configuration).toEqual({ uri, name: 'shop' });
      expect(status.status.objects.map((each) => each.key).sort()).toEqual(
        first.plan.objects.map((each) => each.key).sort(),
      );
      expect(
        await ask<ObjectSourceAnswer>(server, OBJECT_SOURCE, {
          configuration: { uri, name: 'shop' },
          namespace: cluster.namespace,
          key,
        }),
      ).toEqual(deployment.place);

      const object = {
        ...target(),
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        name,
        namespace: cluster.namespace,
      };
      const live = await ask<ClusterObjectAnswer>(server, CLUSTER_OBJECT, object);
      if (live.kind !== 'object') throw new Error(live.message);
      expect(live.text).toContain('resourceVersion:');
      expect(live.text).not.toContain('managedFields');
      const happened = await ask<ClusterEventsAnswer>(server, CLUSTER_EVENTS, object);
      if (happened.kind !== 'events') throw new Error(happened.message);
      expect(happened.events.map(({ reason }) => reason)).toContain('ScalingReplicaSet');
      const pods = await ask<ClusterPodsAnswer>(server, CLUSTER_PODS, object);
      if (pods.kind !== 'pods') throw new Error(pods.message);
      expect(pods.pods).toMatchObject([{ containers: ['main'], health: { status: 'ready' } }]);
      // Nodes of tests run nothing, so there is no log; what matters is that it is said.
      const log = await ask<LogsAnswer>(server, LOGS, {
        ...target(),
        id: 'log',
        namespace: cluster.namespace,
        pod: 'no-such-pod',
      });
      expect(log).toMatchObject({ kind: 'failed' });

      const later = await open(secretive);
      await ask(later.server, DEPLOYMENT_STATUS, { ...target(), application });
      const seenLater = await ask<ClusterObjectAnswer>(later.server, CLUSTER_OBJECT, object);
      expect(seenLater).toMatchObject({ kind: 'object' });
      expect(later.said).toContain('GREETING');
      expect(later.said).not.toContain(canary);

      await server.change(uri, 2, [{ text: secretive.replace('web:1.0.0', 'web:1.1.0') }]);
      const second = await editor.plan('shop');
      expect(second.plan.counts).toMatchObject({ update: 1 });
      expect((await editor.run(second)).state).toBe('Succeeded');
      const back = await ask<RunAnswer>(server, ROLL_BACK, {
        ...target(),
        id: 'back',
        application,
      });
      expect(back).toMatchObject({ kind: 'result', result: { release: 3, state: 'Succeeded' } });
      const again = await ask<ClusterObjectAnswer>(server, CLUSTER_OBJECT, object);
      expect(again).toMatchObject({ text: expect.stringContaining('web:1.0.0') as string });

      const drift = await ask<DriftAnswer>(server, DRIFT, {
        ...target(),
        application,
        configuration: { uri, name: 'shop' },
      });
      if (drift.kind !== 'drift') throw new Error(JSON.stringify(drift));
      expect(drift.objects.find((each) => each.key === key)).toMatchObject({
        state: 'source-changed',
      });

      const deletion = await ask<DeletionAnswer>(server, DELETION, { ...target(), application });
      if (deletion.kind !== 'deletion') throw new Error(deletion.message);
      expect(deletion.objects.map((each) => each.key).sort()).toEqual(
        first.plan.objects.map((each) => each.key).sort(),
      );
      const deleted = await ask<RunAnswer>(server, DELETE, { id: deletion.id });
      expect(deleted).toMatchObject({ kind: 'result', result: { state: 'Succeeded' } });
      const rest = await ask<DeploymentsAnswer>(server, DEPLOYMENTS, {
        ...target(),
        namespace: cluster.namespace,
      });
      if (rest.kind !== 'applications') throw new Error(rest.message);
      expect(rest.applications.map((each) => each.name)).not.toContain('shop');
      expect(editor.said).toContain('Succeeded');
      expect(editor.said).not.toContain(canary);
      expect(editor.said).not.toContain(Buffer.from(canary).toString('base64'));
    },
  );

  it('follows an application and the list of them', { timeout: 2 * patience }, async () => {
    const editor = await open(named(SHOP, 'followed'));
    const { server } = editor;
    const application = { name: 'followed', namespace: cluster.namespace };
    const changes: DeploymentsChangedParams[] = [];
    let wake = (): void => undefined;
    server.connection.onNotification(DEPLOYMENTS_CHANGED, (params: DeploymentsChangedParams) => {
      changes.push(params);
      wake();
    });
    const until = async (fits: (params: DeploymentsChangedParams) => boolean): Promise<void> => {
      while (!changes.some(fits)) await new Promise<void>((resolve) => (wake = resolve));
    };
    const follow = { ...target(), namespace: cluster.namespace };
    expect(await ask<FollowAnswer>(server, FOLLOW, { ...follow, id: 'list' })).toEqual({
      kind: 'following',
    });
    await until(({ change }) => change.kind === 'applications');
    await ask<FollowAnswer>(server, FOLLOW, { ...target(), id: 'one', application });
    await until(({ id }) => id === 'one');
    await editor.run(await editor.plan('followed'));
    await until(
      ({ id, change }) =>
        id === 'list' &&
        change.kind === 'applications' &&
        change.applications.some(({ name, state }) => name === 'followed' && state === 'Succeeded'),
    );
    await until(
      ({ id, change }) =>
        id === 'one' &&
        change.kind === 'status' &&
        change.status.objects.length > 0 &&
        change.status.objects.every(({ health }) => health.status === 'ready'),
    );
    await ask(server, UNFOLLOW, { id: 'list' });
    await ask(server, UNFOLLOW, { id: 'one' });
    expect(await server.stop()).toBe(0);
  });
});
