// When an object counts as ready, by states as the server gives them.
import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../server/src/deploy/cluster.ts';
import { healthOf, healthOfVanished } from '../../server/src/deploy/health/health.ts';
import { podTrouble } from '../../server/src/deploy/health/pods.ts';

type Fields = Readonly<Record<string, Json>>;

function object(type: string, spec: Fields, status?: Fields): JsonObject {
  const at = type.lastIndexOf('/');
  return {
    apiVersion: type.slice(0, at),
    kind: type.slice(at + 1),
    metadata: { name: 'web', generation: 2 },
    spec,
    ...(status !== undefined && { status }),
  };
}

function condition(text: string): JsonObject {
  const [type = '', status = '', reason = ''] = text.split(' ');
  return { type, status, reason, message: '' };
}

const conditions = (...texts: readonly string[]): Fields => ({ conditions: texts.map(condition) });
const seen = { observedGeneration: 2 };
const rolled = conditions('Available True x', 'Progressing True NewReplicaSetAvailable');
const counts = { replicas: 2, updatedReplicas: 2, availableReplicas: 2, readyReplicas: 2 };
const deployment = { ...seen, ...counts, ...rolled };
const set = {
  ...seen,
  replicas: 2,
  readyReplicas: 2,
  updatedReplicas: 2,
  currentRevision: 'b',
  updateRevision: 'b',
};
const daemon = {
  ...seen,
  desiredNumberScheduled: 1,
  currentNumberScheduled: 1,
  updatedNumberScheduled: 1,
  numberAvailable: 1,
  numberReady: 1,
};
const two = { replicas: 2 };
const onDelete = { ...two, updateStrategy: { type: 'OnDelete' } };
const partition = { ...two, updateStrategy: { rollingUpdate: { partition: 1 } } };
const address = { loadBalancer: { ingress: [{ ip: '1.2.3.4' }] } };
const balanced = { type: 'LoadBalancer', clusterIP: '10.0.0.9' };

