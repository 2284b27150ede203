// Keeping up with objects over everything that can end a watch, by a clock that a test moves.
import { beforeEach, describe, expect, test } from 'vitest';
import { StopSource } from '../../server/src/base/stop-source.ts';
import { type ApiResource, Client } from '../../server/src/deploy/client.ts';
import type { ClusterOutcome, JsonObject } from '../../server/src/deploy/cluster.ts';
import { follow } from '../../server/src/deploy/follow.ts';
import type { Trouble } from '../../server/src/deploy/trouble.ts';
import { FakeClock, settled } from '../support/fake-clock.ts';
import {
  answered,
  failed,
  refused,
  ScriptedCluster,
  type WatchSession,
} from './scripted-cluster.ts';

const pods: ApiResource = {
  group: '',
  version: 'v1',
  kind: 'Pod',
  plural: 'pods',
  namespaced: true,
  verbs: ['get', 'list', 'watch'],
};

let clock: FakeClock;
let cluster: ScriptedCluster;
let stop: StopSource;
let seen: string[];
let troubles: Trouble['kind'][];
let done: Promise<void>;

beforeEach(() => {
  clock = new FakeClock();
  cluster = new ScriptedCluster();
  stop = new StopSource();
  seen = [];
  troubles = [];
});

function start(more: { readonly resource?: ApiResource; readonly namespace?: string } = {}): void {
  const client = new Client(cluster, { clock, onRetry: () => undefined, random: () => 0 });
  const { resource = pods, namespace = 'shop' } = more;
  done = follow(client, resource, {
    ...(namespace !== '' && { namespace }),
    labels: 'app=web',
    clock,
    signal: stop.signal,
    onChange: (objects) =>
      seen.push(
        [...objects]
          .map(
            ([key, object]) =>
              `${key}=${String((object['metadata'] as JsonObject)['resourceVersion'])}`,
          )
          .join(' '),
      ),
    onTrouble: ({ kind }) => troubles.push(kind),
  });
}

function pod(name: string, resourceVersion: string, namespace = 'shop'): JsonObject {
  return { metadata: { name, namespace, resourceVersion, uid: `uid-of-${name}` } };
}

function listOf(resourceVersion: string, ...items: readonly JsonObject[]): ClusterOutcome {
  return answered(200, { metadata: { resourceVersion }, items });
}

function newest(): WatchSession {
  const watch = cluster.watches.at(-1);
  if (watch === undefined) throw new Error('Nobody watches.');
  return watch;
}

const lists = () => cluster.requests.length;
const closed = answered(200);

describe('while the watch lasts', () => {
  test('each change is told, with all objects', async () => {
    cluster.then(listOf('5', pod('a', '3')));
    start();
    await settled();
    expect(newest().query).toMatchObject({
      watch: 'true',
      resourceVersion: '5',
      labelSelector: 'app=web',
    });
    newest().send('ADDED', pod('b', '6'));
    newest().send('MODIFIED', pod('a', '7'));
    newest().send('BOOKMARK', { metadata: { resourceVersion: '8' } });
    newest().send('DELETED', pod('b', '9'));
    expect(seen).toEqual(['a=3', 'a=3 b=6', 'a=7 b=6', 'a=7']);
  });

  test('nothing there is told, too', async () => {
    cluster.then(listOf('5'));
    start();
    await settled();
    expect(seen).toEqual(['']);
  });

  test('over all namespaces, objects of one name are kept apart', async () => {
    cluster.then(listOf('5', pod('a', '3', 'one'), pod('a', '4', 'two')));
    start({ namespace: '' });
    await settled();
    expect(seen).toEqual(['one/a=3 two/a=4']);
  });

  test('stopping ends it at once, and nothing is told after that', async () => {
    cluster.then(listOf('5'));
    start();
    await settled();
    stop.stop();
    newest().send('ADDED', pod('a', '6'));
    await done;
    expect(seen).toEqual(['']);
    expect([lists(), clock.sleeping]).toEqual([1, 0]);
  });
});

