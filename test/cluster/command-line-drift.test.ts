// `oam drift` as a process against a real server: calm, changed by somebody else, and with specs that went on.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { oam, type Outcome } from '../support/oam.ts';
import { kubeconfigText } from './access.ts';
import { canary, specs, type Specs } from './command-line-specs.ts';
import { clusterSuite, patience } from './fixture.ts';

/** Programs that are started one after the other. */
const slow = { timeout: 2 * patience };

clusterSuite('oam drift', [], (cluster) => {
  const folder = mkdtempSync(join(tmpdir(), 'oam-drift-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const said: string[] = [];

  async function run(...args: readonly string[]): Promise<Outcome> {
    const text = kubeconfigText({ dev: cluster.accessOf('admin') });
    writeFileSync(join(folder, 'kubeconfig'), text, { mode: 0o600 });
    const target = ['--kubeconfig', 'kubeconfig', '--namespace', cluster.namespace];
    const outcome = await oam([...args, ...target, '--context', 'dev'], { cwd: folder });
    said.push(outcome.out, outcome.err);
    return outcome;
  }

  function write(what: Specs): void {
    writeFileSync(join(folder, 'moor.yaml'), specs('moor', what));
  }

  test('is told by field, with who did it, and as the exit status', slow, async () => {
    write({ parts: ['worker'], mode: 'one' });
    expect((await run('deploy', 'moor.yaml', '--yes', '--no-wait')).status).toBe(0);
    const calm = await run('drift', 'moor.yaml');
    expect(calm.out).toMatch(/^Compared: release 1, the cluster, the specs\.$/m);
    expect(calm.out).toMatch(/^1 the same\.$/m);
    expect([calm.status, calm.err]).toEqual([0, '']);

    const path = `/apis/apps/v1/namespaces/${cluster.namespace}/deployments/moor-worker`;
    const type = { 'content-type': 'application/strategic-merge-patch+json' };
    const containers = [{ name: 'main', image: 'example/theirs:1' }];
    const patch = { spec: { template: { spec: { containers } } } };
    await cluster.client.request('PATCH', `${path}?fieldManager=hand`, patch, type);
    const drifted = await run('drift', '--application', 'moor');
    expect(drifted.out).toMatch(/^ {2}drifted +Deployment moor-worker$/m);
    expect(drifted.out).toMatch(
      /\.image\n +released +example\/worker:1\.0\.0\n +cluster +example\/theirs:1 {2}by hand, .* UTC\n/,
    );
    expect(drifted.status).toBe(1);

    write({ parts: ['worker', 'web'], mode: 'two' });
    const { out } = await run('drift', 'moor.yaml', '--format', 'json');
    const [all = '', result = ''] = out.split('\n');
    expect(JSON.parse(all)).toMatchObject({
      type: 'drift',
      application: 'moor',
      namespace: cluster.namespace,
      release: 1,
    });
    expect(all).toMatch(/"name":"moor-web".*"state":"not-deployed"/);
    expect(all).toContain('"released":"one","live":"one","source":"two"');
    expect(JSON.parse(result)).toEqual({
      type: 'result',
      command: 'drift',
      outcome: 'different',
      exit: 1,
    });
  });

  test('of an application that is not there cannot be told', async () => {
    const unknown = await run('drift', '--application', 'moors');
    expect(unknown.err).toContain('Did you mean moor?');
    expect([unknown.status, unknown.out]).toEqual([2, '']);
  });

  test('shows no secret', () => {
    expect(said.join('')).toContain('moor-worker');
    expect(said.join('')).not.toContain(canary);
  });
});
