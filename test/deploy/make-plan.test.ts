// Plans where a server answers what the one of the cluster tests does not: webhooks, doors for scaling, trouble for all.
import { describe, expect, test } from 'vitest';
import type {
  ClusterOutcome,
  ClusterRequest,
  JsonObject,
} from '../../server/src/deploy/cluster.ts';
import { makePlan, noChoices } from '../../server/src/deploy/make-plan.ts';
import type { PlanChoices } from '../../server/src/deploy/plan.ts';
import { inputOfBodies } from '../support/deploy-input.ts';
import { toolsFor } from '../support/deploy-tools.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { MemoryCluster, status } from '../support/memory-cluster.ts';

const application = { name: 'app', namespace: 'shop' };
const web: JsonObject = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web' },
  spec: { replicas: 2, paused: false },
};
const path = '/apis/apps/v1/namespaces/shop/deployments/web';

/** A cluster with the namespace, which tries out as `answer` says and allows everything. */
function clusterWith(answer: (request: ClusterRequest) => ClusterOutcome | undefined) {
  const cluster = new MemoryCluster();
  for (const name of ['shop', 'kube-system']) {
    cluster.put(`/api/v1/namespaces/${name}`, {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name },
    });
  }
  cluster.before = (request) => {
    if (request.path.endsWith('selfsubjectaccessreviews')) {
      const body = { status: { allowed: true } };
      return { kind: 'answer', status: 201, body, text: '', retryAfter: undefined, warnings: [] };
    }
    if (request.method === 'GET') return undefined;
    expect([request.method, request.query?.['dryRun']]).toEqual(['PATCH', 'All']);
    return answer(request) ?? echo(request, cluster);
  };
  return cluster;
}

/** A trial run that is taken as it is. */
function echo({ path: at, body }: ClusterRequest, cluster: MemoryCluster): ClusterOutcome {
  const found = cluster.at(at);
  const metadata = {
    ...(body as { metadata: JsonObject }).metadata,
    ...(found?.['metadata'] as JsonObject),
  };
  const object = { ...(body as JsonObject), metadata };
  const code = found === undefined ? 201 : 200;
  return {
    kind: 'answer',
    status: code,
    body: object,
    text: '',
    retryAfter: undefined,
    warnings: ['be careful'],
  };
}

async function plan(
  cluster: MemoryCluster,
  bodies: readonly JsonObject[],
  choices: Partial<PlanChoices> = {},
) {
  const tools = toolsFor(cluster, new FakeClock());
  const input = inputOfBodies(application, bodies);
  return makePlan(tools, { input, choices: { ...noChoices, ...choices } });
}

async function only(cluster: MemoryCluster, choices: Partial<PlanChoices> = {}) {
  const made = await plan(cluster, [web], choices);
  if (made.kind === 'failed') throw new Error(made.message);
  return made.plan.objects[0];
}

describe('webhooks', () => {
  test('that take no trial runs leave it open what they will say', async () => {
    const message = 'admission webhook "audit.example.com" does not support dry run';
    const cluster = clusterWith(() => status(400, 'BadRequest', message));
    expect(await only(cluster)).toMatchObject({
      verdict: {
        kind: 'unverified',
        because: 'A webhook of the cluster takes no trial runs, so nobody knows what it will say',
      },
    });
  });

  test('that deny are quoted', async () => {
    const message = 'admission webhook "w.example.com" denied the request: no nginx here';
    const cluster = clusterWith(() => status(403, 'Forbidden', message));
    expect(await only(cluster)).toMatchObject({
      verdict: { kind: 'denied', by: 'webhook', message },
    });
  });

  test('may warn', async () => {
    expect((await only(clusterWith(() => undefined)))?.warnings).toEqual(['be careful']);
  });
});

describe('conflicts', () => {
  const live: JsonObject = {
    ...web,
    metadata: { name: 'web', namespace: 'shop' },
    spec: { replicas: 5 },
  };
  const conflict = (field: string, by: string): ClusterOutcome =>
    status(409, 'Conflict', 'Apply failed', {
      causes: [{ reason: 'FieldManagerConflict', field, message: `conflict with ${by}` }],
    });
  const asks =
    (field: string) =>
    ({ body }: ClusterRequest): boolean =>
      (body as { spec: JsonObject }).spec[field] !== undefined;

  test('about replicas that were scaled are settled by leaving them alone', async () => {
    const scaled = '"kubectl" with subresource "scale" using apps/v1';
    const cluster = clusterWith((request) =>
      asks('replicas')(request) ? conflict('.spec.replicas', scaled) : undefined,
    );
    cluster.put(path, live);
    expect(await only(cluster)).toMatchObject({
      verdict: { kind: 'adopt' },
      leftAlone: ['.spec.replicas'],
      notes: ['spec.replicas is left to kubectl, which scaled it.'],
    });
  });

  test('that stay when a field is left alone are told', async () => {
    const cluster = clusterWith((request) =>
      asks('paused')(request) ? conflict('.spec.template', '"eve" using apps/v1') : undefined,
    );
    cluster.put(path, live);
    const keepTheirs = new Set(['apps/Deployment/shop/web']);
    expect(await only(cluster, { keepTheirs })).toMatchObject({
      verdict: { kind: 'conflict', conflicts: [{ field: '.spec.template', manager: 'eve' }] },
    });
  });
});

describe('trouble for all', () => {
  test('ends the planning, and no further object is tried', async () => {
    const expired = status(401, 'Unauthorized', 'Unauthorized');
    const cluster = clusterWith(() => expired);
    const many = Array.from({ length: 60 }, (_, at) => ({
      ...web,
      metadata: { name: `web-${String(at)}` },
    }));
    const made = await plan(cluster, many);
    expect(made).toMatchObject({ kind: 'failed', trouble: { kind: 'sign-in' } });
    const tried = cluster.asked.filter((each) => each.startsWith('PATCH')).length;
    expect(tried).toBeLessThan(40);
  });

  test('is told without secrets', async () => {
    const canary = 'hunter2-of-the-canary';
    const cluster = clusterWith(() => status(401, 'Unauthorized', `token ${canary} has expired`));
    const input = inputOfBodies(application, [web], { secrets: [canary] });
    const made = await makePlan(toolsFor(cluster, new FakeClock()), { input, choices: noChoices });
    expect(made).toMatchObject({
      kind: 'failed',
      message: expect.stringContaining('token <hidden #1> has expired') as string,
    });
  });

  test('a gone object that was just there is looked at again', async () => {
    let gone = false;
    const cluster = clusterWith((request) => {
      const reply = echo(request, cluster);
      if (!gone) cluster.put(path, undefined);
      gone = true;
      return reply;
    });
    cluster.put(path, { ...web, metadata: { name: 'web', namespace: 'shop' } });
    expect((await only(cluster))?.verdict).toEqual({ kind: 'create' });
  });
});

test('the digest tells which object is meant, not in which state the server counts it', async () => {
  const digest = async (cluster: MemoryCluster): Promise<string> => {
    const made = await plan(cluster, [web]);
    return made.kind === 'plan' ? made.plan.digest : made.message;
  };
  const cluster = clusterWith(() => undefined);
  const live = { ...web, metadata: { name: 'web', namespace: 'shop' } };
  cluster.put(path, live);
  const first = await digest(cluster);
  cluster.put(path, live);
  expect(await digest(cluster)).toBe(first);
  cluster.put(path, undefined);
  cluster.put(path, live);
  expect(await digest(cluster)).not.toBe(first);
});
