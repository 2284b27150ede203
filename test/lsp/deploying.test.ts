// Requests about clusters where no cluster is needed: who is refused, what is missing, and what is not touched before.
import { createServer } from 'node:net';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, it, onTestFinished, vi } from 'vitest';
import { CLUSTER_OBJECT, DEPLOYMENTS, LOGS } from '../../server/src/protocol-cluster.ts';
import {
  CONTEXTS,
  PLAN,
  PLAN_DOCUMENT,
  PROTECTION,
  REPAIR,
  TRUSTED,
  type ContextsAnswer,
  type PlanAnswer,
} from '../../server/src/protocol-deploy.ts';
import {
  CANCEL_RUN,
  DELETE,
  DELETION,
  ROLL_BACK,
  RUN,
  type RunAnswer,
} from '../../server/src/protocol-run.ts';
import { ask, kubeconfigFor, lineOf, SHOP } from '../support/deploy-requests.ts';
import { startServer } from '../support/server-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'oam-deploying-'));
afterAll(() => rmSync(folder, { recursive: true }));

const uri = 'file:///specs/shop.yaml';
const configuration = { uri, name: 'shop' };
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const kubeconfig = file('config', kubeconfigFor('https://127.0.0.1:1'));
const nowhere = { kubeconfig, context: 'test' };

it('refuses whatever is about clusters until the workspace is trusted', async () => {
  const server = await startServer({ initializationOptions: { trusted: false } });
  await server.open(uri, SHOP);
  const requests: readonly (readonly [string, object])[] = [
    [CONTEXTS, { kubeconfig }],
    [PROTECTION, nowhere],
    [PLAN, { ...nowhere, configuration }],
    [PLAN_DOCUMENT, { id: '1', key: 'k', side: 'before' }],
    [REPAIR, { ...nowhere, application: { name: 'shop', namespace: 'team' } }],
    [RUN, { id: '1', confirmed: 'x' }],
    [CANCEL_RUN, { id: '1' }],
    [ROLL_BACK, { ...nowhere, id: '1', application: { name: 'shop', namespace: 'team' } }],
    [DELETION, { ...nowhere, application: { name: 'shop', namespace: 'team' } }],
    [DELETE, { id: '1' }],
    [DEPLOYMENTS, nowhere],
    [CLUSTER_OBJECT, { ...nowhere, apiVersion: 'v1', kind: 'Pod', name: 'p', namespace: 'n' }],
    [LOGS, { ...nowhere, id: '1', namespace: 'n', pod: 'p' }],
  ];
  for (const [method, params] of requests) {
    await expect(ask(server, method, params), method).rejects.toThrow(
      /The workspace is not trusted, so no cluster is talked to/,
    );
  }
  await server.connection.sendNotification(TRUSTED);
  expect(await ask<ContextsAnswer>(server, CONTEXTS, { kubeconfig })).toEqual({
    kind: 'contexts',
    files: [kubeconfig],
    contexts: [
      {
        name: 'test',
        server: 'https://127.0.0.1:1',
        user: 'u',
        namespace: 'team',
        current: true,
        protected: false,
      },
    ],
  });
});

it('serves clients that have no notion of trust', async () => {
  const server = await startServer();
  const answer = await ask<ContextsAnswer>(server, CONTEXTS, { kubeconfig });
  expect(answer.kind).toBe('contexts');
});

it('says which contexts are protected, by the patterns of the user or else by the usual ones', async () => {
  const server = await startServer();
  const isProtected = (context: string, protectedContexts?: readonly string[]): Promise<unknown> =>
    ask(server, PROTECTION, { context, ...(protectedContexts && { protectedContexts }) });
  expect(await isProtected('shop-PROD-eu')).toEqual({ protected: true });
  expect(await isProtected('test')).toEqual({ protected: false });
  expect(await isProtected('test', ['t?st'])).toEqual({ protected: true });
  expect(await isProtected('prod', [])).toEqual({ protected: false });
  const listed = await ask<ContextsAnswer>(server, CONTEXTS, {
    kubeconfig,
    protectedContexts: ['te*'],
  });
  expect(listed).toMatchObject({ contexts: [{ name: 'test', protected: true }] });
});

it('rolls nothing back in a protected context unless the name was typed, whatever the client shows', async () => {
  const server = await startServer();
  const wish = {
    ...nowhere,
    protectedContexts: ['test'],
    id: '1',
    application: { name: 'shop', namespace: 'team' },
  };
  const refusal = {
    kind: 'refused',
    message:
      'The context test is protected: the name of the application, shop, has to be typed first. Nothing was changed.',
  };
  expect(await ask<RunAnswer>(server, ROLL_BACK, wish)).toEqual(refusal);
  expect(await ask<RunAnswer>(server, ROLL_BACK, { ...wish, typedName: 'shoop' })).toEqual(refusal);
  expect(await ask(server, REPAIR, wish)).toMatchObject({
    kind: 'failed',
    message: expect.stringContaining('has to be typed first') as string,
  });
  // With the name, it is the cluster that cannot be reached.
  const typed = await ask<RunAnswer>(server, ROLL_BACK, {
    ...wish,
    context: 'tset',
    typedName: 'shop',
  });
  expect(JSON.stringify(typed)).not.toContain('protected');
});

it('says where a kubeconfig was looked for, and which contexts there are', async () => {
  const server = await startServer();
  await server.open(uri, SHOP);
  const absent = join(folder, 'absent');
  const without = await ask<PlanAnswer>(server, PLAN, {
    kubeconfig: absent,
    context: 'test',
    configuration,
  });
  expect(without).toEqual({ kind: 'failed', message: `There is no kubeconfig ${absent}.` });
  const unknown = await ask<PlanAnswer>(server, PLAN, {
    kubeconfig,
    context: 'tset',
    configuration,
  });
  expect(unknown).toMatchObject({ kind: 'failed' });
  expect(JSON.stringify(unknown)).toContain('Did you mean');
});

