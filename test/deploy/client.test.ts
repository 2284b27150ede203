// Objects of a cluster by way of the client: kinds that appear, answers that get lost, lists that have pages.
import { beforeEach, describe, expect, test } from 'vitest';
import { StopSource, neverStopped } from '../../server/src/base/stop-source.ts';
import { Client } from '../../server/src/deploy/client.ts';
import type {
  ClusterOutcome,
  ClusterRequest,
  JsonObject,
} from '../../server/src/deploy/cluster.ts';
import { textAt } from '../../server/src/deploy/json.ts';
import type { Reply } from '../../server/src/deploy/trouble.ts';
import { FakeClock, settled } from '../support/fake-clock.ts';
import { type Fault, lost, MemoryCluster, status } from '../support/memory-cluster.ts';
import { answered, ScriptedCluster } from './scripted-cluster.ts';

const signal = neverStopped;
const path = '/api/v1/namespaces/shop/configmaps/a';
const id = { apiVersion: 'v1', group: '', kind: 'ConfigMap', namespace: 'shop', name: 'a' };
const body: JsonObject = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'a', namespace: 'shop', labels: {} },
  data: { holder: 'ann' },
};

let clock: FakeClock;
let cluster: MemoryCluster;
let client: Client;

beforeEach(() => {
  clock = new FakeClock();
  cluster = new MemoryCluster();
  client = new Client(cluster, { clock, onRetry: () => undefined, random: () => 0 });
});

/** What comes of a call, whatever time it takes. */
async function finish<T>(call: Promise<T>): Promise<T> {
  let over = false;
  const watched = call.finally(() => (over = true));
  await settled();
  for (let left = 400; !over && left > 0; left--) await clock.pass(250);
  return watched;
}

function value<T>(reply: Reply<T>): T {
  if (reply.ok) return reply.value;
  throw new Error(`It is ${JSON.stringify(reply.trouble)}.`);
}

/** Does something to the first requests of a method. */
function first(method: ClusterRequest['method'], ...outcomes: readonly ClusterOutcome[]): Fault {
  const left = [...outcomes];
  return (request) => (request.method === method ? left.shift() : undefined);
}

describe('applying', () => {
  const options = { id, dryRun: 'none', conflicts: 'refuse', signal } as const;

  test('says whether the object is new', async () => {
    expect(value(await client.apply(body, options)).created).toBe(true);
    expect(value(await client.apply(body, options)).created).toBe(false);
  });

  test('over an answer that got lost, once is enough', async () => {
    cluster.after = first('PATCH', lost());
    const reply = await finish(client.apply(body, options));
    expect(textAt(value(reply).object, 'data', 'holder')).toBe('ann');
    expect(cluster.paths).toEqual([path]);
  });

  test('asks as JSON, by name of the tool, and tries only when asked to', async () => {
    const script = new ScriptedCluster();
    const kinds = { resources: [{ name: 'configmaps', kind: 'ConfigMap', namespaced: true }] };
    script.then(answered(200, kinds), answered(200, body));
    client = new Client(script, { clock, onRetry: () => undefined });
    await client.apply(body, options);
    await client.apply(body, { ...options, dryRun: 'all', conflicts: 'force', manager: 'x' });
    expect(script.requests.slice(1)).toMatchObject([
      {
        method: 'PATCH',
        path,
        contentType: 'application/apply-patch+yaml',
        body,
        query: { fieldManager: 'oam', force: 'false' },
      },
      { query: { fieldManager: 'x', force: 'true', dryRun: 'All' } },
    ]);
    expect(script.requests[1]?.query).not.toHaveProperty('dryRun');
  });
});

describe('creating', () => {
  const create = () => finish(client.create(body, { id, signal }));

  test('an object of somebody else is in the way', async () => {
    cluster.put(path, body);
    expect(await create()).toMatchObject({ trouble: { kind: 'exists' } });
  });

  test('it was written, but the answer got lost', async () => {
    cluster.after = first('POST', lost());
    expect(textAt(value(await create()), 'data', 'holder')).toBe('ann');
    expect(cluster.asked.filter((each) => each.startsWith('POST'))).toHaveLength(1);
  });

  test('it was not written, and the answer got lost', async () => {
    cluster.before = first('POST', lost(), lost());
    expect(textAt(value(await create()), 'data', 'holder')).toBe('ann');
  });

  test('the answer got lost, and meanwhile somebody else was first', async () => {
    cluster.before = (request) => {
      if (request.method !== 'POST') return undefined;
      cluster.put(path, { ...body, data: { holder: 'bob' } });
      return lost();
    };
    expect(await create()).toMatchObject({ trouble: { kind: 'exists' } });
    expect(textAt(cluster.at(path), 'data', 'holder')).toBe('bob');
  });

  test('a first try is carried out only after it was looked for', async () => {
    const lostTry = first('POST', lost());
    let late = false;
    cluster.before = (request) => {
      if (request.method === 'POST' && late) cluster.put(path, body);
      late ||= request.method === 'POST';
      return lostTry(request);
    };
    expect((await create()).ok).toBe(true);
  });

  test('what nobody can tell is said to be so', async () => {
    cluster.before = ({ method }) => (method === 'POST' ? lost() : undefined);
    expect(await create()).toMatchObject({ trouble: { kind: 'unavailable', sent: 'maybe' } });
  });

  test('stopped while looking: it may have been written', async () => {
    const stop = new StopSource();
    cluster.after = first('POST', lost());
    cluster.before = (request) => {
      if (request.method === 'GET' && request.path === path) {
        stop.stop();
        return lost('aborted');
      }
      return undefined;
    };
    expect(await finish(client.create(body, { id, signal: stop.signal }))).toEqual({
      ok: false,
      trouble: { kind: 'stopped', sent: 'maybe' },
    });
  });
});

