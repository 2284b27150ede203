// The language server against a real cluster when things go wrong, or are meant to end.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import {
  WorkDoneProgress,
  type WorkDoneProgressBegin,
  type WorkDoneProgressEnd,
  type WorkDoneProgressReport,
} from 'vscode-languageserver-protocol/node';
import { PLAN, REPAIR, type PlanAnswer } from '../../server/src/protocol-deploy.ts';
import {
  CANCEL_RUN,
  DELETE,
  DELETION,
  ROLL_BACK,
  RUN,
  type DeletionAnswer,
  type RollBackParams,
  type RunAnswer,
} from '../../server/src/protocol-run.ts';
import { ask, lineOf, SHOP } from '../support/deploy-requests.ts';
import { startIn } from '../support/workspace-client.ts';
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
    await server.change(uri, 2, [{ text: named(SHOP, 'pinned').replace('1.0.0', '2.0.0') }]);
    expect(await ask<RunAnswer>(server, RUN, { id: first.id, confirmed })).toEqual({
      kind: 'refused',
      message: 'The specs have changed since the plan was made. Plan again. Nothing was changed.',
    });
  });

  it('writes in a protected context what was confirmed by name and saved, and nothing else', async () => {
    const namespace = cluster.namespace;
    const about = { ...target(), protectedContexts: ['*'] };
    const editor = await Editor.open(named(SHOP, 'guarded'), { ...about, namespace });
    const { server } = editor;
    const planned = await editor.plan('guarded');
    expect(planned.protected).toBe(true);
    const params = { id: planned.id, confirmed: planned.plan.digest };
    const nameless = {
      kind: 'refused',
      message: `The context ${about.context} is protected: the name of the application, guarded, has to be typed first. Nothing was changed.`,
    };
    expect(await ask<RunAnswer>(server, RUN, params)).toEqual(nameless);
    expect(await ask<RunAnswer>(server, RUN, { ...params, typedName: 'shop' })).toEqual(nameless);
    const unsaved = await ask<RunAnswer>(server, RUN, { ...params, typedName: 'guarded' });
    expect(unsaved).toMatchObject({ kind: 'refused' });
    expect(JSON.stringify(unsaved)).toContain('save the files first');
    // Where the same context is not protected, there is nothing to type.
    const free = await open(named(SHOP, 'guarded'));
    expect((await free.run(await free.plan('guarded'))).state).toBe('Succeeded');
    const application = { name: 'guarded', namespace };
    const deletion = await ask<DeletionAnswer>(server, DELETION, { ...about, application });
    if (deletion.kind !== 'deletion') throw new Error(deletion.message);
    expect(deletion.protected).toBe(true);
    expect(await ask<RunAnswer>(server, DELETE, { id: deletion.id })).toEqual(nameless);
    const typed = { id: deletion.id, typedName: 'guarded' };
    expect(await ask<RunAnswer>(server, DELETE, typed)).toMatchObject({ kind: 'result' });
  });

  it('rolls back without waiting where nobody wants to, else for as long as it is told', async () => {
    const text = named(greedy, 'hasty');
    const editor = await open(text);
    const { server } = editor;
    const hasty = { wait: 'none' } as const;
    expect(await editor.run(await editor.plan('hasty'), hasty)).toMatchObject({ release: 1 });
    await server.change(uri, 2, [{ text: text.replace('1.0.0', '2.0.0') }]);
    expect(await editor.run(await editor.plan('hasty'), hasty)).toMatchObject({ release: 2 });
    const application = { name: 'hasty', namespace: cluster.namespace };
    const wish = { ...target(), application, to: 1 };
    const back = (id: string, more: Partial<RollBackParams>): Promise<RunAnswer> =>
      ask<RunAnswer>(server, ROLL_BACK, { ...wish, id, ...more });
    expect(await back('hasty', hasty)).toMatchObject({
      result: { state: 'Succeeded', release: 3 },
    });
    expect(await back('patient', { objectTimeout: 2000 })).toMatchObject({
      result: { state: 'Failed', release: 4 },
    });
    const waited = editor.events.filter(
      ({ event }) => event.kind === 'state' && event.state === 'Waiting',
    );
    expect(waited.map(({ id }) => id)).toEqual(['patient']);
  });

  it('offers to repair an inventory that somebody has deleted', async () => {
    const editor = await open(named(SHOP, 'lost'));
    const { server } = editor;
    expect(await editor.run(await editor.plan('lost'))).toMatchObject({ state: 'Succeeded' });
    const { namespace } = cluster;
    const inventory = `/api/v1/namespaces/${namespace}/configmaps/oam-lost`;
    await cluster.client.request('DELETE', inventory);
    const configuration = { uri, name: 'lost' };
    const about = { ...target(), namespace, configuration, way: 'rendered' };
    const refused = await ask<PlanAnswer>(server, PLAN, about);
    if (refused.kind !== 'repairable') throw new Error(JSON.stringify(refused));
    const { application, message } = refused;
    expect(message).toContain('The inventory ConfigMap oam-lost is gone');
    expect([application, refused.protected]).toEqual([{ name: 'lost', namespace }, false]);
    expect((await cluster.client.request('GET', inventory)).status).toBe(404);
    const answer = await ask(server, REPAIR, { ...target(), application });
    expect(answer).toEqual({ kind: 'repaired' });
    expect(await editor.plan('lost')).toMatchObject({ plan: { empty: true } });
  });

  it('finds out by itself which ways there are', async () => {
    const editor = await open(named(SHOP, 'ways'));
    const answer = await ask<PlanAnswer>(editor.server, PLAN, {
      ...target(),
      namespace: cluster.namespace,
      configuration: { uri, name: 'ways' },
    });
    // Another suite may have brought the kinds of OAM just now.
    if (answer.kind === 'ways') expect(answer.ways).toEqual(['rendered', 'native']);
    else expect(answer).toMatchObject({ kind: 'plan', plan: { way: 'rendered' } });
  });

  it('refuses a plan whose context leads elsewhere by now', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'oam-switched-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const kubeconfig = join(folder, 'config');
    const { kubeconfig: known = '', context } = target();
    const text = readFileSync(known, 'utf8');
    writeFileSync(kubeconfig, text);
    const about = { kubeconfig, context, namespace: cluster.namespace };
    const editor = await Editor.open(named(SHOP, 'switched'), about);
    const planned = await editor.plan('switched');
    writeFileSync(kubeconfig, text.replaceAll(/(https:[/][/])[^\s"']+/g, '$1127.0.0.1:1'));
    const result = await editor.run(planned);
    expect(result).toMatchObject({ state: 'Failed', objects: [] });
    expect(result.message).toContain('now it would be');
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

  it('shows progress by the means of the protocol to clients that ask for it', async () => {
    const editor = await open(named(SHOP, 'progress'));
    const { connection } = editor.server;
    const shown: (WorkDoneProgressBegin | WorkDoneProgressReport | WorkDoneProgressEnd)[] = [];
    connection.onProgress(WorkDoneProgress.type, 'bar', (value) => void shown.push(value));
    const planned = await editor.plan('progress');
    expect((await editor.run(planned, { workDoneToken: 'bar', wait: 'none' })).state).toBe(
      'Succeeded',
    );
    expect(shown[0]).toMatchObject({ kind: 'begin', title: 'Deploying progress' });
    expect(shown).toContainEqual({ kind: 'report', message: 'Deployment progress: applied' });
    expect(shown.at(-1)).toMatchObject({ kind: 'end' });
  });

  it('names the open documents that are not as they are on the disk', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'oam-unsaved-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const path = join(folder, 'sub dir', 'shop.yaml');
    mkdirSync(join(folder, 'sub dir'));
    const text = named(SHOP, 'saved');
    writeFileSync(path, text);
    const file = pathToFileURL(path).href;
    const server = await startIn([folder]);
    const question = {
      ...target(),
      namespace: cluster.namespace,
      way: 'rendered',
      configuration: { uri: file, name: 'saved' },
    };
    const closed = await ask<PlanAnswer>(server, PLAN, question);
    expect(closed).toMatchObject({ kind: 'plan', unsaved: [] });
    await server.open(file, text);
    expect(await ask<PlanAnswer>(server, PLAN, question)).toMatchObject({ unsaved: [] });
    await server.change(file, 2, [{ text: text.replace('1.0.0', '1.0.1') }]);
    expect(await ask<PlanAnswer>(server, PLAN, question)).toMatchObject({ unsaved: [file] });
  });
});
