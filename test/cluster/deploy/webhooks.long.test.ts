// Admission webhooks that are away, late, or have side effects, below `oam deploy`.
import { afterEach, expect, test } from 'vitest';
import type { DeployEvent } from '../../../server/src/deploy/event.ts';
import { stateOf } from '../deploying.ts';
import { clusterSuite } from '../fixture.ts';
import { engineShop, otherClock } from './engine-shop.ts';
import { once, shopSuite } from './shop.ts';
import { startWebhook, type Webhook, type WebhookSetup } from './webhook.ts';

const isRetry = ({ kind }: DeployEvent): boolean => kind === 'retry';

clusterSuite('a webhook', [], (cluster) => {
  const { client } = cluster;
  const { start, space, expectWhole, counted } = shopSuite(cluster, 'a webhook');
  const { toolsOf, planWith, plan, run } = engineShop(cluster);
  let webhook: Webhook | undefined;
  afterEach(() => webhook?.remove());
  const guarded = async (setup: WebhookSetup = {}) => {
    const namespace = await space();
    webhook = await startWebhook(client, namespace, setup);
    return { namespace, webhook };
  };
  const policies = async (namespace: string) => {
    const path = `/apis/networking.k8s.io/v1/namespaces/${namespace}/networkpolicies`;
    return (await client.request<{ items: readonly unknown[] }>('GET', path)).body.items.length;
  };
  const retries = (events: readonly DeployEvent[]): readonly string[] => [
    ...new Set(events.flatMap((event) => (event.kind === 'retry' ? [event.message] : []))),
  ];

  test('fault 6: denies in the preview, so nothing is written, and its words are said', async () => {
    const { namespace, webhook } = await guarded();
    webhook.decide = () => ({ deny: 'policies are made by the network team' });
    const { exit, err, out } = await (await start(namespace)).done;
    expect(exit).toBe(1);
    expect(out + err).toContain('policies are made by the network team');
    expect(webhook.reviews.length).toBeGreaterThan(0);
    expect(webhook.reviews.filter(({ dryRun }) => !dryRun)).toEqual([]);
    expect(await stateOf(client, namespace)).toEqual({});
    webhook.decide = () => 'allow';
    const again = await (await start(namespace)).done;
    expect(again.exit, again.err).toBe(0);
    await expectWhole(namespace);
  });

  test('fault 7: is away for the preview, and comes back', async () => {
    const { namespace, webhook } = await guarded();
    await webhook.leave();
    const back: Promise<void>[] = [];
    const onEvent = once(isRetry, () => back.push(webhook.comeBack()));
    const { exit, err, events } = await (await start(namespace, { onEvent })).done;
    await Promise.all(back);
    expect(exit, err).toBe(0);
    expect(retries(events)).toEqual([`The webhook ${webhook.name} does not answer.`]);
    await expectWhole(namespace);
  });

  test('fault 7: stays away, so nothing is written, and it is named', async () => {
    const { namespace, webhook } = await guarded();
    await webhook.leave();
    const tools = await toolsOf({ clock: otherClock({ speed: 20 }) });
    expect(await planWith(tools, namespace)).toMatchObject({
      kind: 'failed',
      message: expect.stringContaining(
        `The webhook ${webhook.name} of the cluster does not answer, and nothing is taken without it. Have it repaired.`,
      ) as string,
    });
    expect(new Set(retries(tools.events)).size).toBe(1);
    expect(await stateOf(client, namespace)).toEqual({});
    counted.survived();
  });

  test('fault 7: goes away in the middle; the run stops, names it, and can go on', async () => {
    const { namespace, webhook } = await guarded();
    const planned = await plan(namespace);
    await webhook.leave();
    const stopped = await run(await toolsOf({ clock: otherClock({ speed: 20 }) }), namespace, {
      plan: planned,
    });
    expect(stopped).toMatchObject({ state: 'Failed', release: 1 });
    expect(stopped.message).toContain(`The webhook ${webhook.name} of the cluster does not answer`);
    await webhook.comeBack();
    const again = await (await start(namespace)).done;
    expect(again.exit, again.err).toBe(0);
    await expectWhole(namespace);
  });

  test('fault 7: is slower than it may be, twice', async () => {
    const { namespace, webhook } = await guarded();
    webhook.decide = () => (webhook.reviews.length <= 2 ? 'hang' : 'allow');
    const { exit, err, events } = await (await start(namespace)).done;
    expect(exit, err).toBe(0);
    expect(retries(events)).toEqual([`The webhook ${webhook.name} does not answer.`]);
    expect(webhook.reviews.length).toBeGreaterThan(3);
    await expectWhole(namespace);
  });

  test('fault 7: denies after the preview what it allowed in it; the run says why and can go on', async () => {
    const { namespace, webhook } = await guarded();
    webhook.decide = ({ dryRun }) => (dryRun ? 'allow' : { deny: 'no policies on Saturdays' });
    const stopped = await (await start(namespace)).done;
    expect(stopped.exit).toBe(1);
    expect(stopped.result).toMatchObject({ state: 'Failed', release: 1 });
    expect(stopped.result?.message).toContain('no policies on Saturdays');
    expect(stopped.result?.message).toMatch(/\d of 12 objects/);
    webhook.decide = () => 'allow';
    const again = await (await start(namespace)).done;
    expect(again.exit, again.err).toBe(0);
    await expectWhole(namespace);
  });

  test('fault 8: has side effects, so what it would say stays open, and does not stop the run', async () => {
    const { namespace, webhook } = await guarded({ sideEffects: 'Some' });
    const { exit, err, records } = await (await start(namespace)).done;
    expect(exit, err).toBe(0);
    const plan = records.find(({ type }) => type === 'plan') as
      { objects: readonly { kind: string; verdict: string; summary: string }[] } | undefined;
    const open = plan?.objects.filter(({ verdict }) => verdict === 'unverified');
    expect(open?.map(({ kind }) => kind)).toEqual(['NetworkPolicy']);
    expect(open?.[0]?.summary).toBe(
      'A webhook of the cluster takes no trial runs, so nobody knows what it will say.',
    );
    // It was asked once, for real.
    expect(webhook.reviews.map(({ dryRun }) => dryRun)).toEqual([false]);
    expect(await policies(namespace)).toBe(1);
    await expectWhole(namespace);
  });
});
