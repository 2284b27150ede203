// How a plan is shown, what is asked about it, and how objects of it are named.
import { describe, expect, test } from 'vitest';
import { deletionText } from '../../server/src/cli/deploy/delete.ts';
import { isConsent, neededFor, promptFor } from '../../server/src/cli/deploy/confirm.ts';
import { keysOf } from '../../server/src/cli/deploy/named-objects.ts';
import { planRecord, planText, type PlanShown } from '../../server/src/cli/deploy/plan-text.ts';
import { applicationsText, isWell, statusText } from '../../server/src/cli/deploy/status-text.ts';
import { unifiedDiff } from '../../server/src/cli/deploy/unified-diff.ts';
import { plain } from '../../server/src/cli/terminal.ts';
import type { ObjectView, PlanView } from '../../server/src/deploy/plan-view.ts';
import type { ApplicationStatus } from '../../server/src/deploy/status.ts';
import { DEFAULT_PROTECTED } from '../../server/src/deploy/protected-context.ts';

const shown: PlanShown = {
  documents: new Map(),
  stopping: new Set(),
  placeText: ({ range }) => `shop.yaml:${range.start}`,
  what: 'as objects for Kubernetes 1.30',
  paint: plain,
};

function view(verdict: ObjectView['verdict'], more: Partial<ObjectView> = {}): ObjectView {
  const name = more.name ?? 'web';
  const base = { key: `apps/Deployment/a/${name}`, kind: 'Deployment', name, verdict };
  return { ...base, summary: 'It is so.', changes: [], warnings: [], notes: [], ...more };
}

function plan(objects: readonly ObjectView[], more: Partial<PlanView> = {}): PlanView {
  const counts: Partial<Record<ObjectView['verdict'], number>> = {};
  for (const { verdict } of objects) counts[verdict] = (counts[verdict] ?? 0) + 1;
  return {
    application: 'shop',
    namespace: 'a',
    context: 'dev',
    server: 'https://dev:6443',
    user: 'me',
    way: 'rendered',
    digest: 'd',
    objects,
    counts,
    missingAccess: [],
    stops: false,
    empty: false,
    ...more,
  };
}

