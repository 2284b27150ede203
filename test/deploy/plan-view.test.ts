// What people see of a plan: one line for each object, its documents, and no secret anywhere.
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../server/src/deploy/cluster.ts';
import { differences } from '../../server/src/deploy/difference.ts';
import type { Plan, PlannedObject, Verdict } from '../../server/src/deploy/plan.ts';
import { documentsOf, planView } from '../../server/src/deploy/plan-view.ts';
import { Redactor } from '../../server/src/deploy/redact.ts';
import { inputOfBodies } from '../support/deploy-input.ts';

const application = { name: 'app', namespace: 'shop' };

function configMap(data: JsonObject): JsonObject {
  return {
    kind: 'ConfigMap',
    apiVersion: 'v1',
    metadata: { name: 'web', namespace: 'shop' },
    data,
  };
}

function planned(
  verdict: Verdict,
  states: Partial<Pick<PlannedObject, 'live' | 'planned'>> & { readonly sent?: JsonObject },
): PlannedObject {
  const id = { group: '', kind: 'ConfigMap', namespace: 'shop', name: 'web' };
  const { live, planned: after, sent } = states;
  return {
    id,
    verdict,
    desired: sent && { id, apiVersion: 'v1', body: sent },
    live,
    planned: after,
    uid: live && 'u',
    leftAlone: [],
    warnings: [],
    notes: [],
  };
}

function view(objects: readonly PlannedObject[], missingAccess: readonly string[] = []) {
  const plan: Plan = {
    application,
    cluster: { context: 'dev', server: 'https://dev:secret-of-url@host', user: 'ann' },
    clusterUid: 'c',
    objects,
    missingAccess,
    digest: 'd',
  };
  return planView(plan, inputOfBodies(application, []), new Redactor());
}

const one = (object: PlannedObject) => view([object]).objects[0];

describe('summaries', () => {
  const live = configMap({ a: '1' });
  test.each<[string, PlannedObject]>([
    ['It is created.', planned({ kind: 'create' }, { planned: live })],
    ['Nothing changes.', planned({ kind: 'unchanged' }, { live, planned: live })],
    [
      'It exists already and becomes part of the application; no field changes.',
      planned({ kind: 'adopt', changes: [] }, { live, planned: live }),
    ],
    [
      'It is deleted and created anew, since spec.selector cannot be changed in place.',
      planned(
        { kind: 'replace-needed', message: '', fields: ['spec.selector'], decision: 'replace' },
        { live },
      ),
    ],
    [
      'A quota or limit of the namespace does not allow it. Ask for less, or have it raised. The server says: no more.',
      planned({ kind: 'denied', by: 'quota', message: 'no more' }, {}),
    ],
    ['first second', planned({ kind: 'invalid', message: 'first\n  second', fields: [] }, {})],
  ])('%s', (summary, object) => {
    expect(one(object)?.summary).toBe(summary);
  });

  test('of changes name three fields and count the rest', () => {
    const after = configMap({ a: '2', b: '1', c: '1', d: '1', e: 'x'.repeat(500) });
    const changes = differences(live, after);
    const shown = one(planned({ kind: 'update', changes }, { live, planned: after }));
    expect(shown?.summary).toBe('Changes data.a, data.b, data.c and 2 more.');
    expect(shown?.changes[0]).toEqual({ path: 'data.a', before: '1', after: '2' });
    expect(shown?.changes[4]?.after).toHaveLength(200);
  });
});

describe('a plan', () => {
  const live = configMap({ a: '1' });
  const same = planned({ kind: 'unchanged' }, { live, planned: live });
  const kept = planned({ kind: 'protected', because: 'Why' }, { live });

  test('is empty when nothing becomes of anything', () => {
    expect(view([same, kept])).toMatchObject({
      empty: true,
      stops: false,
      counts: { unchanged: 1, protected: 1 },
    });
    expect(view([same, planned({ kind: 'prune' }, { live })]).empty).toBe(false);
  });

  test('stops where access is missing, and shows no password of an address', () => {
    const shown = view([same], ['patch deployments.apps in shop']);
    expect(shown).toMatchObject({ stops: true, empty: false });
    expect(shown.server).toBe('https://dev:<hidden #1>@host');
  });
});

describe('documents', () => {
  const live = configMap({ a: '1', kept: 'x' });
  const shown = (object: PlannedObject) => documentsOf(object, new Redactor());
  const yaml = (data: string): string =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\n  namespace: shop\ndata:\n${data}`;

  test('are those of the cluster, before and after', () => {
    const after = configMap({ a: '2' });
    expect(shown(planned({ kind: 'update', changes: [] }, { live, planned: after }))).toEqual({
      before: yaml('  a: "1"\n  kept: x\n'),
      after: yaml('  a: "2"\n'),
    });
    expect(shown(planned({ kind: 'create' }, { planned: after })).before).toBe('');
    expect(shown(planned({ kind: 'prune' }, { live })).after).toBe('');
  });

  test('show what is sent over what is there where the server refused it', () => {
    const sent = configMap({ a: '2' });
    const conflicts = [{ field: '.data.a', manager: 'eve', subresource: undefined }];
    expect(shown(planned({ kind: 'conflict', conflicts }, { live, sent })).after).toBe(
      yaml('  a: "2"\n  kept: x\n'),
    );
    expect(shown(planned({ kind: 'foreign', owner: 'eve' }, { live, sent })).after).toBe(
      yaml('  a: "1"\n  kept: x\n'),
    );
    const because = 'Why';
    expect(shown(planned({ kind: 'unverified', because }, { sent })).after).toBe(
      yaml('  a: "2"\n'),
    );
  });

  test('tell that a secret changes, and not what it is', () => {
    const secret = (password: string): JsonObject => ({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'web' },
      data: { password: Buffer.from(password).toString('base64'), same: 'c2FtZS1zYW1l' },
    });
    const states = { live: secret('old-canary'), planned: secret('new-canary') };
    const changes = differences(states.live, states.planned);
    const object = planned({ kind: 'update', changes }, states);
    const { before, after } = shown(object);
    expect(before).toContain('password: "<hidden #1>"');
    expect(after).toContain('password: "<hidden #3>"');
    expect(after).toContain('same: "<hidden #2>"');
    expect(JSON.stringify([before, after, view([object])])).not.toMatch(/canary|b2xkLW|bmV3LW/);
  });
});
