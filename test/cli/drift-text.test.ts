// What `oam drift` prints of objects that are not as they were released.
import { expect, test } from 'vitest';
import { driftRecord, driftText } from '../../server/src/cli/deploy/drift-text.ts';
import { plain } from '../../server/src/cli/terminal.ts';
import type { DriftObject, DriftView } from '../../server/src/deploy/drift.ts';

const about = {
  application: { name: 'shop', namespace: 'team' },
  context: 'dev',
  sides: 'with-specs',
} as const;

const object = (name: string, state: DriftObject['state']): DriftObject => ({
  key: `apps/Deployment/team/${name}`,
  kind: 'Deployment',
  name,
  namespace: 'team',
  state,
  changes: [],
});

const drift: DriftView = {
  release: 2,
  objects: [
    {
      ...object('web', 'drifted'),
      changes: [
        {
          path: 'spec.replicas',
          released: '1',
          live: '3',
          source: '2',
          managers: ['hand', 'kubectl'],
          changedAt: '2026-01-31T09:30:00Z',
        },
        { path: 'metadata.labels.team', live: 'a\nb\u001b[31m', managers: ['hand'] },
      ],
    },
    object('worker', 'same'),
    object('cache', 'missing'),
    {
      ...object('api', 'source-changed'),
      changes: [{ path: 'spec.paused', released: 'true', live: 'true', managers: [] }],
    },
    object('more', 'not-deployed'),
  ],
};

test('each field has a line for the release, the cluster and the specs', () => {
  expect(driftText(drift, about, plain)).toBe(`shop, namespace team, context dev
Compared: release 2, the cluster, the specs.

  drifted  Deployment web
           spec.replicas
             released  1
             cluster   3  by hand, kubectl, 2026-01-31 09:30 UTC
             specs     2
           metadata.labels.team
             released  none
             cluster   a b␛[31m  by hand
             specs     none
  same     Deployment worker
  missing  Deployment cache
  specs    Deployment api
           spec.paused
             released  true
             cluster   true
             specs     none
  new      Deployment more

1 changed in the cluster, 1 gone from the cluster, 1 changed in the specs, 1 in the specs only, 1 the same.
`);
});

test('without specs there is no line for them', () => {
  const text = driftText(drift, { ...about, sides: 'without-specs' }, plain);
  expect(text).toContain('Compared: release 2, the cluster.\n');
  expect(text).not.toMatch(/^ +specs {5}/m);
});

test('without a release all is new', () => {
  const none: DriftView = { release: undefined, objects: [object('web', 'not-deployed')] };
  const text = driftText(none, about, plain);
  expect(text).toContain('Compared: no release, as there is none, the cluster, the specs.\n');
  expect(text).toMatch(/^1 in the specs only\.$/m);
});

test('the record names the application and where it is', () => {
  expect(driftRecord(drift, about)).toMatchObject({
    type: 'drift',
    application: 'shop',
    namespace: 'team',
    context: 'dev',
    release: 2,
    objects: drift.objects,
  });
});
