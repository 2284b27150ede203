// The `oam` process against a real server: plan, deploy, status, diff, rollback, prune, delete, and what stops them.
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { oam, startOam, type Outcome } from '../support/oam.ts';
import { kubeconfigText } from './access.ts';
import type { KubeObject } from './client.ts';
import { canary, specs, type Specs } from './command-line-specs.ts';
import { clusterSuite, patience } from './fixture.ts';

interface Line {
  readonly type: string;
  readonly [key: string]: unknown;
}

function linesOf({ out }: Outcome): readonly Line[] {
  return out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);
}

clusterSuite('oam', ['nodes'], (cluster) => {
  const folder = mkdtempSync(join(tmpdir(), 'oam-command-line-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const said: string[] = [];

  /** Runs `oam`, and keeps all that it says. */
  async function run(...args: readonly string[]): Promise<Outcome> {
    const outcome = await oam([...args, ...target()], { cwd: folder });
    said.push(outcome.out, outcome.err);
    return outcome;
  }

  function target(context = 'dev'): readonly string[] {
    const access = cluster.accessOf('admin');
    const text = kubeconfigText({ dev: access, 'shop-prod': access });
    writeFileSync(join(folder, 'kubeconfig'), text, { mode: 0o600 });
    return ['--kubeconfig', 'kubeconfig', '--context', context, '--namespace', cluster.namespace];
  }

  function write(name: string, what: Specs): string {
    writeFileSync(join(folder, `${name}.yaml`), specs(name, what));
    return `${name}.yaml`;
  }

  async function read(path: string): Promise<KubeObject | undefined> {
    const reply = await cluster.client.request('GET', path);
    return reply.status === 200 ? reply.body : undefined;
  }

  const deploymentPath = (name: string): string =>
    `/apis/apps/v1/namespaces/${cluster.namespace}/deployments/${name}`;

  async function modeOf(name: string): Promise<unknown> {
    const text = JSON.stringify(await read(deploymentPath(name)));
    return /"name":"MODE","value":"([^"]*)"/.exec(text)?.[1];
  }

  test(
    'an application is deployed, changed, rolled back and deleted',
    { timeout: 4 * patience },
    async () => {
      const file = write('shop', { parts: ['web', 'worker'], mode: 'one' });
      const plan = await run('deploy', file, '--dry-run');
      expect(plan.out).toMatch(/^ {2}create +Deployment shop-web$/m);
      expect(plan.out).toMatch(/^3 to create\.$/m);
      expect(plan.status).toBe(0);
      expect(await read(deploymentPath('shop-web'))).toBeUndefined();

      const first = await run('deploy', file, '--yes');
      expect(first.err).toMatch(/^Deployment shop-web: created$/m);
      expect(first.out).toMatch(/^shop is deployed \(release 1\)/m);
      expect(first.status).toBe(0);
      expect(await modeOf('shop-web')).toBe('one');

      const again = await run('deploy', file, '--yes');
      expect(again.err).toContain('Nothing to do: all is as the specs say.');
      expect(again.status).toBe(0);
      expect((await run('diff', file)).status).toBe(0);

      write('shop', { parts: ['web', 'worker'], mode: 'two' });
      const diff = await run('diff', file);
      expect(diff.out).toContain(`--- cluster/${cluster.namespace}/Deployment/shop-web\n`);
      expect(diff.out).toMatch(/^- +value: one\n\+ +value: two$/m);
      expect(diff.status).toBe(1);

      const second = await run('deploy', file, '--yes', '--format', 'json');
      const lines = linesOf(second);
      expect(lines[0]).toMatchObject({ type: 'plan', application: 'shop', counts: { update: 2 } });
      expect(lines.slice(1, -1).every(({ type }) => type === 'event')).toBe(true);
      expect(lines.at(-1)).toMatchObject({
        type: 'result',
        command: 'deploy',
        outcome: 'succeeded',
        exit: 0,
        release: 2,
        previous: 1,
      });
      expect(second.err).toBe('');

      const status = await run('status', 'shop');
      expect(status.out).toMatch(/^ {2}Deployment shop-web +ready/m);
      expect(status.out).toMatch(/^ {2}release 2 .* succeeded$/m);
      expect(status.status).toBe(0);
      expect((await run('status')).out).toMatch(/ shop +release 2 +3 objects +succeeded$/m);

      const back = await run('rollback', 'shop', '--yes');
      expect(back.out).toMatch(/^\s+-\s+value: two$/m);
      expect(back.out).toMatch(/^shop is rolled back \(release 3\)/m);
      expect(back.status).toBe(0);
      expect(await modeOf('shop-web')).toBe('one');

      const gone = await run('delete', 'shop', '--yes');
      expect(gone.out).toMatch(/^shop is deleted/m);
      expect(gone.status).toBe(0);
      expect(await read(deploymentPath('shop-web'))).toBeUndefined();
      const missing = await run('status', 'shop');
      expect(missing.err).toContain('has no application shop.');
      expect(missing.status).toBe(2);
    },
  );

  test('what is no longer in the specs is deleted only when that is asked for', async () => {
    const file = write('depot', { parts: ['web', 'worker'], mode: 'one' });
    expect((await run('deploy', file, '--yes', '--no-wait')).status).toBe(0);
    write('depot', { parts: ['web'], mode: 'one' });
    const kept = await run('deploy', file, '--yes', '--no-wait');
    expect(kept.err).toContain(
      '1 object no longer in the specs will stay. --prune deletes such objects.',
    );
    expect(kept.status).toBe(0);
    expect(await read(deploymentPath('depot-worker'))).toBeDefined();
    const pruned = await run('deploy', file, '--yes', '--prune');
    expect(pruned.out).toMatch(/^ {2}delete +Deployment depot-worker$/m);
    expect(pruned.status).toBe(0);
    expect(await read(deploymentPath('depot-worker'))).toBeUndefined();
    expect(await read(deploymentPath('depot-web'))).toBeDefined();
  });

  test('fault 25: an inventory that somebody has deleted is made right only when that is asked for', async () => {
    const file = write('lost', { parts: ['worker'], mode: 'one' });
    expect((await run('deploy', file, '--yes', '--no-wait')).status).toBe(0);
    const inventory = `/api/v1/namespaces/${cluster.namespace}/configmaps/oam-lost`;
    await cluster.client.request('DELETE', inventory);
    const refused = await run('deploy', file, '--yes');
    expect(refused.err).toContain('oam deploy --repair-inventory does that.');
    expect(refused.status).toBe(2);
    expect(await read(inventory)).toBeUndefined();
    expect((await run('deploy', file, '--yes', '--repair-inventory')).status).toBe(0);
    expect(await read(inventory)).toBeDefined();
  });

  test('nothing is written where nobody can be asked', async () => {
    const file = write('quiet', { parts: ['worker'], mode: 'one' });
    const outcome = await run('deploy', file);
    expect(outcome.err).toContain('Nobody can be asked, because standard input is no terminal.');
    expect(outcome.status).toBe(2);
    expect(await read(deploymentPath('quiet-worker'))).toBeUndefined();
  });

  test('a protected context wants the name of the application', async () => {
    const file = write('guarded', { parts: ['worker'], mode: 'one' });
    const args = ['deploy', file, '--yes', '--no-wait', ...target('shop-prod')];
    const refused = await oam(args, { cwd: folder });
    expect(refused.err).toContain(
      'The context shop-prod is protected: add --confirm guarded to --yes.',
    );
    expect(refused.status).toBe(2);
    const misnamed = await oam([...args, '--confirm', 'shop'], { cwd: folder });
    expect(misnamed.err).toContain('but the application is called "guarded"');
    expect(misnamed.status).toBe(2);
    expect(await read(deploymentPath('guarded-worker'))).toBeUndefined();
    expect((await oam([...args, '--confirm', 'guarded'], { cwd: folder })).status).toBe(0);
    expect(await read(deploymentPath('guarded-worker'))).toBeDefined();
  });

  test('a field of somebody else stops it, until that is decided', async () => {
    const file = write('held', { parts: ['worker'], mode: 'one' });
    expect((await run('deploy', file, '--yes', '--no-wait')).status).toBe(0);
    await cluster.client.apply(
      {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'held-worker' },
        spec: {
          template: { spec: { containers: [{ name: 'main', image: 'example/theirs:1' }] } },
        },
      },
      cluster.namespace,
      { manager: 'somebody', conflicts: 'force' },
    );
    write('held', { parts: ['worker'], mode: 'two' });
    const stopped = await run('deploy', file, '--yes');
    expect(stopped.out).toMatch(
      /^ {2}conflict +Deployment held-worker .*image is managed by somebody/m,
    );
    expect(stopped.out).toContain('--take-over Deployment/held-worker sets them all the same.');
    expect(stopped.status).toBe(1);
    expect(await modeOf('held-worker')).toBe('one');
    expect((await run('diff', file)).status).toBe(2);
    const wrong = await run('deploy', file, '--yes', '--take-over', 'Deployment/held-workr');
    expect(wrong.err).toContain('Did you mean Deployment/held-worker?');
    expect(wrong.status).toBe(2);
    const kept = await run(
      'deploy',
      file,
      '--yes',
      '--no-wait',
      '--keep-theirs',
      'deployment/held-worker',
    );
    expect(kept.status).toBe(0);
    expect(await modeOf('held-worker')).toBe('two');
    expect(JSON.stringify(await read(deploymentPath('held-worker')))).toContain('example/theirs:1');
  });

  test('Ctrl-C stops gently, and says how to go on', { timeout: 2 * patience }, async () => {
    const file = write('stuck', { parts: ['worker'], mode: 'one', cpu: 9000 });
    const child = startOam(['deploy', file, '--yes', ...target()], { cwd: folder });
    let text = '';
    const waiting = new Promise<void>((done) => {
      child.stderr.setEncoding('utf8').on('data', (data: string) => {
        text += data;
        if (/^Deployment stuck-worker: waiting/m.test(text)) done();
      });
    });
    child.stdout.setEncoding('utf8').on('data', (data: string) => (text += data));
    child.stdin.end();
    const closed = once(child, 'close');
    await Promise.race([waiting, closed]);
    child.kill('SIGINT');
    expect(await closed).toEqual([130, null]);
    said.push(text);
    expect(text).toContain('Stopping: what is under way is finished');
    expect(text).toContain('stuck: stopped as you asked (release 1)');
    expect(text).toContain('To go on: run the same command again.');
    const status = await run('status', 'stuck');
    expect(status.out).toMatch(/^ {2}Deployment stuck-worker +waiting/m);
    expect(status.status).toBe(1);
  });

  test(
    'a failure that is put back ends with 1, and says both',
    { timeout: 2 * patience },
    async () => {
      const file = write('fragile', { parts: ['worker'], mode: 'one' });
      expect((await run('deploy', file, '--yes')).status).toBe(0);
      write('fragile', { parts: ['worker'], mode: 'two', cpu: 9000 });
      const options = ['--on-failure', 'rollback', '--object-timeout', '3s'];
      const outcome = await run('deploy', file, '--yes', ...options);
      expect(outcome.out).toContain(
        'fragile could not be deployed (release 2); what was there before is back.',
      );
      expect(outcome.out).toContain('Deployment fragile-worker was not ready after 3 s');
      expect(outcome.status).toBe(1);
      expect(await modeOf('fragile-worker')).toBe('one');
    },
  );

  test('no output holds the secret', () => {
    expect(said.length).toBeGreaterThan(20);
    expect(said.join('')).toContain('<hidden #');
    expect(said.join('')).not.toContain(canary);
  });
});
