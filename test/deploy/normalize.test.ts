// What is left out of an object before it is compared.
import { expect, test } from 'vitest';
import type { JsonObject } from '../../server/src/deploy/cluster.ts';
import { normalize, normalizeCreated } from '../../server/src/deploy/normalize.ts';

const kept = { name: 'web', namespace: 'shop', labels: { app: 'web' }, finalizers: ['a/b'] };

test('what the server keeps about an object is left out', () => {
  const metadata = {
    ...kept,
    uid: '5f3e',
    resourceVersion: '812',
    generation: 3,
    creationTimestamp: '2026-01-02T03:04:05Z',
    selfLink: '/apis/apps/v1/namespaces/shop/deployments/web',
    managedFields: [{ manager: 'kubectl' }],
    annotations: { 'deployment.kubernetes.io/revision': '4' },
  };
  const template = { metadata: { creationTimestamp: null, labels: { app: 'web' } }, spec: {} };
  expect(
    normalize({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata,
      spec: { replicas: 2, template },
      status: { replicas: 2 },
    }),
  ).toEqual({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: kept,
    spec: { replicas: 2, template: { metadata: { labels: { app: 'web' } }, spec: {} } },
  });
});

test('other annotations stay, and data with the name of such a field stays', () => {
  const object = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'c', annotations: { note: 'x' } },
    data: { uid: 'mine', status: 'mine', generation: 'mine' },
  };
  expect(normalize(object)).toEqual(object);
});

const service = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web' },
  spec: {
    type: 'NodePort',
    clusterIP: '10.0.0.0',
    clusterIPs: ['10.0.0.0'],
    ports: [
      { port: 80, protocol: 'TCP', nodePort: 30000 },
      { port: 81, protocol: 'TCP', nodePort: 31000 },
    ],
  },
};

test('addresses that a dry run makes up are left out, and what was sent stays', () => {
  const ports: readonly JsonObject[] = [{ port: 80 }, { port: 81, nodePort: 31000 }];
  const sent = { ...service, spec: { ports } };
  expect(normalizeCreated(service, sent)['spec']).toEqual({
    type: 'NodePort',
    ports: [
      { port: 80, protocol: 'TCP' },
      { port: 81, protocol: 'TCP', nodePort: 31000 },
    ],
  });
  expect(normalizeCreated(service, service)).toEqual(service);
  expect(normalize(service)).toEqual(service);
});

test('a headless service stays headless', () => {
  const headless = { ...service, spec: { clusterIP: 'None', clusterIPs: ['None'] } };
  expect(normalizeCreated(headless, { spec: {} })).toEqual(headless);
});

test('the marks of a job that was not created are left out', () => {
  const spec = (labels: Readonly<Record<string, string>>) => ({
    ...(!('app' in labels) && { selector: { matchLabels: labels } }),
    template: { metadata: { labels }, spec: { restartPolicy: 'Never' } },
  });
  const job = (labels: Readonly<Record<string, string>>) => ({
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: 'once' },
    spec: spec(labels),
  });
  const answered = job({ 'controller-uid': '77', 'batch.kubernetes.io/controller-uid': '77' });
  expect(normalizeCreated(answered, {})['spec']).toEqual({
    template: { metadata: {}, spec: { restartPolicy: 'Never' } },
  });
  expect(normalizeCreated(job({ app: 'a', 'controller-uid': '7' }), {})).toEqual(job({ app: 'a' }));
});