describe('replacing', () => {
  const changed = (): JsonObject => ({ ...(cluster.at(path) ?? {}), data: { holder: 'bob' } });
  const replace = (next: JsonObject) => finish(client.replace(next, { id, signal }));

  beforeEach(() => cluster.put(path, body));

  test('a state that is no longer there is left alone', async () => {
    const next = changed();
    cluster.put(path, { ...body, data: { holder: 'carl' } });
    expect(await replace(next)).toMatchObject({ trouble: { kind: 'changed' } });
    expect(textAt(cluster.at(path), 'data', 'holder')).toBe('carl');
  });

  test('it was written, but the answer got lost', async () => {
    const written: Fault = ({ method }) => {
      // The server notes who wrote what, so what it has is not to the letter what was sent.
      const at = cluster.at(path);
      const metadata = { ...(at?.['metadata'] as JsonObject), managedFields: [{ manager: 'x' }] };
      if (method === 'PUT') cluster.put(path, { ...at, metadata });
      return method === 'PUT' ? lost() : undefined;
    };
    cluster.after = written;
    const sent: JsonObject = { ...changed(), status: { seen: 'no' } };
    const metadata = { ...(sent['metadata'] as JsonObject), managedFields: [], generation: 1 };
    const live = value(await replace({ ...sent, metadata }));
    expect(textAt(live, 'data', 'holder')).toBe('bob');
    expect(cluster.asked.filter((each) => each.startsWith('PUT'))).toHaveLength(1);
  });

  test('it was not written, and the answer got lost', async () => {
    cluster.before = first('PUT', lost());
    expect(textAt(value(await replace(changed())), 'data', 'holder')).toBe('bob');
    expect(cluster.asked.filter((each) => each.startsWith('PUT'))).toHaveLength(2);
  });

  test('the answer got lost, and meanwhile somebody else wrote', async () => {
    const next = changed();
    cluster.after = (request) => {
      if (request.method !== 'PUT') return undefined;
      cluster.put(path, { ...body, data: { holder: 'carl' } });
      return lost();
    };
    expect(await replace(next)).toMatchObject({ trouble: { kind: 'changed' } });
  });
});

describe('deleting', () => {
  const remove = (uid: string) =>
    finish(client.remove(id, { uid, propagation: 'Background', signal }));
  const uid = () => textAt(cluster.at(path), 'metadata', 'uid') ?? '';

  test('this very object', async () => {
    cluster.put(path, body);
    expect(value(await remove(uid()))).toBe('deleted');
    expect(cluster.paths).toEqual([]);
  });

  test('another object of this name is left alone', async () => {
    cluster.put(path, body);
    expect(await remove('another')).toMatchObject({ trouble: { kind: 'changed' } });
    expect(cluster.paths).toEqual([path]);
  });

  test('what is gone already, with its kind even', async () => {
    expect(value(await remove('any'))).toBe('gone');
    cluster.kinds = [];
    client = new Client(cluster, { clock, onRetry: () => undefined });
    expect(value(await remove('any'))).toBe('gone');
  });

  test('over an answer that got lost', async () => {
    cluster.put(path, body);
    cluster.after = first('DELETE', lost());
    expect(value(await remove(uid()))).toBe('gone');
  });
});

describe('lists', () => {
  const kinds = { resources: [{ name: 'pods', kind: 'Pod', namespaced: true }] };
  const page = (name: string, version: string, next: string) =>
    answered(200, {
      metadata: { resourceVersion: version, continue: next },
      items: [{ metadata: { name } }],
    });
  let script: ScriptedCluster;

  beforeEach(() => {
    script = new ScriptedCluster();
    script.then(answered(200, kinds));
    client = new Client(script, { clock, onRetry: () => undefined });
  });

  async function list() {
    const pods = value(await client.discover('v1', 'Pod', signal));
    const selection = { namespace: 'shop', labels: 'app=web', fields: 'spec.nodeName=a', signal };
    return client.list(pods, selection);
  }

  test('come in pages, and say what each item is', async () => {
    script.then(page('a', '5', 'more'), page('b', '6', ''));
    expect(value(await list())).toEqual({
      items: [
        { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' } },
        { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'b' } },
      ],
      resourceVersion: '5',
    });
    expect(script.requests.slice(1).map(({ query }) => query)).toMatchObject([
      { limit: '500', labelSelector: 'app=web', fieldSelector: 'spec.nodeName=a' },
      { limit: '500', continue: 'more' },
    ]);
  });

  test('start over when their state was forgotten between two pages', async () => {
    const old = status(410, 'Expired', 'The provided continue parameter is too old');
    script.then(page('a', '5', 'more'), old, page('a', '7', 'more'), page('b', '7', ''));
    expect(value(await list()).items).toHaveLength(2);
  });
});