describe('when the watch ends', () => {
  test('because its state was forgotten, it lists again at once and tells what it missed', async () => {
    cluster.then(listOf('5', pod('a', '3')), listOf('90', pod('a', '80'), pod('b', '70')));
    start();
    await settled();
    newest().send('ERROR', {
      kind: 'Status',
      code: 410,
      reason: 'Expired',
      message: 'too old resource version: 5 (60)',
    });
    newest().end(closed);
    await settled();
    expect(seen).toEqual(['a=3', 'a=80 b=70']);
    expect(newest().query).toMatchObject({ resourceVersion: '90' });
    expect(troubles).toEqual([]);
  });

  test.each([
    ['by the server after its time', closed],
    ['by a break', failed('reset')],
    ['by silence', failed('timeout')],
  ])('%s, nothing that happened meanwhile is missed', async (_name, outcome) => {
    cluster.then(listOf('5', pod('a', '3'), pod('b', '4')), listOf('9', pod('a', '8')));
    start();
    await clock.pass(60_000);
    newest().end(outcome);
    await settled();
    expect(seen).toEqual(['a=3 b=4', 'a=8']);
    expect(troubles).toEqual([]);
  });

  test('and nothing happened, nothing is told', async () => {
    cluster.then(listOf('5', pod('a', '3')));
    start();
    await clock.pass(60_000);
    newest().end(closed);
    await settled();
    expect([seen, lists()]).toEqual([['a=3'], 2]);
  });

  test('again and again at once, it lists ever more slowly', async () => {
    cluster.then(listOf('5'));
    cluster.refuseWatch = closed;
    start();
    await clock.pass(120_000);
    expect(lists()).toBeGreaterThan(5);
    expect(lists()).toBeLessThan(12);
    expect(troubles).toEqual([]);
  });
});

describe('where watching is not possible', () => {
  const watchless = { ...pods, verbs: ['get', 'list'] };

  test('because it is not allowed, it lists every three seconds', async () => {
    cluster.then(
      listOf('5', pod('a', '3')),
      listOf('5', pod('a', '3')),
      listOf('6', pod('a', '6')),
    );
    cluster.refuseWatch = refused(403, 'Forbidden', 'User "a" cannot watch resource "pods"');
    start();
    await settled();
    await clock.pass(9000);
    expect(seen).toEqual(['a=3', 'a=6']);
    expect([cluster.watches.length, lists()]).toEqual([1, 5]);
  });

  test('because the kind has no watch, none is tried', async () => {
    cluster.then(listOf('5'));
    start({ resource: watchless });
    await clock.pass(6000);
    expect([cluster.watches.length, lists()]).toEqual([0, 3]);
  });

  test('stopping ends the pause', async () => {
    cluster.then(listOf('5'));
    start({ resource: watchless });
    await settled();
    stop.stop();
    await done;
    expect(clock.sleeping).toBe(0);
  });
});

describe('when the objects cannot be read', () => {
  test('it says so and goes on trying', async () => {
    cluster.then(refused(403, 'Forbidden', 'User "a" cannot list resource "pods"'), listOf('5'));
    start();
    await clock.pass(1000);
    expect([troubles, seen]).toEqual([['denied'], ['']]);
  });

  test('over an outage of more than a minute', async () => {
    cluster.then(listOf('5', pod('a', '3')), failed('refused', 'no'));
    start();
    await settled();
    newest().end(failed('reset'));
    await clock.pass(120_000);
    expect(troubles[0]).toBe('unavailable');
    cluster.then(listOf('9', pod('a', '9')));
    await clock.pass(31_000);
    expect(seen).toEqual(['a=3', 'a=9']);
  });

  test.each([
    ['signing in failed', refused(401, 'Unauthorized', 'Unauthorized'), 'sign-in'],
    ['the certificate is not trusted', failed('certificate', 'no'), 'certificate'],
  ] as const)('it ends when %s', async (_name, outcome, kind) => {
    cluster.then(outcome);
    start();
    await done;
    expect([troubles, lists()]).toEqual([[kind], 1]);
  });
});
