// What is tried again, when and how often, by a clock that a test moves.
import { beforeEach, describe, expect, test } from 'vitest';
import { StopSource, neverStopped } from '../../server/src/base/stop-source.ts';
import { Client } from '../../server/src/deploy/client.ts';
import type { ClusterRequest } from '../../server/src/deploy/cluster.ts';
import type { DeployEvent } from '../../server/src/deploy/event.ts';
import { FakeClock, settled } from '../support/fake-clock.ts';
import { answered, failed, refused, said, ScriptedCluster, type Step } from './scripted-cluster.ts';

const path = '/api/v1/namespaces/shop/configmaps/a';
const read: ClusterRequest = { method: 'GET', path };
const apply: ClusterRequest = {
  method: 'PATCH',
  path,
  body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } },
  contentType: 'application/apply-patch+yaml',
};
const post: ClusterRequest = { method: 'POST', path: '/api/v1/namespaces/shop/configmaps' };
const uncertainDelete: ClusterRequest = { method: 'DELETE', path };
const guardedDelete: ClusterRequest = {
  method: 'DELETE',
  path,
  body: { preconditions: { uid: 'u' } },
};
const fine = answered(200, { kind: 'ConfigMap' });
const busy = said(429, 'Too many requests', 3);
const down = said(503, 'service unavailable');
const webhook = refused(
  500,
  'InternalError',
  'Internal error occurred: failed calling webhook "rules.example.com": connection refused',
);

let clock: FakeClock;
let cluster: ScriptedCluster;
let client: Client;
let retries: Extract<DeployEvent, { kind: 'retry' }>[];

beforeEach(() => {
  clock = new FakeClock();
  cluster = new ScriptedCluster();
  retries = [];
  client = new Client(cluster, { clock, onRetry: (event) => retries.push(event), random: () => 0 });
});

/** What comes of a request, at once or when time has passed, and how long that took. */
async function outcome(request: ClusterRequest, ...steps: readonly Step[]) {
  cluster.then(...steps);
  const started = clock.now();
  let finished: number | undefined;
  const reply = client.request(request, neverStopped).finally(() => (finished = clock.now()));
  await settled();
  for (let left = 400; finished === undefined && left > 0; left--) await clock.pass(250);
  return { ...(await reply), took: (finished ?? NaN) - started };
}

describe('a server that is overloaded', () => {
  test('is asked again after the time that it wants', async () => {
    expect(await outcome(post, busy, fine)).toMatchObject({ ok: true, took: 3000 });
    expect(retries).toEqual([
      {
        kind: 'retry',
        message: 'The API server is overloaded and asks to wait.',
        attempt: 1,
        delay: 3000,
      },
    ]);
  });

  test('is not waited for longer than half a minute at a time', async () => {
    await outcome(read, said(429, '', 600), fine);
    expect(retries.map(({ delay }) => delay)).toEqual([30_000]);
  });

  test('is asked eight times', async () => {
    const { ok } = await outcome(read, busy);
    expect(ok).toBe(false);
    expect(cluster.requests).toHaveLength(8);
  });

  test('waits get longer by chance, so that not all come back at once', async () => {
    client = new Client(cluster, {
      clock,
      onRetry: (each) => retries.push(each),
      random: () => 0.5,
    });
    await outcome(read, busy, down, fine);
    expect(retries.map(({ delay }) => delay)).toEqual([3500, 563]);
  });
});

