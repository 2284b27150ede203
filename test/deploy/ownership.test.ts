// Whose objects and fields are: marks of tools, the server's book of managers, and who scales.
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../server/src/deploy/cluster.ts';
import { foreignFields, managersOf } from '../../server/src/deploy/managed-fields.ts';
import { ownershipOf } from '../../server/src/deploy/ownership.ts';
import { overlay } from '../../server/src/deploy/overlay.ts';
import { protectionOf } from '../../server/src/deploy/protection.ts';
import { autoscalersOf, scaledBody } from '../../server/src/deploy/scaling.ts';

const managed = (spec: JsonObject, ...managers: readonly JsonObject[]): JsonObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', managedFields: managers },
  spec,
});
const by = (manager: string, fieldsV1: JsonObject, more: JsonObject = {}): JsonObject => ({
  manager,
  operation: 'Update',
  time: '2026-01-02T03:04:05Z',
  fieldsV1,
  ...more,
});
const ours = (fieldsV1: JsonObject): JsonObject => by('oam', fieldsV1, { operation: 'Apply' });

describe('managers', () => {
  const live = managed(
    {
      replicas: 2,
      selector: { a: 'b' },
      finalizers: ['x', 'y'],
      containers: [
        { name: 'web', image: 'a', env: [{ name: 'A', value: '1' }] },
        { name: 'log', image: 'b' },
      ],
    },
    ours({
      'f:spec': {
        'f:selector': {},
        'f:containers': { 'k:{"name":"web"}': { '.': {}, 'f:name': {}, 'f:image': {} } },
      },
    }),
    by('kubectl', {
      'f:spec': {
        'f:replicas': {},
        'f:finalizers': { 'v:"y"': {} },
        'f:containers': {
          'k:{"name":"web"}': {
            'f:env': { '.': {}, 'k:{"name":"A"}': { '.': {}, 'f:value': {} } },
          },
          'k:{"name":"log"}': { '.': {}, 'f:image': {}, 'f:gone': {} },
        },
      },
      'f:status': { 'f:x': {} },
    }),
  );
  const names = (...path: readonly (string | number)[]): readonly string[] =>
    managersOf(live, path).map(({ name }) => name);

  test.each([
    [['spec', 'replicas'], ['kubectl']],
    [['spec', 'selector'], ['oam']],
    // What is below a leaf belongs to whoever wrote the leaf.
    [['spec', 'selector', 'a'], ['oam']],
    [['spec', 'containers', 0, 'image'], ['oam']],
    [['spec', 'containers', 1, 'image'], ['kubectl']],
    [['spec', 'containers', 0, 'env', 0, 'value'], ['kubectl']],
    [
      ['spec', 'containers', 0],
      ['oam', 'kubectl'],
    ],
    [['spec', 'finalizers', 1], ['kubectl']],
    [['spec', 'finalizers', 0], []],
    [['spec', 'paused'], []],
  ])('of %j', (path, expected) => {
    expect(names(...path)).toEqual(expected);
  });

  test('fields of others are as large as what they added', () => {
    expect(foreignFields(live, ({ name }) => name !== 'oam').map(({ path }) => path)).toEqual([
      ['spec', 'replicas'],
      ['spec', 'finalizers', 1],
      ['spec', 'containers', 0, 'env', 0],
      ['spec', 'containers', 1],
    ]);
  });

  test('a book that cannot be read names nobody', () => {
    expect(managersOf(managed({ replicas: 1 }, { manager: 'x' }), ['spec', 'replicas'])).toEqual(
      [],
    );
    expect(
      managersOf(managed({ a: ['b'] }, by('x', { 'f:spec': { 'f:a': { 'k:{': {} } } })), [
        'spec',
        'a',
        0,
      ]),
    ).toEqual([]);
  });
});

