// The order of writing and deleting: stages by kind, layers by what waits for what.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { idKey, type ObjectId } from '../../server/src/deploy/object-id.ts';
import { deletionStagesOf, rankOf, stagesOf, type Stage } from '../../server/src/deploy/order.ts';

function object(text: string, namespace: string | undefined = 'shop'): { readonly id: ObjectId } {
  const [kind = '', name = ''] = text.split(' ');
  return { id: { group: groups[kind] ?? '', kind, namespace, name } };
}

const groups: Readonly<Record<string, string>> = {
  CustomResourceDefinition: 'apiextensions.k8s.io',
  ClusterRole: 'rbac.authorization.k8s.io',
  Role: 'rbac.authorization.k8s.io',
  RoleBinding: 'rbac.authorization.k8s.io',
  StorageClass: 'storage.k8s.io',
  NetworkPolicy: 'networking.k8s.io',
  Ingress: 'networking.k8s.io',
  Deployment: 'apps',
  Job: 'batch',
  Widget: 'example.com',
  HorizontalPodAutoscaler: 'autoscaling',
  PodDisruptionBudget: 'policy',
  HTTPRoute: 'gateway.networking.k8s.io',
  ValidatingWebhookConfiguration: 'admissionregistration.k8s.io',
};

const everything = [
  'ValidatingWebhookConfiguration v',
  'Ingress i',
  'HTTPRoute h',
  'PodDisruptionBudget p',
  'HorizontalPodAutoscaler a',
  'Widget w',
  'Job j',
  'Deployment d',
  'Service s',
  'PersistentVolumeClaim c',
  'Secret s',
  'ConfigMap c',
  'NetworkPolicy n',
  'ServiceAccount s',
  'RoleBinding b',
  'Role r',
  'StorageClass s',
  'CustomResourceDefinition d',
  'Namespace n',
].map((text) => object(text));

function shown(stages: readonly Stage<{ readonly id: ObjectId }>[]): readonly string[] {
  return stages.map(({ rank, objects }) =>
    [`${rank}:`, ...objects.map(({ id }) => `${id.kind}/${id.name}`)].join(' '),
  );
}

describe('order of writing', () => {
  test('what others need comes first, and custom kinds are among the workloads', () => {
    expect(shown(stagesOf(everything))).toEqual([
      '0: Namespace/n',
      '1: CustomResourceDefinition/d',
      '2: Role/r StorageClass/s',
      '2: RoleBinding/b',
      '3: NetworkPolicy/n ServiceAccount/s',
      '4: ConfigMap/c PersistentVolumeClaim/c Secret/s',
      '5: Service/s',
      '6: Deployment/d Job/j Widget/w',
      '7: HTTPRoute/h HorizontalPodAutoscaler/a Ingress/i PodDisruptionBudget/p',
      '8: ValidatingWebhookConfiguration/v',
    ]);
  });

  test('deleting goes backwards', () => {
    const [first, ...others] = shown(deletionStagesOf(everything));
    expect(first).toBe('8: ValidatingWebhookConfiguration/v');
    expect(others.at(2)).toBe('5: Service/s');
    expect(others.slice(-2)).toEqual(['1: CustomResourceDefinition/d', '0: Namespace/n']);
  });

  test('a kind of another group that has the name of a built-in one is a custom kind', () => {
    expect(rankOf({ group: 'networking.k8s.io', kind: 'Ingress' })).toBe(7);
    expect(rankOf({ group: 'config.openshift.io', kind: 'Ingress' })).toBe(6);
    expect(rankOf({ group: 'serving.knative.dev', kind: 'Service' })).toBe(6);
  });

  test('the order in which objects are given does not matter', () => {
    const expected = shown(stagesOf(everything));
    fc.assert(
      fc.property(fc.shuffledSubarray(everything, { minLength: everything.length }), (mixed) => {
        expect(shown(stagesOf(mixed))).toEqual(expected);
      }),
    );
  });
});

describe('dependencies', () => {
  const [front, back, store, config] = [
    object('Deployment front'),
    object('Deployment back'),
    object('Widget store'),
    object('ConfigMap config'),
  ] as const;
  const all = [front, back, store, config];

  test('workloads are written in layers', () => {
    const needs = new Map([
      [idKey(front.id), [idKey(back.id)]],
      [idKey(back.id), [idKey(store.id), idKey(config.id), 'apps/Deployment/shop/elsewhere']],
    ]);
    expect(shown(stagesOf(all, needs))).toEqual([
      '4: ConfigMap/config',
      '6: Widget/store',
      '6: Deployment/back',
      '6: Deployment/front',
    ]);
  });

  test('a circle loses no object', () => {
    const circle = new Map([
      [idKey(front.id), [idKey(back.id)]],
      [idKey(back.id), [idKey(front.id)]],
      [idKey(store.id), [idKey(store.id)]],
    ]);
    expect(shown(stagesOf(all, circle))).toEqual(shown(stagesOf(all.toReversed(), circle)));
    expect(stagesOf(all, circle).flatMap(({ objects }) => objects)).toHaveLength(all.length);
  });

  test('a rank is not changed by what an object waits for', () => {
    const needs = new Map([[idKey(config.id), [idKey(front.id)]]]);
    expect(shown(stagesOf([front, config], needs))).toEqual([
      '4: ConfigMap/config',
      '6: Deployment/front',
    ]);
  });
});
