// The language server against a real cluster, as an editor sees it: from the plan to the deletion, and when things go wrong.
import { beforeAll, expect, it, onTestFinished } from 'vitest';
import { readContexts } from '../../server/src/node/kubernetes/contexts.ts';
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
import {
  PLAN,
  PLAN_DOCUMENT,
  type PlanAnswer,
  type PlanDocumentAnswer,
  type PlanParams,
} from '../../server/src/protocol-deploy.ts';
import {
  CANCEL_RUN,
  DELETE,
  DELETION,
  DEPLOY_EVENT,
  DRIFT,
  ROLL_BACK,
  RUN,
  type DeletionAnswer,
  type DeployEventParams,
  type DriftAnswer,
  type RunAnswer,
  type RunParams,
} from '../../server/src/protocol-run.ts';
import { ask, lineOf, SHOP } from '../support/deploy-requests.ts';
import { startServer, type ServerProcess } from '../support/server-process.ts';
import { clusterSuite, patience } from './fixture.ts';

const canary = 'canary-9f31c5d2e8';
const uri = 'file:///specs/shop.yaml';

clusterSuite('the language server', ['controllers', 'nodes'], (cluster) => {
  let context = '';
  beforeAll(async () => {
    const found = await readContexts({ path: cluster.info.kubeconfigPath });
    const contexts = found.ok ? found.contexts : [];
    const wanted = cluster.info.context ?? contexts.find(({ current }) => current)?.name;
    context = wanted ?? '';
  });
  const target = () => ({ kubeconfig: cluster.info.kubeconfigPath, context });

  /** A server, and all that it ever writes to its client. */
  async function editor(text: string): Promise<{ server: ServerProcess; said: () => string }> {
    const server = await startServer({ initializationOptions: { trusted: true } });
    let said = '';
    server.process.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
    await server.open(uri, text);
    return { server, said: () => said + server.log.join('\n') };
  }

  async function plan(
    server: ServerProcess,
    name: string,
    more: Partial<PlanParams> = {},
  ): Promise<Extract<PlanAnswer, { kind: 'plan' }>> {
    const answer = await ask<PlanAnswer>(server, PLAN, {
      ...target(),
      configuration: { uri, name },
      namespace: cluster.namespace,
      way: 'rendered',
      ...more,
    });
    if (answer.kind !== 'plan') throw new Error(JSON.stringify(answer));
    return answer;
  }

  async function run(
    server: ServerProcess,
    { id, plan: { digest } }: Extract<PlanAnswer, { kind: 'plan' }>,
    more: Partial<RunParams> = {},
  ): Promise<Extract<RunAnswer, { kind: 'result' }>['result']> {
    const answer = await ask<RunAnswer>(server, RUN, { id, confirmed: digest, ...more });
    if (answer.kind !== 'result') throw new Error(answer.message);
    return answer.result;
  }

  function eventsOf(server: ServerProcess): DeployEventParams[] {
    const events: DeployEventParams[] = [];
    server.connection.onNotification(DEPLOY_EVENT, (params: DeployEventParams) => {
      events.push(params);
    });
    return events;
  }

  /** Resolves when a run says that it is in that state. */
  function reached(server: ServerProcess, state: string): Promise<DeployEventParams> {
    return new Promise((resolve) => {
      server.connection.onNotification(DEPLOY_EVENT, (params: DeployEventParams) => {
        if (params.event.kind === 'state' && params.event.state === state) resolve(params);
      });
    });
  }

  const named = (text: string, name: string) =>
    text
      .replace('name: shop', `name: ${name}`)
      .replace('instanceName: front', `instanceName: ${name}`);
  const secretive = SHOP.replace('default: none', `default: ${canary}`);
  /** More processors than any node has. */
  const greedy = SHOP.replace('required: 0.1', 'required: 4000');

  it(
    'plans, shows, runs, tells, rolls back and deletes, and never shows a secret',
    { timeout: 4 * patience },
    async () => {
      const { server, said } = await editor(secretive);
      const application = { name: 'shop', namespace: cluster.namespace };
      const first = await plan(server, 'shop');
      expect(first.plan).toMatchObject({
        application: 'shop',
        namespace: cluster.namespace,
        context,
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

      const events = eventsOf(server);
      const result = await run(server, first);
      expect(result).toMatchObject({ state: 'Succeeded', release: 1 });
      const states = events.flatMap(({ event }) => (event.kind === 'state' ? [event.state] : []));
      expect(states).toContain('Applying');
      expect(states.at(-1)).toBe('Succeeded');
      expect(new Set(events.map((each) => each.id))).toEqual(new Set([id]));
      const steps = events.flatMap(({ event }) =>
        event.kind === 'object' && event.object.key === key ? [event.progress.step] : [],
      );
      expect(steps[0]).toBe('applying');
      expect(steps.at(-1)).toBe('ready');
      expect((await plan(server, 'shop')).plan.empty).toBe(true);

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

      await server.change(uri, 2, [{ text: secretive.replace('web:1.0.0', 'web:1.1.0') }]);
      const second = await plan(server, 'shop');
      expect(second.plan.counts).toMatchObject({ update: 1 });
      expect((await run(server, second)).state).toBe('Succeeded');
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
      expect(said()).toContain('Succeeded');
      expect(said()).not.toContain(canary);
      expect(said()).not.toContain(Buffer.from(canary).toString('base64'));
    },
  );

  it('follows an application and the list of them', { timeout: 2 * patience }, async () => {
    const { server } = await editor(named(SHOP, 'followed'));
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
    await run(server, await plan(server, 'followed'));
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

  it('runs only what was confirmed, of specs that are as they were', async () => {
    const { server } = await editor(named(SHOP, 'pinned'));
    const first = await plan(server, 'pinned');
    expect(await ask<RunAnswer>(server, RUN, { id: first.id, confirmed: 'other' })).toEqual({
      kind: 'refused',
      message: 'Another plan was confirmed than the one to be run. Nothing was changed.',
    });
    const confirmed = first.plan.digest;
    const guarded = { id: first.id, confirmed, protection: 'protected' };
    const unsaved = await ask<RunAnswer>(server, RUN, guarded);
    expect(unsaved).toMatchObject({ kind: 'refused' });
    expect(JSON.stringify(unsaved)).toContain('save the files first');
    await server.change(uri, 2, [{ text: named(SHOP, 'pinned').replace('1.0.0', '2.0.0') }]);
    expect(await ask<RunAnswer>(server, RUN, { id: first.id, confirmed })).toEqual({
      kind: 'refused',
      message: 'The specs have changed since the plan was made. Plan again. Nothing was changed.',
    });
  });

  it('shows a failure on the line that it comes from', { timeout: 2 * patience }, async () => {
    const text = named(greedy, 'greedy');
    const { server } = await editor(text);
    const result = await run(server, await plan(server, 'greedy'), { objectTimeout: 3000 });
    expect(result.state).toBe('Failed');
    const isFailure = (code: unknown): boolean => String(code).startsWith('deploy-');
    const shown = await server.diagnosticsUntil(uri, (all) =>
      all.some((each) => isFailure(each.code)),
    );
    const [failure] = shown.filter(({ code }) => isFailure(code));
    expect(failure).toMatchObject({ code: 'deploy-not-ready', source: 'oam', severity: 1 });
    expect(failure?.message).toMatch(/^Deployment .*Insufficient cpu/s);
    expect(failure?.range.start.line).toBe(lineOf(text, 'instanceName: greedy'));
    await server.change(uri, 2, [{ text: `${text}\n` }]);
    await server.diagnosticsUntil(uri, (all) => !all.some((each) => isFailure(each.code)));
  });

  it('shows what a plan finds denied on the line that it comes from', async () => {
    const quota = {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'no-services' },
      spec: { hard: { 'count/services': '0' } },
    };
    await cluster.apply(quota);
    const path = `/api/v1/namespaces/${cluster.namespace}/resourcequotas/no-services`;
    onTestFinished(async () => void (await cluster.client.request('DELETE', path)));
    const isCounted = (each: { status?: Readonly<Record<string, unknown>> } | undefined): boolean =>
      each?.status?.['hard'] !== undefined;
    await cluster.client.waitFor(path, isCounted, patience);
    const text = named(SHOP, 'denied');
    const { server } = await editor(text);
    const planned = await plan(server, 'denied');
    expect(planned.plan.stops).toBe(true);
    expect(planned.plan.counts).toMatchObject({ denied: 1 });
    const shown = await server.diagnosticsUntil(uri, (all) =>
      all.some(({ code }) => code === 'deploy-denied'),
    );
    expect(shown.find(({ code }) => code === 'deploy-denied')?.message).toContain('quota');
  });

  it('cancels, and offers to go on', { timeout: 2 * patience }, async () => {
    const { server } = await editor(named(greedy, 'cancelled'));
    const first = await plan(server, 'cancelled');
    const waiting = reached(server, 'Waiting');
    const running = run(server, first);
    await Promise.race([waiting, running]);
    expect(await ask(server, CANCEL_RUN, { id: first.id })).toEqual({ state: 'cancelling' });
    expect((await running).state).toBe('Cancelled');
    const next = await plan(server, 'cancelled');
    expect(next.resume).toEqual({ release: 1, state: 'Cancelled' });
  });

  it('ends a run in good order when the window closes', { timeout: 2 * patience }, async () => {
    const { server } = await editor(named(greedy, 'closed'));
    const first = await plan(server, 'closed');
    const waiting = reached(server, 'Waiting');
    const running = run(server, first).catch(() => undefined);
    await Promise.race([waiting, running]);
    expect(await server.stop()).toBe(0);
    await running;
    const other = await editor(named(greedy, 'closed'));
    const next = await plan(other.server, 'closed');
    expect(next.resume).toEqual({ release: 1, state: 'Cancelled' });
  });
});