it('asks for variables without a value, before any cluster is asked', async () => {
  const server = await startServer();
  await server.open(
    uri,
    SHOP.replace(
      '    - name: image\n      value: web\n',
      '    - name: image\n    - name: apiToken\n',
    ),
  );
  expect(await ask<PlanAnswer>(server, PLAN, { ...nowhere, configuration })).toEqual({
    kind: 'variables',
    missing: [
      { name: 'image', isSecret: false },
      { name: 'apiToken', isSecret: true },
    ],
  });
  const filled = await ask<PlanAnswer>(server, PLAN, {
    ...nowhere,
    context: 'unknown',
    configuration,
    variables: { image: 'web', apiToken: 't0ken' },
  });
  // What is missing now is the context.
  expect(filled.kind).toBe('failed');
});

it('takes values from a file, and says what is wrong with it without showing any', async () => {
  const server = await startServer();
  const open = SHOP.replace('    - name: image\n      value: web\n', '    - name: image\n');
  await server.open(uri, open);
  const values = join(folder, 'shop-values.yaml');
  const planned = (): Promise<PlanAnswer> =>
    ask<PlanAnswer>(server, PLAN, {
      ...nowhere,
      context: 'unknown',
      configuration,
      values: pathToFileURL(values).href,
    });
  expect(await planned()).toEqual({
    kind: 'failed',
    message: 'The file of values shop-values.yaml cannot be read.',
  });
  writeFileSync(values, 'other: 1\n');
  expect(await planned()).toEqual({
    kind: 'variables',
    missing: [{ name: 'image', isSecret: false }],
  });
  writeFileSync(values, 'image: [hidden]\n');
  expect(await planned()).toEqual({
    kind: 'failed',
    message:
      'The file of values shop-values.yaml: The value of "image" must be a text, a number, true or false.',
  });
  writeFileSync(values, 'image: web\n');
  // What is missing now is the context.
  expect(JSON.stringify(await planned())).toContain('unknown');
});

it('lists the errors of the specs at their places, before any cluster is asked', async () => {
  const server = await startServer();
  const broken = SHOP.replace('componentName: web', 'componentName: wbe');
  await server.open(uri, broken);
  const answer = await ask<PlanAnswer>(server, PLAN, { ...nowhere, configuration });
  if (answer.kind !== 'problems') throw new Error(JSON.stringify(answer));
  expect(answer.errors).toBe(1);
  expect(answer.message).toContain('The specs have an error, so nothing is sent to a cluster.');
  expect(answer.places).toMatchObject([
    { uri, range: { start: { line: lineOf(broken, 'componentName: wbe') } } },
  ]);
});

it('does not deploy what is not YAML, whoever reports that', async () => {
  const server = await startServer({ initializationOptions: { syntaxReporters: ['yaml'] } });
  await server.open(uri, `${SHOP}  more: [\n`);
  const answer = await ask<PlanAnswer>(server, PLAN, { ...nowhere, configuration });
  expect(answer.kind).toBe('problems');
});

it('says that a configuration is gone, and that a plan is', async () => {
  const server = await startServer();
  await server.open(uri, SHOP);
  const other = { ...configuration, name: 'other' };
  expect(await ask<PlanAnswer>(server, PLAN, { ...nowhere, configuration: other })).toEqual({
    kind: 'failed',
    message: 'There is no configuration called "other" in this file.',
  });
  expect(await ask<RunAnswer>(server, RUN, { id: 'gone', confirmed: '' })).toEqual({
    kind: 'refused',
    message: 'This plan is gone. Plan again. Nothing was changed.',
  });
  expect(await ask(server, CANCEL_RUN, { id: 'gone' })).toEqual({ state: 'idle' });
  expect(await ask(server, PLAN_DOCUMENT, { id: 'gone', key: 'k', side: 'after' })).toBeNull();
});

it('opens no socket and loads nothing for clusters before somebody asks for one', async () => {
  let connections = 0;
  const listener = createServer((socket) => {
    connections++;
    socket.destroy();
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void listener.close());
  const address = listener.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const loaded = join(folder, 'loaded.txt');
  const hook = file(
    'hook.mjs',
    `import { registerHooks } from 'node:module';
     import { appendFileSync } from 'node:fs';
     registerHooks({ load(url, context, next) {
       appendFileSync(${JSON.stringify(loaded)}, url + '\\n');
       return next(url, context);
     } });`,
  );
  const reached = file('reached', kubeconfigFor(`http://127.0.0.1:${address.port}`));
  vi.stubEnv('NODE_OPTIONS', `--import ${pathToFileURL(hook).href}`);
  vi.stubEnv('KUBECONFIG', reached);
  const starting = startServer();
  vi.unstubAllEnvs();
  const server = await starting;
  await server.open(uri, SHOP);
  await server.diagnostics(uri);
  const forClusters = (): string[] =>
    readFileSync(loaded, 'utf8')
      .split('\n')
      .filter((url) =>
        /@kubernetes\/client-node|node\/kubernetes\/(?:connect|kubeconfig)/.test(url),
      );
  expect(readFileSync(loaded, 'utf8')).toContain('lsp/main.ts');
  expect(forClusters()).toEqual([]);
  expect(connections).toBe(0);
  const params = { kubeconfig: reached, context: 'test' };
  const reachedNow = new Promise((resolve) => listener.once('connection', resolve));
  void ask(server, DEPLOYMENTS, params).catch(() => undefined);
  await reachedNow;
  expect(forClusters().length).toBeGreaterThan(0);
});