describe('a server that cannot just now', () => {
  test.each([
    ['503', down],
    ['504', refused(504, 'Timeout', 'Timeout: request did not complete within 3s')],
    ['a webhook without answer', webhook],
  ])('%s: what can be repeated is tried five times more, ever later', async (_name, step) => {
    const { ok, took } = await outcome(apply, step);
    expect(ok).toBe(false);
    expect(retries.map(({ delay }) => delay)).toEqual([500, 1000, 2000, 4000, 8000]);
    expect(took).toBe(15_500);
  });

  test.each([
    ['a read', read, 2],
    ['an apply', apply, 2],
    ['a delete of one certain object', guardedDelete, 2],
    ['a trial run', { ...post, query: { dryRun: 'All' } }, 2],
    ['a delete of whatever has the name', uncertainDelete, 1],
    ['a create', post, 1],
  ])('%s', async (_name, request, times) => {
    await outcome(request, down, fine);
    expect(cluster.requests).toHaveLength(times);
  });

  test('the webhook is named while waiting', async () => {
    await outcome(apply, webhook, fine);
    expect(retries[0]?.message).toBe('The webhook rules.example.com does not answer.');
  });

  test('a create that got no certain answer may have happened', async () => {
    const reply = await outcome(post, webhook);
    expect(reply).toMatchObject({ trouble: { kind: 'unavailable', sent: 'maybe' } });
  });

  test('two writers of one quota are no reason to stop', async () => {
    const race = refused(
      409,
      'Conflict',
      'Operation cannot be fulfilled on resourcequotas "q": the object has been modified; please apply your changes to the latest version and try again',
    );
    expect(await outcome(post, race, fine)).toMatchObject({ ok: true, took: 500 });
  });
});

describe('what cannot help is not tried again', () => {
  test.each([
    [
      'a patch that does not fit',
      refused(500, undefined, 'failed to create typed patch object: x'),
    ],
    ['an invalid object', refused(422, 'Invalid', 'it is invalid')],
    ['a right that is missing', refused(403, 'Forbidden', 'User "a" cannot patch resource "b"')],
    ['a certificate that is not trusted', failed('certificate', 'no')],
    ['credentials that cannot be had', failed('credentials', 'no')],
    ['a field of somebody else', conflict()],
    ['a kind that is not served', said(404, '404 page not found')],
  ])('%s', async (_name, step) => {
    const { ok, took } = await outcome(apply, step, fine);
    expect({ ok, took }).toEqual({ ok: false, took: 0 });
    expect(cluster.requests).toHaveLength(1);
  });

  function conflict(): Step {
    const causes = [
      { reason: 'FieldManagerConflict', message: 'conflict with "x"', field: '.data.k' },
    ];
    return refused(409, 'Conflict', 'Apply failed with 1 conflict', { causes });
  }
});

describe('a server that cannot be reached', () => {
  test('is tried for a minute', async () => {
    const reply = await outcome(apply, failed('refused', 'no'));
    expect(reply).toMatchObject({ trouble: { kind: 'unavailable', sent: 'no' }, took: 60_000 });
    expect(retries.map(({ delay }) => delay).slice(0, 7)).toEqual([
      250, 500, 1000, 2000, 4000, 4000, 4000,
    ]);
  });

  test('comes back', async () => {
    const gone = failed('refused', 'no');
    expect(await outcome(apply, failed('reset'), gone, gone, fine)).toMatchObject({ ok: true });
  });

  test('a success of any other request starts the minute anew', async () => {
    const call = outcome(apply, failed('refused', 'no'));
    await clock.pass(1000);
    expect(cluster.requests.length).toBeGreaterThan(1);
    cluster.then((request) => (request.method === 'GET' ? fine : failed('refused', 'no')));
    await clock.pass(20_000);
    const at = clock.now();
    await client.request(read, neverStopped);
    expect(await call).toMatchObject({ ok: false });
    expect(clock.now() - at).toBeGreaterThanOrEqual(60_000);
  });

  test('who asks when it has been away for a minute learns it at once', async () => {
    await outcome(apply, failed('refused', 'no'));
    expect(await outcome(read)).toMatchObject({ ok: false, took: 0 });
  });

  test('after a long pause it gets a minute again', async () => {
    await outcome(apply, failed('refused', 'no'));
    clock.jump(600_000);
    expect(await outcome(read)).toMatchObject({ ok: false, took: 60_000 });
  });

  test('what was never sent can be sent again, whatever it is', async () => {
    expect(await outcome(post, failed('refused', 'no'), fine)).toMatchObject({ ok: true });
  });

  test('a create that may have been sent is not sent again', async () => {
    const reply = await outcome(post, failed('reset', 'maybe'), fine);
    expect(reply).toMatchObject({ trouble: { kind: 'unavailable', sent: 'maybe' }, took: 0 });
  });

  test('one try that may have been carried out is not forgotten over those that were not', async () => {
    const reply = await outcome(apply, failed('reset', 'maybe'), failed('refused', 'no'));
    expect(reply).toMatchObject({ trouble: { kind: 'unavailable', sent: 'maybe' } });
  });

  test.each([
    ['rights', refused(403, 'Forbidden', 'User "a" cannot patch resource "b"')],
    ['kinds', said(404, '404 page not found')],
    ['users', refused(401, 'Unauthorized', 'Unauthorized')],
  ])('when it has just come back, it may not know its %s yet', async (_name, step) => {
    const reply = await outcome(apply, failed('reset'), step, step, fine);
    expect(reply).toMatchObject({ ok: true });
    expect(retries.at(-1)?.message).toBe('The API server is still starting.');
  });
});

