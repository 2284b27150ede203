// Deployed applications and what has drifted, as rows.
import { describe, expect, it } from 'vitest';
import type { DeploymentStatus } from '../../server/src/protocol-cluster.ts';
import type { DriftedView } from '../../server/src/protocol-run.ts';
import { driftRows, driftSentence } from '../../client/src/deploy/drift-rows.ts';
import { applicationRow, objectRow, remarkRows } from '../../client/src/views/deployment-rows.ts';

const shop = { name: 'shop', namespace: 'default', objects: 2, release: 3 } as const;
const web = {
  key: 'apps/Deployment/default/web',
  kind: 'Deployment',
  name: 'web',
  namespace: 'default',
  apiVersion: 'apps/v1',
  uid: 'u1',
} as const;
const status: DeploymentStatus = {
  application: { name: 'shop', namespace: 'default' },
  releases: [{ number: 4, state: 'Succeeded', startedAt: '2026-01-01T00:00:00Z', by: 'me@here' }],
  objects: [{ ...web, health: { status: 'ready' } }],
  resumable: false,
};

describe('an application', () => {
  it('says its namespace, release, state and size', () => {
    expect(applicationRow({ ...shop, state: 'Succeeded' })).toMatchObject({
      label: 'shop',
      description: 'default · release 3 · Succeeded · 2 objects',
      icon: { name: 'pass' },
      marks: ['application'],
    });
  });

  it('says what was followed rather than what was listed', () => {
    const { description } = applicationRow({ ...shop, state: 'Waiting' }, status);
    expect(description).toBe('default · release 4 · Succeeded · 1 object');
  });

  it.each([
    ['Failed', undefined, 'error'],
    ['Waiting', undefined, 'loading~spin'],
    ['Cancelled', undefined, 'warning'],
    ['Succeeded', 'waiting', 'clock'],
    ['Succeeded', 'failed', 'error'],
  ] as const)('as %s with an object %s has the icon %s', (state, health, icon) => {
    const objects =
      health === undefined ? [] : [{ ...web, health: { status: health, reason: '' } }];
    const releases = [{ ...status.releases[0]!, state }];
    expect(applicationRow(shop, { ...status, releases, objects }).icon?.name).toBe(icon);
  });

  it('says above its objects who works on it, and what did not end', () => {
    const texts = remarkRows(shop, { ...status, busy: 'you@there (7)', resumable: true });
    expect(texts.map(({ label }) => label)).toEqual([
      'you@there (7) works on it right now.',
      'Its last deployment did not end. Deploy it again to go on.',
    ]);
  });
});

describe('an object', () => {
  it('says how it is, with the worst of its pods', () => {
    const health = { status: 'waiting', reason: '0 of 1 ready' } as const;
    const row = objectRow(shop, { ...web, health, trouble: 'ImagePullBackOff' }, 'known');
    expect(row.description).toBe('ImagePullBackOff · waits: 0 of 1 ready');
    expect(row.marks).toEqual(['object', 'pods', 'source']);
  });

  it('has logs only where it has pods, and a source only where that is known', () => {
    const service = { ...web, kind: 'Service', health: { status: 'ready' } } as const;
    expect(objectRow(shop, service, 'unknown').marks).toEqual(['object']);
  });
});

describe('drift', () => {
  const drifted: DriftedView = {
    ...web,
    state: 'drifted',
    changes: [
      { path: 'spec.replicas', released: '1', live: '5', source: '1', managers: ['kubectl'] },
      { path: 'spec.paused', live: 'true', source: 'false', managers: [] },
    ],
  };
  const same: DriftedView = { ...web, key: 'k', name: 'api', state: 'same', changes: [] };

  it('shows what differs first, field by field, with who changed it', () => {
    const [first, second] = driftRows([same, drifted]);
    expect(first).toMatchObject({ label: 'Deployment web', description: 'changed in the cluster' });
    expect(first!.children.map(({ label, description }) => `${label}: ${description}`)).toEqual([
      'spec.replicas: 1 → 5 by kubectl',
      'spec.paused: none → true · specs: false',
    ]);
    expect(second).toMatchObject({ label: 'Deployment api', description: 'as released' });
  });

  it('is told in a sentence', () => {
    expect(driftSentence([same, drifted])).toBe('1 of 2 objects differ from what was released.');
    expect(driftSentence([same])).toBe('All objects are as they were released.');
  });
});
