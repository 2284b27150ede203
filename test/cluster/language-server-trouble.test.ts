// The language server against a real cluster when things go wrong, or are meant to end.
import { expect, it, onTestFinished } from 'vitest';
import { CANCEL_RUN, RUN, type RunAnswer } from '../../server/src/protocol-run.ts';
import { ask, lineOf, SHOP } from '../support/deploy-requests.ts';
import { deployTarget, Editor, greedy, named, uri } from './deploy-editor.ts';
import { clusterSuite, patience } from './fixture.ts';

clusterSuite('the language server in trouble', ['controllers', 'nodes'], (cluster) => {
  const target = deployTarget(cluster);
  const open = (text: string): Promise<Editor> =>
    Editor.open(text, { ...target(), namespace: cluster.namespace });

  it('runs only what was confirmed, of specs that are as they were', async () => {
    const editor = await open(named(SHOP, 'pinned'));
    const { server } = editor;
    const first = await editor.plan('pinned');
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
    const editor = await open(text);
    const { server } = editor;
    const result = await editor.run(await editor.plan('greedy'), { objectTimeout: 3000 });
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
    const editor = await open(text);
    const { server } = editor;
    const planned = await editor.plan('denied');
    expect(planned.plan.stops).toBe(true);
    expect(planned.plan.counts).toMatchObject({ denied: 1 });
    const shown = await server.diagnosticsUntil(uri, (all) =>
      all.some(({ code }) => code === 'deploy-denied'),
    );
    expect(shown.find(({ code }) => code === 'deploy-denied')?.message).toContain('quota');
  });

  it('cancels, and offers to go on', { timeout: 2 * patience }, async () => {
    const editor = await open(named(greedy, 'cancelled'));
    const { server } = editor;
    const first = await editor.plan('cancelled');
    const running = await editor.runUntilItWaits(first);
    expect(await ask(server, CANCEL_RUN, { id: first.id })).toEqual({ state: 'cancelling' });
    expect((await running.ended).state).toBe('Cancelled');
    const next = await editor.plan('cancelled');
    expect(next.resume).toEqual({ release: 1, state: 'Cancelled' });
  });

  it('ends a run in good order when the window closes', { timeout: 2 * patience }, async () => {
    const editor = await open(named(greedy, 'closed'));
    const { server } = editor;
    const first = await editor.plan('closed');
    await editor.runUntilItWaits(first);
    expect(await server.stop()).toBe(0);
    const other = await open(named(greedy, 'closed'));
    const next = await other.plan('closed');
    expect(next.resume).toEqual({ release: 1, state: 'Cancelled' });
  });
});
