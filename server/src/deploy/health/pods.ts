// When a pod or a job is well, and which trouble of many pods is the worst.
import type { JsonObject } from '../cluster.ts';
import { jsonAt, objectsAt, textAt } from '../json.ts';
import { because, conditionOf, failed, ready, waiting, type HealthRule } from './reading.ts';

/** What keeps a pod from running. */
export interface PodTrouble {
  readonly pod: string;
  /** As Kubernetes names it: `ImagePullBackOff`, `Unschedulable`, `OOMKilled`, … */
  readonly reason: string;
  /** What the kubelet or the scheduler says; may be empty. */
  readonly message: string;
}

/** From the worst; a reason that is not here comes after them, before mere waiting. */
const bySeverity: readonly string[] = [
  'CrashLoopBackOff',
  'OOMKilled',
  'RunContainerError',
  'CreateContainerError',
  'CreateContainerConfigError',
  'InvalidImageName',
  'ErrImageNeverPull',
  'ImagePullBackOff',
  'ErrImagePull',
  'Evicted',
  'Unschedulable',
];
const harmless: ReadonlySet<string> = new Set([
  'ContainerCreating',
  'PodInitializing',
  'Completed',
]);

/** Milliseconds for a scheduler to find a node, which may be starting up. */
const schedulingTime = 15_000;

/** The worst trouble of these pods; undefined when none has any. Pods that go are left out. */
export function podTrouble(pods: readonly JsonObject[]): PodTrouble | undefined {
  return pods
    .filter((pod) => jsonAt(pod, 'metadata', 'deletionTimestamp') === undefined)
    .flatMap(troublesOf)
    .map((trouble) => ({ trouble, place: severity(trouble.reason) }))
    .sort((one, other) => one.place - other.place)[0]?.trouble;
}

function severity(reason: string): number {
  const place = bySeverity.indexOf(reason);
  return place < 0 ? bySeverity.length : place;
}

function troublesOf(pod: JsonObject): readonly PodTrouble[] {
  const name = textAt(pod, 'metadata', 'name') ?? '';
  const containers = ['initContainerStatuses', 'containerStatuses'].flatMap((key) =>
    objectsAt(pod, 'status', key),
  );
  const found = containers.flatMap((container) => {
    const waits = textAt(container, 'state', 'waiting', 'reason');
    const ended = textAt(container, 'state', 'terminated', 'reason');
    const [state, reason] = waits === undefined ? ['terminated', ended] : ['waiting', waits];
    if (reason === undefined || harmless.has(reason)) return [];
    return [{ pod: name, reason, message: textAt(container, 'state', state, 'message') ?? '' }];
  });
  const scheduled = conditionOf(pod, 'PodScheduled');
  if (scheduled?.status === 'False' && scheduled.reason !== '') {
    found.push({ pod: name, reason: scheduled.reason, message: scheduled.message });
  }
  if (textAt(pod, 'status', 'phase') === 'Failed') {
    const reason = textAt(pod, 'status', 'reason') ?? 'Failed';
    found.push({ pod: name, reason, message: textAt(pod, 'status', 'message') ?? '' });
  }
  return found;
}

/** A trouble as people read it. */
export function troubleText({ pod, reason, message }: PodTrouble): string {
  return message === '' ? `pod ${pod}: ${reason}` : `pod ${pod}: ${reason}: ${message}`;
}

/** Ready when it serves or has succeeded; a pod that ended in failure has failed. */
export const podHealth: HealthRule = (pod, { waited }) => {
  const phase = textAt(pod, 'status', 'phase');
  if (phase === 'Succeeded') return ready('It has run to its end.');
  const trouble = podTrouble([pod]);
  if (phase === 'Failed') return failed(trouble === undefined ? 'Failed' : troubleText(trouble));
  if (conditionOf(pod, 'Ready')?.status === 'True') return ready();
  if (trouble === undefined) return waiting(phase ?? 'Not yet seen by a node');
  const hopeless =
    trouble.reason === 'CrashLoopBackOff' ||
    (trouble.reason === 'Unschedulable' && waited > schedulingTime);
  return hopeless ? failed(troubleText(trouble)) : waiting(troubleText(trouble));
};

/** Ready when it is complete. */
export const jobHealth: HealthRule = (job) => {
  const broken = conditionOf(job, 'Failed');
  if (broken?.status === 'True') return failed(because(broken, 'Failed'));
  if (conditionOf(job, 'Complete')?.status === 'True') return ready();
  if (jsonAt(job, 'spec', 'suspend') === true) return ready('It is suspended.');
  return waiting('Not yet complete');
};