describe('owners', () => {
  const marked = (metadata: JsonObject): JsonObject => ({ metadata });
  test.each<[string, JsonObject]>([
    ['a Helm release', { labels: { 'app.kubernetes.io/managed-by': 'Helm' } }],
    ['the Argo CD application shop', { labels: { 'argocd.argoproj.io/instance': 'shop' } }],
    ['the Flux HelmRelease shop', { labels: { 'helm.toolkit.fluxcd.io/name': 'shop' } }],
    ['the KubeVela application shop', { labels: { 'app.oam.dev/name': 'shop' } }],
    ['the inventory of an application', { labels: { 'applyset.kubernetes.io/id': 'x' } }],
  ])('%s', (owner, metadata) => {
    expect(ownershipOf(marked(metadata), 'me')).toEqual({ kind: 'foreign', owner });
  });

  test('our label counts more than marks that came along with a copy', () => {
    const labels = { 'applyset.kubernetes.io/part-of': 'me', 'kapp.k14s.io/app': '1' };
    expect(ownershipOf(marked({ labels }), 'me')).toEqual({ kind: 'ours' });
    expect(ownershipOf(marked({ labels: { app: 'x' } }), 'me')).toEqual({ kind: 'nobody' });
    const ownerReferences = [{ kind: 'Job', name: 'x', controller: false }];
    expect(ownershipOf(marked({ ownerReferences }), 'me')).toEqual({ kind: 'nobody' });
  });

  test('some objects are kept', () => {
    const id = (group: string, kind: string) => ({ group, kind, namespace: 'a', name: 'b' });
    const kept = (annotations: JsonObject) =>
      protectionOf(id('', 'ConfigMap'), { metadata: { annotations } });
    expect(kept({ 'oam.dev/keep': 'true' })).toBe('Its annotation oam.dev/keep asks to keep it');
    expect(kept({ 'helm.sh/resource-policy': 'keep' })).toBe(
      'Its annotation helm.sh/resource-policy asks to keep it',
    );
    expect(kept({ 'oam.dev/keep': 'false' })).toBeUndefined();
    expect(protectionOf(id('', 'Namespace'), {})).toBeDefined();
    expect(protectionOf(id('example.com', 'Namespace'), {})).toBeUndefined();
    expect(protectionOf(id('apiextensions.k8s.io', 'CustomResourceDefinition'), {})).toBeDefined();
  });
});

describe('replicas', () => {
  const id = { group: 'apps', kind: 'Deployment', namespace: 'shop', name: 'web' };
  const body = managed({ replicas: 2, paused: false });
  const replicas = { 'f:spec': { 'f:replicas': {} } };
  const autoscalers = autoscalersOf(
    [
      {
        metadata: { name: 'scaler' },
        spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' } },
      },
      { metadata: { name: 'broken' }, spec: {} },
    ],
    'shop',
  );
  const sent = (live: JsonObject | undefined, scalers = autoscalers, from = body) => {
    const { body: result, leftAlone, notes } = scaledBody(from, id, live, scalers);
    return [(result['spec'] as { replicas?: number }).replicas, leftAlone, notes];
  };
  const left = 'spec.replicas is left to HorizontalPodAutoscaler scaler.';

  test('are not sent where an autoscaler decides, from the start', () => {
    expect(sent(undefined)).toEqual([undefined, ['.spec.replicas'], [left]]);
    const live = managed({ replicas: 4 }, by('kube-controller-manager', replicas));
    expect(sent(live)).toEqual([undefined, ['.spec.replicas'], [left]]);
  });

  test('stay as they are where the number is ours alone, whether or not it is asked for', () => {
    const note = 'spec.replicas stays 4 until HorizontalPodAutoscaler scaler changes it.';
    const live = managed({ replicas: 4 }, ours(replicas));
    expect(sent(live)).toEqual([4, [], [note]]);
    expect(sent(live, autoscalers, managed({ paused: false }))).toEqual([4, [], [note]]);
  });

  test('are left to whoever scaled by the door for it', () => {
    const scaled = by('kubectl', replicas, { subresource: 'scale' });
    expect(sent(managed({ replicas: 4 }, ours(replicas), scaled), new Map())).toEqual([
      undefined,
      ['.spec.replicas'],
      ['spec.replicas is left to kubectl, which scaled it.'],
    ]);
    expect(sent(managed({ replicas: 4 }, by('eve', replicas)), new Map())).toEqual([2, [], []]);
  });
});

test('what was refused is shown over what is there', () => {
  const live: JsonObject = {
    a: 1,
    list: [1, 2],
    env: [
      { name: 'A', value: '1', kept: true },
      { name: 'B', value: '1' },
    ],
    map: { x: 1, y: 2 },
  };
  const sent: JsonObject = {
    list: [3],
    env: [{ name: 'C' }, { name: 'A', value: '2' }],
    map: { y: 3 },
    b: 2,
  };
  expect(overlay(live, sent)).toEqual({
    a: 1,
    b: 2,
    list: [3],
    env: [{ name: 'A', value: '2', kept: true }, { name: 'B', value: '1' }, { name: 'C' }],
    map: { x: 1, y: 3 },
  });
});
