// The version of Kubernetes that objects are written for, from what servers call themselves.
import { expect, test } from 'vitest';
import type { ClusterRequest } from '../../server/src/deploy/cluster.ts';
import { serverVersion } from '../../server/src/deploy/server-version.ts';

const never = new AbortController().signal;

test.each([
  ['v1.20.2', '1.20'],
  ['v1.27.3-gke.100', '1.27'],
  ['v1.30.2+k3s1', '1.30'],
  ['2024.1', undefined],
  ['', undefined],
])('a server that says %s', async (gitVersion, expected) => {
  const asked: ClusterRequest[] = [];
  const client = {
    request: (request: ClusterRequest) => {
      asked.push(request);
      return Promise.resolve({
        ok: true,
        value: { major: '1', gitVersion },
        warnings: [],
      } as const);
    },
  };
  expect(await serverVersion(client, never)).toMatchObject({ ok: true, value: expected });
  expect(asked).toEqual([{ method: 'GET', path: '/version' }]);
});

test('trouble is answered as it is', async () => {
  const reply = { ok: false, trouble: { kind: 'sign-in', message: 'no' } } as const;
  const client = { request: () => Promise.resolve(reply) };
  expect(await serverVersion(client, never)).toBe(reply);
});