describe('a plan', () => {
  test('says where it goes, a line for each object, and how many of each there are', () => {
    const objects = [
      view('create'),
      view('unchanged', { name: 'api' }),
      view('prune', { name: 'old' }),
    ];
    expect(planText(plan(objects), shown).split('\n')).toEqual([
      'application  shop, as objects for Kubernetes 1.30',
      'context      dev, https://dev:6443, user me',
      'namespace    a',
      '',
      '  create     Deployment web',
      '  unchanged  Deployment api',
      '  delete     Deployment old',
      '',
      '1 to create, 1 unchanged, 1 no longer in the specs.',
      '',
    ]);
  });

  test('shows what changes below the object', () => {
    const before = 'a: 1\nb: 2\nc: 3\n';
    const documents = new Map([[view('update').key, { before, after: 'a: 1\nb: 4\nc: 3\n' }]]);
    const text = planText(plan([view('update')]), { ...shown, documents });
    expect(text).toMatch(/^ {2}update {5}Deployment web$/m);
    expect(text).toMatch(/^ {13}-b: 2\n {13}\+b: 4$/m);
  });

  test.each([
    ['conflict', '--keep-theirs Deployment/web'],
    ['conflict', '--take-over Deployment/web'],
    ['foreign', '--adopt Deployment/web'],
    ['replace-needed', '--replace Deployment/web'],
  ] as const)(
    'that stops at a %s says that %s decides it, and where it comes from',
    (verdict, option) => {
      const place = { uri: 'file:///shop.yaml', range: { start: 7, end: 9 } };
      const object = view(verdict, { place });
      const text = planText(plan([object]), { ...shown, stopping: new Set([object.key]) });
      expect(text).toContain(option);
      expect(text).toContain('It is so.');
      expect(text).toContain('from shop.yaml:7');
      // What has been decided is not asked again.
      expect(planText(plan([object]), shown)).not.toContain(option);
    },
  );

  test('lists the rights that are missing', () => {
    const text = planText(plan([], { missingAccess: ['create deployments in a'] }), shown);
    expect(text).toContain('  create deployments in a\n');
  });

  test('keeps what a cluster says in its line', () => {
    const text = planText(plan([view('invalid', { summary: 'no\n\u001b[31mred' })]), shown);
    expect(text).toMatch(/^ {2}invalid {4}Deployment web {2}no ␛\[31mred$/m);
  });

  test('is a record with places as text', () => {
    const place = { uri: 'file:///shop.yaml', range: { start: 7, end: 9 } };
    expect(planRecord(plan([view('create', { place })]), shown)).toMatchObject({
      type: 'plan',
      application: 'shop',
      objects: [{ verdict: 'create', place: 'shop.yaml:7' }],
    });
  });
});

test('a unified diff of something new or gone names the line before', () => {
  const names = { before: '/dev/null', after: 'b' };
  expect(unifiedDiff(names, { before: '', after: 'x\n' }, plain)).toBe(
    '--- /dev/null\n+++ b\n@@ -0,0 +1 @@\n+x\n',
  );
  expect(unifiedDiff(names, { before: 'x\n', after: 'x\n' }, plain)).toBe('');
});

describe('the consent', () => {
  const question = { text: 'Deploy shop', application: 'shop', context: 'dev' };
  const live = { ...question, context: 'shop-live' };
  const asking = (more: object = {}) =>
    ({ asking: 'ask', name: undefined, patterns: DEFAULT_PROTECTED, ...more }) as const;
  const yes = { asking: 'yes' } as const;

  test.each([
    ['on a terminal', asking(), question, true, 'ask'],
    ['on a terminal, protected', asking(), live, true, 'type-name'],
    ['elsewhere', asking(), question, false, 'refuse'],
    ['with --yes', asking(yes), question, false, 'none'],
    ['with --yes, protected', asking(yes), live, true, 'refuse'],
    ['with --yes and the name, protected', asking({ ...yes, name: 'shop' }), live, false, 'none'],
    ['with another name', asking({ ...yes, name: 'other' }), question, false, 'refuse'],
    ["with a pattern of one's own", asking({ patterns: ['d*'] }), question, true, 'type-name'],
  ] as const)('%s', (...[, confirmation, about, isTerminal, expected]) => {
    expect(neededFor(confirmation, about, { isTerminal }).kind).toBe(expected);
  });

  test.each([
    ['ask', 'y', true],
    ['ask', ' YES ', true],
    ['ask', '', false],
    ['ask', 'no', false],
    ['ask', 'shop', false],
    ['type-name', 'shop', true],
    ['type-name', 'y', false],
    ['type-name', 'Shop', false],
  ] as const)('%s: %j', (need, answer, expected) => {
    expect(isConsent(need, answer, 'shop')).toBe(expected);
  });

  test('is asked for in one line', () => {
    expect(promptFor('ask', question)).toBe('Deploy shop? [y/N] ');
    expect(promptFor('type-name', live)).toContain('type the name of the application (shop)');
  });
});

describe('naming objects', () => {
  const objects = [
    { key: '1', kind: 'Deployment', name: 'web' },
    { key: '2', kind: 'Service', name: 'web' },
  ];

  test('goes by kind and name', () => {
    expect([...keysOf('adopt', ['deployment/web'], objects)]).toEqual(['1']);
  });

  test('says what is not in the plan, and what was probably meant', () => {
    expect(() => keysOf('adopt', ['Deployment/wbe'], objects)).toThrow(
      '--adopt names Deployment/wbe, which is not in the plan. Did you mean Deployment/web?',
    );
  });
});

test('a deletion says what stays, why, and how it would go', () => {
  const id = { group: '', kind: 'PersistentVolumeClaim', namespace: 'a', name: 'data' };
  const member = { id, apiVersion: 'v1', uid: 'u', protected: 'Its data may go with it.' };
  const deletion = {
    application: { name: 'shop', namespace: 'a' },
    cluster: { context: 'dev', server: 'https://dev', user: 'me' },
    clusterUid: 'c',
    members: [member],
    inventoryUid: undefined,
    release: 1,
  };
  expect(deletionText(deletion, () => false, plain)).toContain(
    '  keep    PersistentVolumeClaim data  Its data may go with it. --also PersistentVolumeClaim/data deletes it.\n',
  );
  expect(deletionText(deletion, () => true, plain)).toContain(
    '  delete  PersistentVolumeClaim data\n',
  );
});

describe('a status', () => {
  const id = { group: 'apps', kind: 'Deployment', namespace: 'a', name: 'web' };
  const status: ApplicationStatus = {
    application: { name: 'shop', namespace: 'a' },
    release: undefined,
    releases: [
      {
        number: 2,
        state: 'Failed',
        startedAt: '2026-01-31T09:30:00.000Z',
        by: 'me@here',
        message: 'No.',
      },
    ],
    objects: [
      {
        id,
        apiVersion: 'apps/v1',
        health: { status: 'waiting', reason: '0 of 1 pods available' },
        trouble: 'ImagePullBackOff',
        uid: 'u',
      },
    ],
    resumable: true,
  };
  const reached = { application: 'shop', context: 'dev', namespace: 'a', kubeconfig: undefined };

  test('says how each object is, what became of the releases, and how to go on', () => {
    const text = statusText(status, reached, plain);
    expect(text).toMatch(
      /^ {2}Deployment web {2}waiting {2}0 of 1 pods available; pods: ImagePullBackOff$/m,
    );
    expect(text).toMatch(/^ {2}release 2 {2}2026-01-31 09:30 UTC {2}me@here {2}failed {2}No\.$/m);
    expect(text).toContain('run oam deploy with the same specs again');
  });

  test('is well when all is ready and the last release succeeded', () => {
    expect(isWell(status)).toBe(false);
    expect(isWell({ ...status, objects: [], resumable: false })).toBe(true);
  });

  test('of a namespace lists its applications', () => {
    const found = [
      { name: 'shop', namespace: 'a', release: 2, state: 'Succeeded', objects: 1 },
    ] as const;
    expect(applicationsText(found, { where: 'x', paint: plain })).toBe(
      'In x:\n  a  shop  release 2  1 object  succeeded\n',
    );
    expect(applicationsText([], { where: 'x', paint: plain })).toBe(
      'There is no application in x.\n',
    );
  });
});
