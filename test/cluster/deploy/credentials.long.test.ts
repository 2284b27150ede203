// Whom the server knows and serves while `oam deploy` runs: tokens that expire, and users who may not ask any more for now.
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterEach, expect, test } from 'vitest';
import type { DeployEvent } from '../../../server/src/deploy/event.ts';
import { kubeconfigText } from '../access.ts';
import { clusterSuite } from '../fixture.ts';
import { engineShop, otherClock } from './engine-shop.ts';
import { once, shopSuite, written } from './shop.ts';

clusterSuite('credentials and limits', ['faults', 'users'], (cluster) => {
  const { client } = cluster;
  const { start, space, file, folder, expectWhole } = shopSuite(cluster, 'credentials and limits');
  const { toolsOf, run } = engineShop(cluster);
  const undo: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const each of undo.splice(0).reverse()) await each();
  });
  const retries = (events: readonly DeployEvent[]): readonly string[] =>
    events.flatMap((event) => (event.kind === 'retry' ? [event.message] : []));

  /** A kubeconfig whose user signs in by a program, which hands out these tokens, and then the last one again and again. */
  const signingIn = async (tokens: readonly string[]) => {
    const name = randomUUID().slice(0, 8);
    const calls = `${folder()}/calls-${name}`;
    const program = await file(
      `sign-in-${name}.mjs`,
      `import { appendFileSync, readFileSync } from 'node:fs';
appendFileSync(${JSON.stringify(calls)}, 'x');
const tokens = ${JSON.stringify(tokens)};
const token = tokens[readFileSync(${JSON.stringify(calls)}, 'utf8').length - 1] ?? tokens.at(-1);
const apiVersion = 'client.authentication.k8s.io/v1beta1';
console.log(JSON.stringify({ apiVersion, kind: 'ExecCredential', status: { token } }));
`,
    );
    const { users } = cluster.info;
    const config = JSON.parse(kubeconfigText({ stub: users.admin })) as Record<string, unknown>;
    const exec = {
      apiVersion: 'client.authentication.k8s.io/v1beta1',
      command: process.execPath,
      args: [program],
    };
    const text = JSON.stringify({ ...config, users: [{ name: 'stub', user: { exec } }] });
    const kubeconfig = await file(`sign-in-${name}.kubeconfig`, text);
    return { kubeconfig, calls: async () => (await readFile(calls, 'utf8')).length };
  };
  /** The token of the operator stops to be one once four objects are written. */
  const expiring = () => {
    let expiry: Promise<void> | undefined;
    const onEvent = once(written(4), () => {
      expiry = cluster.faults.restartApiServer(['operator']);
    });
    undo.push(() => cluster.faults.restartApiServer());
    return { onEvent, expired: () => expiry };
  };
  const tokenOf = (user: 'admin' | 'operator') => cluster.accessOf(user).token ?? '';

  test('fault 12: the token expires in the middle, and the credential plugin has another one', async () => {
    const namespace = await space();
    const { kubeconfig, calls } = await signingIn([tokenOf('operator'), tokenOf('admin')]);
    const { onEvent, expired } = expiring();
    const { exit, err, out } = await (await start(namespace, { kubeconfig, onEvent })).done;
    await expired();
    expect(exit, err).toBe(0);
    expect(await calls()).toBe(2);
    for (const token of [tokenOf('operator'), tokenOf('admin')])
      expect(out + err).not.toContain(token);
    await expectWhole(namespace);
  });

  test('fault 12: the plugin has no other token; the run stops, says to sign in, and can go on', async () => {
    const namespace = await space();
    const { kubeconfig } = await signingIn([tokenOf('operator')]);
    const { onEvent, expired } = expiring();
    const { exit, err, result } = await (await start(namespace, { kubeconfig, onEvent })).done;
    await expired();
    expect(exit, err).toBe(1);
    expect(result).toMatchObject({ state: 'Failed', release: 1 });
    expect(result?.message).toContain(
      'The cluster does not know who is asking. Sign in again with the tool of your cluster, then repeat this.',
    );
    // How far it comes before the server is gone depends on the machine.
    expect(result?.message).toMatch(/(?:\d|All) of 12 objects were written/);
    await cluster.faults.restartApiServer();
    // It could not give its lock back, which is found out by waiting: half a minute, with a fast clock less.
    const again = await run(await toolsOf({ clock: otherClock({ speed: 20 }) }), namespace);
    expect(again).toMatchObject({ state: 'Succeeded', message: undefined });
    await expectWhole(namespace);
  });

  /** Leaves the operator a narrow way into the server: whoever comes when it is full is turned away. */
  const narrow = async () => {
    const apiVersion = 'flowcontrol.apiserver.k8s.io/v1beta1';
    const level = {
      ...{ apiVersion, kind: 'PriorityLevelConfiguration', metadata: { name: 'oam-test-narrow' } },
      spec: {
        type: 'Limited',
        limited: { assuredConcurrencyShares: 1, limitResponse: { type: 'Reject' } },
      },
    };
    const everything = {
      ...{ verbs: ['*'], apiGroups: ['*'], resources: ['*'] },
      ...{ clusterScope: true, namespaces: ['*'] },
    };
    const schema = {
      ...{ apiVersion, kind: 'FlowSchema', metadata: { name: 'oam-test-narrow' } },
      spec: {
        matchingPrecedence: 2,
        priorityLevelConfiguration: { name: 'oam-test-narrow' },
        rules: [
          {
            subjects: [{ kind: 'User', user: { name: 'operator' } }],
            resourceRules: [everything],
          },
        ],
      },
    };
    for (const object of [level, schema]) {
      const { status, body } = await client.apply(object, '');
      if (status >= 300) throw new Error(`${status}: ${JSON.stringify(body)}`);
      undo.push(async () => client.request('DELETE', await client.pathOf(object, '')));
    }
  };

  test('fault 17: the server turns everybody away who comes too often, and is obeyed', async () => {
    const namespace = await space();
    await narrow();
    const others = cluster.clientOf('operator');
    const refusal = { retryAfter: '', type: '', body: '' };
    let isCrowded = true;
    const crowd = Array.from({ length: 24 }, async () => {
      while (isCrowded) {
        const reply = await others.request('GET', '/api/v1/pods');
        if (reply.status !== 429) continue;
        refusal.retryAfter = String(reply.headers['retry-after']);
        refusal.type = String(reply.headers['content-type']);
        refusal.body = String(reply.body);
      }
    });
    let turnedAway = 0;
    const onEvent = (event: DeployEvent): void => {
      if (event.kind === 'retry' && ++turnedAway === 5) isCrowded = false;
    };
    const args = ['--context', 'operator'];
    const { exit, err, events } = await (await start(namespace, { args, onEvent })).done;
    isCrowded = false;
    await Promise.all(crowd);
    // What the server really says: no object of its own kind, but plain text.
    expect(refusal).toMatchObject({ retryAfter: '1' });
    expect(refusal.type).toMatch(/^text\/plain/);
    expect(exit, err).toBe(0);
    expect(new Set(retries(events))).toEqual(
      new Set(['The API server is overloaded and asks to wait.']),
    );
    expect(turnedAway).toBeGreaterThanOrEqual(5);
    await expectWhole(namespace);
  });
});
