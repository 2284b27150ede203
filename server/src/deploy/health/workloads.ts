// When a Deployment, a StatefulSet or a DaemonSet runs as it was written.
import type { JsonObject } from '../cluster.ts';
import type { Health } from '../event.ts';
import { jsonAt, numberAt, textAt } from '../json.ts';
import {
  because,
  conditionOf,
  countAt,
  failed,
  ready,
  waiting,
  type HealthRule,
} from './reading.ts';

/**
 * Milliseconds in which a deadline that was missed may be that of the pods before. Measured after a
 * rollback on 1.20: the controller has seen the change, and for a moment the condition stays.
 */
const staleTime = 5000;

/** Ready when the new pods, and only they, are there and available, and the controller says so. */
export const deploymentHealth: HealthRule = (object, { waited }) => {
  const wanted = numberAt(object, 'spec', 'replicas') ?? 1;
  if (jsonAt(object, 'spec', 'paused') === true) return ready('It is paused.');
  const progressing = conditionOf(object, 'Progressing');
  if (progressing?.reason === 'ProgressDeadlineExceeded') {
    const reason = because(progressing, 'It made no progress in time.');
    return waited < staleTime ? waiting(reason) : failed(reason);
  }
  const updated = countAt(object, 'status', 'updatedReplicas');
  const total = countAt(object, 'status', 'replicas');
  const available = countAt(object, 'status', 'availableReplicas');
  const readyCount = countAt(object, 'status', 'readyReplicas');
  const trouble = conditionOf(object, 'ReplicaFailure');
  const suffix = trouble?.status === 'True' ? ` (${because(trouble, 'ReplicaFailure')})` : '';
  if (updated < wanted) return waiting(`${updated} of ${wanted} pods updated${suffix}`);
  if (total > wanted) return waiting(`${total - wanted} surplus pods still to go${suffix}`);
  if (available < updated) return waiting(`${available} of ${updated} pods available${suffix}`);
  if (readyCount < wanted) return waiting(`${readyCount} of ${wanted} pods ready${suffix}`);
  return wanted === 0 ? ready('It is scaled to 0.') : rolloutHealth(object);
};

/** What the controller concludes from the counts. */
function rolloutHealth(object: JsonObject): Health {
  if (conditionOf(object, 'Available')?.status !== 'True') return waiting('Not yet available');
  const progressing = conditionOf(object, 'Progressing');
  // Without a deadline for progress, the controller says nothing about progress.
  return progressing !== undefined && progressing.reason !== 'NewReplicaSetAvailable'
    ? waiting(because(progressing, 'The rollout is not complete'))
    : ready();
}

/** Ready when all pods are there, ready and of the new revision, but for those of a partition. */
export const statefulSetHealth: HealthRule = (object) => {
  const wanted = numberAt(object, 'spec', 'replicas') ?? 1;
  const total = countAt(object, 'status', 'replicas');
  const readyCount = countAt(object, 'status', 'readyReplicas');
  if (textAt(object, 'spec', 'updateStrategy', 'type') === 'OnDelete') {
    return ready('Its pods are updated when they are deleted.');
  }
  const partition = numberAt(object, 'spec', 'updateStrategy', 'rollingUpdate', 'partition') ?? 0;
  const updated = countAt(object, 'status', 'updatedReplicas');
  const toUpdate = Math.max(0, wanted - partition);
  if (total < wanted) return waiting(`${total} of ${wanted} pods created`);
  if (readyCount < wanted) return waiting(`${readyCount} of ${wanted} pods ready`);
  if (total > wanted) return waiting(`${total - wanted} surplus pods still to go`);
  if (updated < toUpdate) return waiting(`${updated} of ${toUpdate} pods updated`);
  const current = textAt(object, 'status', 'currentRevision');
  if (partition === 0 && current !== textAt(object, 'status', 'updateRevision')) {
    return waiting('The new revision is not yet the current one');
  }
  return wanted === 0 ? ready('It is scaled to 0.') : ready();
};

/** Ready when each node that should run a pod runs one that is new and available. */
export const daemonSetHealth: HealthRule = (object) => {
  const wanted = numberAt(object, 'status', 'desiredNumberScheduled');
  if (wanted === undefined) return waiting('The controller has not counted the nodes yet');
  if (wanted === 0) return ready('No node matches, so no pod runs.');
  const counts = [
    ['currentNumberScheduled', 'scheduled'],
    ['updatedNumberScheduled', 'updated'],
    ['numberAvailable', 'available'],
    ['numberReady', 'ready'],
  ] as const;
  const byHand = textAt(object, 'spec', 'updateStrategy', 'type') === 'OnDelete';
  for (const [field, word] of counts) {
    if (byHand && word === 'updated') continue;
    const count = countAt(object, 'status', field);
    if (count < wanted) return waiting(`${count} of ${wanted} pods ${word}`);
  }
  return byHand ? ready('Its pods are updated when they are deleted.') : ready();
};
