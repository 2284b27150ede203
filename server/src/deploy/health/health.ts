// Whether an object that was written is ready: what holds for every kind, then the rule of its kind.
import type { JsonObject } from '../cluster.ts';
import type { Health } from '../event.ts';
import { jsonAt, numberAt, textAt } from '../json.ts';
import { groupOf } from '../object-id.ts';
import { applicationHealth, customHealth } from './custom.ts';
import * as other from './others.ts';
import { jobHealth, podHealth } from './pods.ts';
import {
  conditionOf,
  failed,
  ready,
  waiting,
  type HealthContext,
  type HealthRule,
} from './reading.ts';
import { daemonSetHealth, deploymentHealth, statefulSetHealth } from './workloads.ts';

/** Rules by group and kind; other kinds of groups that Kubernetes owns are ready at once. */
const rules: ReadonlyMap<string, HealthRule> = new Map([
  ['apps/Deployment', deploymentHealth],
  ['apps/StatefulSet', statefulSetHealth],
  ['apps/DaemonSet', daemonSetHealth],
  ['batch/Job', jobHealth],
  ['/Pod', podHealth],
  ['/Service', other.serviceHealth],
  ['/PersistentVolumeClaim', other.claimHealth],
  ['/Namespace', other.namespaceHealth],
  ['/ResourceQuota', other.quotaHealth],
  ['networking.k8s.io/Ingress', other.ingressHealth],
  ['extensions/Ingress', other.ingressHealth],
  ['gateway.networking.k8s.io/HTTPRoute', other.routeHealth],
  ['gateway.networking.k8s.io/GRPCRoute', other.routeHealth],
  ['apiextensions.k8s.io/CustomResourceDefinition', other.definitionHealth],
  ['apiregistration.k8s.io/APIService', other.apiServiceHealth],
  ['policy/PodDisruptionBudget', other.atOnce],
  ['core.oam.dev/Application', applicationHealth],
]);

/** Kinds whose controllers always say which generation they have seen. */
const alwaysObserved: ReadonlySet<string> = new Set([
  'apps/Deployment',
  'apps/StatefulSet',
  'apps/DaemonSet',
  'policy/PodDisruptionBudget',
]);

const builtInGroups: ReadonlySet<string> = new Set([
  '',
  'apps',
  'batch',
  'autoscaling',
  'policy',
  'extensions',
  'rbac.authorization.k8s.io',
  'networking.k8s.io',
  'storage.k8s.io',
  'scheduling.k8s.io',
  'node.k8s.io',
  'discovery.k8s.io',
  'coordination.k8s.io',
  'admissionregistration.k8s.io',
]);

/** How an object is that this run has written, by what the server says of it now. */
export function healthOf(object: JsonObject, context: HealthContext): Health {
  if (jsonAt(object, 'metadata', 'deletionTimestamp') !== undefined) {
    return failed('It is being deleted.');
  }
  const group = groupOf(textAt(object, 'apiVersion') ?? '');
  const key = `${group}/${textAt(object, 'kind') ?? ''}`;
  const rule = rules.get(key) ?? (builtInGroups.has(group) ? other.atOnce : customHealth);
  const atOnce = rule === other.atOnce && !alwaysObserved.has(key);
  if (!atOnce && isBehind(object, key))
    return waiting('Its controller has not seen the change yet');
  return rule(object, context);
}

/** How an object is that is gone, by what was last seen of it: jobs may clean up after themselves. */
export function healthOfVanished(last: JsonObject): Health {
  const isJob = last['kind'] === 'Job' && groupOf(textAt(last, 'apiVersion') ?? '') === 'batch';
  if (!isJob || numberAt(last, 'spec', 'ttlSecondsAfterFinished') === undefined) {
    return failed('Somebody has deleted it.');
  }
  return conditionOf(last, 'Complete')?.status === 'True'
    ? ready('It has run to its end and is cleaned up.')
    : failed('It is cleaned up, and nobody saw whether it completed.');
}

function isBehind(object: JsonObject, key: string): boolean {
  const generation = numberAt(object, 'metadata', 'generation') ?? 0;
  const observed = numberAt(object, 'status', 'observedGeneration');
  return observed === undefined ? alwaysObserved.has(key) : observed < generation;
}
