// What runs the pods of an instance: a Deployment, a StatefulSet or a Job, with its Service.
import type { WorkloadTypeInfo } from '../../model/catalog/catalog.ts';
import { constant, mapOf, type RenderedNode, type RenderedScalar } from '../rendered-node.ts';
import type { RenderedObject } from '../rendering.ts';
import { derivedScalar } from '../source-document.ts';
import { tell } from './fields.ts';
import type { InstanceContext } from './instance-context.ts';
import { isAtLeast } from '../kubernetes-version.ts';
import { instanceLabels, selectorLabels } from './labels.ts';
import { namespacedObject } from './object.ts';
import { NEVER_RESTARTED, podParts, type PodParts } from './pod.ts';
import { serviceOf } from './service.ts';
import { EXCLUSIVE_REASON } from './volumes.ts';

/** Since this minor version Jobs may wait for a pod to be gone before they replace it. */
const REPLACES_FAILED_ONLY = '1.29';

/** The objects of an instance of a core workload type, apart from those of its traits. */
export function workloadObjects(
  context: InstanceContext,
  info: WorkloadTypeInfo,
): readonly RenderedObject[] {
  const pod = podParts(context, info.daemonized ? undefined : NEVER_RESTARTED);
  if (pod === undefined) return [];
  const main = info.daemonized
    ? info.replicable
      ? deployment(context, pod)
      : statefulSet(context, pod)
    : job(context, pod, info);
  reportSharedVolume(context, pod, info);
  const service = serviceOf(context, pod.ports);
  return [...pod.objects, ...(service === undefined ? [] : [service]), main];
}

/**
 * Many replicas, any of which may be replaced at any time. Their number is written only where a
 * trait fixes it: Kubernetes starts with one, and whoever scales by hand or by load keeps the last
 * word. An exclusive volume cannot be mounted by the old and the new pod at once, so the old ones
 * go first.
 */
function deployment(context: InstanceContext, { template, exclusive }: PodParts): RenderedObject {
  const { effects } = context;
  return workload(context, 'Deployment', {
    replicas: effects.scaled === 'by-cluster' ? undefined : effects.replicas,
    selector: mapOf({ matchLabels: selectorLabels(context) }),
    strategy: exclusive === undefined ? undefined : mapOf({ type: EXCLUSIVE_REASON }),
    template,
  });
}

/**
 * A singleton. A StatefulSet gives its one pod an identity, and starts no second pod of it before
 * the first is known to be gone. A Deployment does not promise that, not even with the strategy
 * Recreate: it looks at rollouts only, and replaces the pod of a node that is cut off while that
 * pod may still be running. `serviceName` can never change, so it is the instance's name even where
 * no such Service exists. One pod has no order to keep; `Parallel` lets a new revision replace a
 * pod that never became ready, which the default waits for until somebody deletes it by hand.
 */
function statefulSet(context: InstanceContext, { template }: PodParts): RenderedObject {
  return workload(context, 'StatefulSet', {
    serviceName: context.name,
    replicas: constant(1, 'A singleton never runs twice'),
    podManagementPolicy: constant(
      'Parallel',
      'A pod that never became ready does not keep the next revision from replacing it',
    ),
    selector: mapOf({ matchLabels: selectorLabels(context) }),
    template,
  });
}

/**
 * A task. Each replica has to end well once, so as many completions are wanted as pods run at once.
 * A singleton's pod is replaced only when it is gone for certain, where the cluster can do that.
 * How often a failed task is tried again is left to Kubernetes. A Job cannot be changed: whoever
 * deploys has to replace it, which keeps its name.
 */
function job(
  context: InstanceContext,
  { template }: PodParts,
  info: WorkloadTypeInfo,
): RenderedObject {
  const { effects, options } = context;
  const once = constant(1, 'A singleton never runs twice');
  const replicas = info.replicable
    ? (effects.replicas ?? constant(1, 'A task runs once unless a trait fixes another number'))
    : once;
  const canWait = !info.replicable && isAtLeast(options.kubernetesVersion, REPLACES_FAILED_ONLY);
  return workload(context, 'Job', {
    parallelism: replicas,
    completions: replicas,
    podReplacementPolicy: canWait
      ? constant('Failed', 'A new pod waits until the old one is gone, so that two never run')
      : undefined,
    template,
  });
}

const API_VERSIONS = { Deployment: 'apps/v1', StatefulSet: 'apps/v1', Job: 'batch/v1' } as const;

function workload(
  context: InstanceContext,
  kind: keyof typeof API_VERSIONS,
  spec: Readonly<Record<string, RenderedNode | undefined>>,
): RenderedObject {
  const { name, resolved, options } = context;
  return namespacedObject(
    {
      apiVersion: API_VERSIONS[kind],
      kind: kindScalar(kind, context),
      name,
      labels: instanceLabels(context),
      instance: resolved.name,
      place: resolved.place,
      reason: `The version of the API that has had the kind ${kind} in every Kubernetes that is rendered for`,
    },
    { spec: mapOf(spec) },
    options,
  );
}

/** The kind follows from the workload type. */
function kindScalar(kind: string, { resolved }: InstanceContext): RenderedScalar {
  const { component, componentSource } = resolved;
  return component.workloadType === undefined
    ? constant(kind, 'What runs the pods')
    : derivedScalar(componentSource, component.workloadType, kind);
}

/** Volumes of traits are looked at where the traits are. */
function reportSharedVolume(
  context: InstanceContext,
  { exclusive }: PodParts,
  info: WorkloadTypeInfo,
): void {
  const { effects, resolved } = context;
  const name = exclusive?.name?.value;
  if (exclusive === undefined || name === undefined || effects.claims.has(name)) return;
  const areMany =
    info.replicable &&
    (effects.scaled === 'by-cluster' || Number(effects.replicas?.value ?? 1) > 1);
  if (!areMany) return;
  tell(context, {
    code: 'exclusive-volume-of-replicas',
    severity: 'warning',
    message: `The volume "${name}" is exclusive, and "${resolved.name}" may run more than once: replicas on other nodes will not start. Give it the sharing policy "Shared" if the storage allows that.`,
    at: (exclusive.sharingPolicy ?? exclusive.name ?? exclusive).node,
  });
}