describe('signing in', () => {
  const unknown = refused(401, 'Unauthorized', 'Unauthorized');

  test('is done again once', async () => {
    cluster.renewable = 'yes';
    expect(await outcome(post, unknown, fine)).toMatchObject({ ok: true });
    expect(cluster.renewals).toBe(1);
  });

  test('is left to the user when that does not help', async () => {
    cluster.renewable = 'yes';
    expect(await outcome(read, unknown)).toMatchObject({ trouble: { kind: 'sign-in' } });
    expect([cluster.renewals, cluster.requests.length]).toEqual([1, 2]);
  });

  test('is left to the user where there is nothing to renew', async () => {
    expect(await outcome(read, unknown)).toMatchObject({ trouble: { kind: 'sign-in' } });
    expect(cluster.requests).toHaveLength(1);
  });

  test('is done once for all that are turned away at a time', async () => {
    cluster.renewable = 'yes';
    cluster.then(unknown, unknown, unknown, fine);
    const replies = [1, 2, 3].map(() => client.request(read, neverStopped));
    expect((await Promise.all(replies)).every(({ ok }) => ok)).toBe(true);
    expect(cluster.renewals).toBe(1);
  });
});

describe('stopping', () => {
  test.each([
    ['nothing was sent', failed('refused', 'no'), 'no'],
    ['something may have been done', failed('reset', 'maybe'), 'maybe'],
    ['the server was too busy', busy, 'no'],
  ] as const)('ends a wait at once; %s', async (_name, step, sent) => {
    const stop = new StopSource();
    cluster.then(step);
    const reply = client.request(apply, stop.signal);
    await settled();
    expect(clock.sleeping).toBe(1);
    stop.stop();
    expect(await reply).toEqual({ ok: false, trouble: { kind: 'stopped', sent } });
    expect(cluster.requests).toHaveLength(1);
  });

  test('before the first try sends nothing', async () => {
    const stop = new StopSource();
    stop.stop();
    expect(await client.request(apply, stop.signal)).toEqual({
      ok: false,
      trouble: { kind: 'stopped', sent: 'no' },
    });
    expect(cluster.requests).toEqual([]);
  });

  test('gives up what is under way', async () => {
    const reply = await outcome(apply, failed('aborted', 'maybe'));
    expect(reply).toMatchObject({ trouble: { kind: 'stopped', sent: 'maybe' }, took: 0 });
  });
});

test('the server is told to give up before we do', async () => {
  await outcome(read, fine);
  await outcome({ ...read, timeout: 10_000 });
  expect(cluster.requests.map(({ query }) => query?.['timeout'])).toEqual(['25s', '5s']);
});

test('an answer that is no object is trouble, not a crash', async () => {
  const reply = await outcome(read, said(200, '<html>Sign in</html>'));
  expect(reply).toMatchObject({ trouble: { kind: 'invalid' } });
});