/** Type, spec, status and what is expected: the state, and a part of the note or the reason. */
const table: readonly (readonly [string, Fields, Fields | undefined, string])[] = [
  ['apps/v1/Deployment', two, undefined, 'waiting not seen'],
  ['apps/v1/Deployment', two, { ...deployment, observedGeneration: 1 }, 'waiting not seen'],
  ['apps/v1/Deployment', two, deployment, 'ready'],
  ['apps/v1/Deployment', two, { ...deployment, updatedReplicas: 1 }, 'waiting 1 of 2 pods updated'],
  ['apps/v1/Deployment', two, { ...deployment, replicas: 3 }, 'waiting 1 surplus'],
  [
    'apps/v1/Deployment',
    two,
    { ...deployment, availableReplicas: 0 },
    'waiting 0 of 2 pods available',
  ],
  ['apps/v1/Deployment', two, { ...deployment, readyReplicas: 1 }, 'waiting 1 of 2 pods ready'],
  [
    'apps/v1/Deployment',
    two,
    { ...deployment, ...conditions('Available False x') },
    'waiting Not yet',
  ],
  [
    'apps/v1/Deployment',
    two,
    { ...deployment, ...conditions('Available True x', 'Progressing True ReplicaSetUpdated') },
    'waiting ReplicaSetUpdated',
  ],
  [
    'apps/v1/Deployment',
    two,
    { ...seen, ...conditions('Progressing False ProgressDeadlineExceeded') },
    'waiting ProgressDeadlineExceeded',
  ],
  [
    'apps/v1/Deployment',
    two,
    { ...seen, ...conditions('ReplicaFailure True FailedCreate') },
    'waiting 0 of 2 pods updated (FailedCreate)',
  ],
  ['apps/v1/Deployment', { replicas: 0 }, seen, 'ready scaled to 0'],
  ['apps/v1/Deployment', { ...two, paused: true }, seen, 'ready paused'],
  ['apps/v1/StatefulSet', two, set, 'ready'],
  ['apps/v1/StatefulSet', two, { ...set, readyReplicas: 1 }, 'waiting 1 of 2 pods ready'],
  ['apps/v1/StatefulSet', two, { ...set, replicas: 3 }, 'waiting 1 surplus'],
  ['apps/v1/StatefulSet', two, { ...set, updatedReplicas: 1 }, 'waiting 1 of 2 pods updated'],
  ['apps/v1/StatefulSet', two, { ...set, currentRevision: 'a' }, 'waiting revision'],
  ['apps/v1/StatefulSet', partition, { ...set, updatedReplicas: 1, currentRevision: 'a' }, 'ready'],
  ['apps/v1/StatefulSet', onDelete, { ...set, updatedReplicas: 0 }, 'ready deleted'],
  ['apps/v1/DaemonSet', {}, daemon, 'ready'],
  ['apps/v1/DaemonSet', {}, { ...daemon, numberAvailable: 0 }, 'waiting 0 of 1 pods available'],
  ['apps/v1/DaemonSet', {}, { ...daemon, desiredNumberScheduled: 0 }, 'ready No node'],
  ['apps/v1/DaemonSet', {}, seen, 'waiting nodes'],
  ['batch/v1/Job', {}, conditions('Complete True x'), 'ready'],
  [
    'batch/v1/Job',
    {},
    conditions('Failed True BackoffLimitExceeded'),
    'failed BackoffLimitExceeded',
  ],
  ['batch/v1/Job', {}, { active: 1 }, 'waiting'],
  ['batch/v1/Job', { suspend: true }, undefined, 'ready suspended'],
  ['batch/v1/CronJob', {}, undefined, 'ready'],
  ['v1/Pod', {}, { phase: 'Running', ...conditions('Ready True x') }, 'ready'],
  ['v1/Pod', {}, { phase: 'Running', ...conditions('Ready False x') }, 'waiting Running'],
  ['v1/Pod', {}, { phase: 'Succeeded' }, 'ready end'],
  ['v1/Pod', {}, { phase: 'Failed', reason: 'Evicted' }, 'failed Evicted'],
  [
    'v1/Pod',
    {},
    { phase: 'Pending', ...conditions('PodScheduled False Unschedulable') },
    'waiting Unschedulable',
  ],
  ['v1/Service', {}, undefined, 'waiting cluster IP'],
  ['v1/Service', { clusterIP: 'None' }, undefined, 'ready'],
  ['v1/Service', { type: 'ExternalName' }, undefined, 'ready'],
  ['v1/Service', balanced, { loadBalancer: {} }, 'waiting address'],
  ['v1/Service', balanced, address, 'ready'],
  ['networking.k8s.io/v1/Ingress', {}, undefined, 'ready'],
  ['networking.k8s.io/v1/Ingress', {}, address, 'ready 1.2.3.4'],
  [
    'gateway.networking.k8s.io/v1/HTTPRoute',
    {},
    { parents: [conditions('Accepted False NoMatchingParent')] },
    'failed NoMatchingParent',
  ],
  ['gateway.networking.k8s.io/v1/HTTPRoute', {}, undefined, 'ready'],
  ['v1/PersistentVolumeClaim', {}, { phase: 'Bound' }, 'ready'],
  ['v1/PersistentVolumeClaim', {}, { phase: 'Lost' }, 'failed lost'],
  ['v1/PersistentVolumeClaim', {}, { phase: 'Pending' }, 'ready first pod'],
  ['v1/Namespace', {}, { phase: 'Active' }, 'ready'],
  ['v1/Namespace', {}, { phase: 'Terminating' }, 'failed deleted'],
  ['v1/ResourceQuota', { hard: {} }, undefined, 'waiting'],
  ['v1/ResourceQuota', { hard: {} }, { hard: {} }, 'ready'],
  ['apiextensions.k8s.io/v1/CustomResourceDefinition', {}, undefined, 'waiting'],
  [
    'apiextensions.k8s.io/v1/CustomResourceDefinition',
    {},
    conditions('Established True x', 'NamesAccepted True x'),
    'ready',
  ],
  [
    'apiextensions.k8s.io/v1/CustomResourceDefinition',
    {},
    conditions('Established True x', 'NamesAccepted False KindConflict'),
    'failed KindConflict',
  ],
  [
    'apiregistration.k8s.io/v1/APIService',
    {},
    conditions('Available False MissingEndpoints'),
    'waiting MissingEndpoints',
  ],
  ['apiregistration.k8s.io/v1/APIService', {}, conditions('Available True x'), 'ready'],
  ['policy/v1/PodDisruptionBudget', {}, undefined, 'waiting'],
  ['policy/v1/PodDisruptionBudget', {}, seen, 'ready'],
  ['autoscaling/v2/HorizontalPodAutoscaler', {}, { observedGeneration: 1 }, 'ready'],
  ['core.oam.dev/v1beta1/Application', {}, { status: 'running' }, 'ready'],
  ['core.oam.dev/v1beta1/Application', {}, { status: 'workflowFailed' }, 'failed workflowFailed'],
  ['core.oam.dev/v1beta1/Application', {}, { status: 'workflowSuspending' }, 'waiting Paused'],
  ['example.com/v1/Widget', {}, undefined, 'ready no rule'],
  [
    'example.com/v1/Widget',
    {},
    { observedGeneration: 1, ...conditions('Ready True x') },
    'waiting not seen',
  ],
  ['example.com/v1/Widget', {}, conditions('Ready True x'), 'ready'],
  ['example.com/v1/Widget', {}, conditions('Ready False Busy'), 'waiting Busy'],
  [
    'example.com/v1/Widget',
    {},
    conditions('Ready True x', 'Reconciling True Working'),
    'waiting Working',
  ],
  ['example.com/v1/Widget', {}, conditions('Ready True x', 'Stalled True Broken'), 'failed Broken'],
  [
    'example.com/v1/Widget',
    {},
    { conditions: [{ ...condition('Ready True x'), observedGeneration: 1 }] },
    'waiting out of date',
  ],
];

