// A secret that is known shows in nothing that deploying says: not when all is well, and not when it fails.
import { afterAll, expect, test } from 'vitest';
import { oam } from '../../support/oam.ts';
import type { KubeObject } from '../client.ts';
import { scenarios } from '../deploying.ts';
import { clusterSuite, patience } from '../fixture.ts';
import { canarySpecs, type CanaryChanges, Ear, needle, secrets } from './canary-specs.ts';

const ear = new Ear();
afterAll(() => {
  console.log(
    `Canary: ${ear.bytes} bytes of ${ear.outputs} outputs searched, ${ear.hits.length} hits`,
  );
  for (const hit of ear.hits) console.log(hit);
});

clusterSuite('a secret', ['controllers', 'nodes'], (cluster) => {
  const { space, specs } = scenarios(cluster);
  const { client, info } = cluster;

  for (const format of ['text', 'json'] as const) {
    test(`shows in no output of oam as ${format}`, { timeout: 4 * patience }, async () => {
      const namespace = await space();
      const target = ['--namespace', namespace, '--kubeconfig', info.kubeconfigPath];
      const context = info.context === undefined ? [] : ['--context', info.context];
      const run = async (wanted: number | 'any', ...args: readonly string[]) => {
        const all = [...args, ...target, ...context, '--format', format];
        const { status, out, err } = await oam(all);
        ear.hear(`oam ${args.join(' ')}`, out, err);
        if (wanted !== 'any') expect(status, `${args.join(' ')}: ${err}${out}`).toBe(wanted);
        return out + err;
      };
      const file = (changes?: CanaryChanges) => specs(canarySpecs(changes));
      const write = async (object: KubeObject, manager: string) => {
        const reply = await client.apply(object, namespace, { manager, conflicts: 'force' });
        expect(reply.status, JSON.stringify(reply.body)).toBeLessThan(300);
      };

      const first = await file();
      await run(1, 'diff', first);
      await run(0, 'deploy', first, '--dry-run');
      expect(await run(0, 'deploy', first, '--yes', '--no-wait')).toContain('created');
      // The Job never completes on a hollow node, so it is no good to roll back to.
      const second = await file({ tag: '2', job: 'no' });
      await run(1, 'diff', second);
      await run(0, 'deploy', second, '--yes', '--no-wait', '--prune');
      await run(0, 'deploy', first, '--yes', '--no-wait');
      await run('any', 'status');
      await run('any', 'status', 'canary');

      // The template of a Job cannot be changed; the server says so with all that is in it.
      const changed = await file({ tag: '3' });
      expect(await run(2, 'diff', changed)).toContain('cannot be changed in place');
      await run(1, 'deploy', changed, '--yes');

      // The server repeats a host that is none.
      const wrong = await file({ host: `${secrets.host}_.example.com` });
      await run(2, 'diff', wrong);
      await run(1, 'deploy', wrong, '--yes');

      // Somebody else sets what the specs set.
      const env = [{ name: 'DB_PASSWORD', value: `stolen-${needle}` }];
      const template = { spec: { containers: [{ name: 'main', env }] } };
      const metadata = { name: 'web' };
      await write(
        { apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec: { template } },
        'bob',
      );
      expect(await run(2, 'diff', first)).toContain('bob');
      await run(1, 'deploy', first, '--yes');
      await run(0, 'deploy', first, '--yes', '--no-wait', '--take-over', 'Deployment/web');

      // No room.
      const hard = { 'count/deployments.apps': '2', 'count/configmaps': '4' };
      await write(
        { apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'tight' }, spec: { hard } },
        'admin',
      );
      const more = canarySpecs({ tag: '4', job: 'no' }).replaceAll(
        '"instanceName": "files"',
        '"instanceName": "copies"',
      );
      const full = await specs(more);
      await client.waitFor(
        `/api/v1/namespaces/${namespace}/resourcequotas/tight`,
        (quota) => quota?.status?.['used'] !== undefined,
        patience,
      );
      await run(2, 'diff', full);
      expect(await run(1, 'deploy', full, '--yes', '--on-failure', 'rollback')).toMatch(/quota/);
      await client.request('DELETE', `/api/v1/namespaces/${namespace}/resourcequotas/tight`);

      // Never ready, and put back.
      const greedy = await file({ tag: '5', cpu: 4000, job: 'no' });
      const late = ['--object-timeout', '2s', '--on-failure', 'rollback'];
      expect(await run(1, 'deploy', greedy, '--yes', ...late)).toContain('was not ready after');
      const stuck = ['--object-timeout', '2s'];
      await run(1, 'deploy', greedy, '--yes', ...stuck);
      await run('any', 'status', 'canary');
      await run(0, 'rollback', 'canary', '--yes', '--no-wait', '--prune');
      await run(2, 'rollback', 'canary', '--to', '99', '--yes');

      // What a person may mistype.
      await run(2, 'deploy', first, '--yes', '--set', `shopTokens=${secrets.literal}`);
      await run(2, 'deploy', first, '--yes', '--set', secrets.literal);
      await run(1, 'deploy', first, '--yes', '--set', `hostToken=${secrets.host}_`);

      const { body: records } = await client.request<{ items: KubeObject[] }>(
        'GET',
        `/api/v1/namespaces/${namespace}/secrets`,
      );
      for (const { data: _packed, ...record } of records.items) {
        if (record.metadata.name.startsWith('oam.')) ear.hear('a record', JSON.stringify(record));
      }
      for (const what of [
        `/apis/coordination.k8s.io/v1/namespaces/${namespace}/leases/oam-canary`,
        `/api/v1/namespaces/${namespace}/configmaps/oam-canary`,
      ]) {
        ear.hear('a record', JSON.stringify((await client.request('GET', what)).body));
      }
      await run(0, 'delete', 'canary', '--yes');
      await run(2, 'delete', 'canary', '--yes');
      expect(ear.hits).toEqual([]);
      expect(ear.marks).toBeGreaterThan(0);
    });
  }

  test('would be found', () => {
    const other = new Ear();
    other.hear('plain', `x${needle}y`);
    for (const before of ['', 'a', 'ab']) {
      other.hear('Base64', Buffer.from(before + needle).toString('base64'));
    }
    expect(new Set(other.hits.map((hit) => hit.split(' in ')[0]?.split(': ')[1]))).toEqual(
      new Set([
        'plain',
        'the beginning',
        'the end',
        'Base64 after 0',
        'Base64 after 1',
        'Base64 after 2',
      ]),
    );
  });
});
