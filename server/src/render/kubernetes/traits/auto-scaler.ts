// The trait that lets the number of replicas follow the load, as a HorizontalPodAutoscaler.
import type { Container } from '../../../model/resource.ts';
import { placeIn } from '../../source-document.ts';
import {
  constant,
  listOf,
  mapOf,
  type RenderedMap,
  type RenderedScalar,
} from '../../rendered-node.ts';
import { isAtLeast } from '../../kubernetes-version.ts';
import { instanceLabels } from '../labels.ts';
import { namespacedObject } from '../object.ts';
import {
  integerProperty,
  propertyPlace,
  reportTrait,
  type AttachedTrait,
  type TraitOutcome,
} from './trait.ts';

const REASON = 'What the trait auto-scaler is on Kubernetes';

/** Bounds where none are written (contradiction C22: those of the documentation, written out). */
const DEFAULT_MINIMUM = 1;
const DEFAULT_MAXIMUM = 10;

/** The minor version of Kubernetes that first served `autoscaling/v2`. */
const SERVES_V2 = '1.23';

/** An autoscaler of the Deployment; nothing where it has no load to follow or no sensible bounds. */
export function autoScaler(attached: AttachedTrait): TraitOutcome {
  const { context, trait } = attached;
  if (context.workloadType?.daemonized === false) {
    reportTrait(attached, {
      code: 'auto-scaler-on-task',
      severity: 'warning',
      message:
        'Kubernetes cannot scale a task that is running, so this trait is left out. A "manual-scaler" sets how many pods run at a time.',
    });
    return {};
  }
  const metrics = ['cpu', 'memory'].flatMap((resource) => metricOf(resource, attached) ?? []);
  const bounds = boundsOf(attached);
  if (metrics.length === 0) reportNoMetric(attached);
  if (bounds === undefined || metrics.length === 0) return {};
  const { name, options } = context;
  const spec = mapOf({
    scaleTargetRef: mapOf({
      apiVersion: constant('apps/v1', REASON),
      kind: constant('Deployment', REASON),
      name,
    }),
    ...bounds,
    metrics: listOf(metrics),
  });
  const version = isAtLeast(options.kubernetesVersion, SERVES_V2) ? 'v2' : 'v2beta2';
  const autoscaler = namespacedObject(
    {
      apiVersion: `autoscaling/${version}`,
      kind: 'HorizontalPodAutoscaler',
      name,
      labels: instanceLabels(context),
      instance: context.resolved.name,
      place: trait.place,
      reason: REASON,
    },
    { spec },
    options,
  );
  return { objects: [autoscaler] };
}

function metricOf(resource: string, attached: AttachedTrait): RenderedMap | undefined {
  const percent = integerProperty(attached, resource, 1);
  if (percent.state !== 'usable') return undefined;
  reportMissingRequests(resource, percent.scalar, attached);
  return mapOf({
    type: constant('Resource', 'The load is measured by what the pods use'),
    resource: mapOf({
      name: constant(resource, `The property "${resource}" of the trait is set`),
      target: mapOf({
        type: constant('Utilization', 'The trait aims for a percentage of what is required'),
        averageUtilization: percent.scalar,
      }),
    }),
  });
}

interface Bounds {
  readonly minReplicas: RenderedScalar;
  readonly maxReplicas: RenderedScalar;
}

function boundsOf(attached: AttachedTrait): Bounds | undefined {
  const minimum = integerProperty(attached, 'minimum', 1);
  const maximum = integerProperty(attached, 'maximum', 1);
  if (minimum.state === 'unusable' || maximum.state === 'unusable') return undefined;
  const minReplicas =
    minimum.state === 'usable'
      ? minimum.scalar
      : constant(DEFAULT_MINIMUM, 'The smallest number of replicas when "minimum" is not set');
  const maxReplicas =
    maximum.state === 'usable'
      ? maximum.scalar
      : constant(DEFAULT_MAXIMUM, 'The largest number of replicas when "maximum" is not set');
  if (Number(maxReplicas.value) >= Number(minReplicas.value)) return { minReplicas, maxReplicas };
  const isWritten = maximum.state === 'usable';
  reportTrait(attached, {
    code: 'auto-scaler-range',
    severity: 'error',
    message: `"minimum" is ${String(minReplicas.value)} and "maximum" is ${String(maxReplicas.value)}${isWritten ? '' : ' when it is not set'}. Without room between them nothing is scaled, so this trait is left out.`,
    place: propertyPlace(attached, isWritten ? maxReplicas : minReplicas),
  });
  return undefined;
}

function reportNoMetric(attached: AttachedTrait): void {
  reportTrait(attached, {
    code: 'auto-scaler-metric',
    severity: 'error',
    message:
      'The auto-scaler has no load to follow, so it is left out. Set "cpu" or "memory" to a percentage.',
  });
}

/** Kubernetes measures use in percent of what containers request, so each of them must request some. */
function reportMissingRequests(
  resource: string,
  percent: RenderedScalar,
  attached: AttachedTrait,
): void {
  const { component, componentSource } = attached.context.resolved;
  const silent = component.containers.filter((container) => !isRequired(resource, container));
  if (silent.length === 0) return;
  const names = silent.map(({ name }) => `"${name?.value ?? ''}"`).join(', ');
  reportTrait(attached, {
    code: 'auto-scaler-without-request',
    severity: 'warning',
    message: `The percentage is measured against the "${resource}" that each container requires; ${names} requires none, so the number of replicas will not follow it.`,
    place: propertyPlace(attached, percent),
    related: silent.map(({ node, name }) => ({
      place: placeIn(componentSource, (name?.node ?? node).range),
      message: `Container without a required "${resource}"`,
    })),
  });
}

function isRequired(resource: string, { resources }: Container): boolean {
  const requirement = resource === 'cpu' ? resources?.cpu : resources?.memory;
  return requirement?.required?.value !== undefined;
}