test.each(table)('%s %j with status %j is %s', (type, spec, status, expected) => {
  const health = healthOf(object(type, spec, status), { waited: 0 });
  const [state, ...words] = expected.split(' ');
  expect(health.status).toBe(state);
  expect(JSON.stringify(health)).toContain(words.join(' '));
});

test('an object that is being deleted has failed, whatever its status says', () => {
  const going = {
    ...object('apps/v1/Deployment', two, deployment),
    metadata: { deletionTimestamp: 'x' },
  };
  expect(healthOf(going, { waited: 0 }).status).toBe('failed');
});

describe('time and surroundings', () => {
  test('a pod without a node has failed after 15 s', () => {
    const pod = object(
      'v1/Pod',
      {},
      { phase: 'Pending', ...conditions('PodScheduled False Unschedulable') },
    );
    expect(healthOf(pod, { waited: 15_001 }).status).toBe('failed');
  });

  test('a deadline that was missed counts once it cannot be that of the pods before', () => {
    const status = { ...seen, ...conditions('Progressing False ProgressDeadlineExceeded') };
    const stuck = object('apps/v1/Deployment', two, status);
    expect(healthOf(stuck, { waited: 4999 }).status).toBe('waiting');
    expect(healthOf(stuck, { waited: 5000 }).status).toBe('failed');
  });

  test('a load balancer without an address is waited for a minute, or on if it is required', () => {
    const service = object('v1/Service', balanced);
    expect(healthOf(service, { waited: 59_999 }).status).toBe('waiting');
    expect(healthOf(service, { waited: 60_000 }).status).toBe('ready');
    expect(healthOf(service, { waited: 60_000, loadBalancer: 'required' }).status).toBe('waiting');
  });

  test('a claim that is bound at once is waited for', () => {
    const claim = object('v1/PersistentVolumeClaim', {}, { phase: 'Pending' });
    expect(healthOf(claim, { waited: 0, volumeBinding: 'Immediate' }).status).toBe('waiting');
  });

  test('a job that cleans up after itself is well if it was seen complete', () => {
    const spec = { ttlSecondsAfterFinished: 1 };
    const complete = conditions('Complete True x');
    expect(healthOfVanished(object('batch/v1/Job', spec, complete)).status).toBe('ready');
    expect(healthOfVanished(object('batch/v1/Job', spec)).status).toBe('failed');
    expect(healthOfVanished(object('batch/v1/Job', {}, complete)).status).toBe('failed');
  });
});

describe('trouble of pods', () => {
  const pod = (name: string, reason: string): JsonObject => ({
    metadata: { name },
    status: { containerStatuses: [{ state: { waiting: { reason, message: `${reason}!` } } }] },
  });

  test('the worst is told', () => {
    const unscheduled = {
      metadata: { name: 'u' },
      status: conditions('PodScheduled False Unschedulable'),
    };
    const pods = [pod('a', 'ContainerCreating'), unscheduled, pod('b', 'ImagePullBackOff')];
    expect(podTrouble(pods)?.reason).toBe('ImagePullBackOff');
    expect(podTrouble([...pods, pod('c', 'CrashLoopBackOff')])).toEqual({
      pod: 'c',
      reason: 'CrashLoopBackOff',
      message: 'CrashLoopBackOff!',
    });
  });

  test('pods that start, or that go, have none', () => {
    const going = { ...pod('g', 'CrashLoopBackOff'), metadata: { deletionTimestamp: 'x' } };
    expect(podTrouble([pod('a', 'PodInitializing'), going])).toBeUndefined();
  });
});
