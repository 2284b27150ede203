// The template of an instance's pods, and the objects that its pods need.
import type { Volume } from '../../model/resource.ts';
import { derivedFromAll } from '../origin.ts';
import {
  constant,
  listOf,
  listUnlessEmpty,
  mapOf,
  mapOfEntries,
  type RenderedList,
  type RenderedMap,
  type RenderedScalar,
} from '../rendered-node.ts';
import type { RenderedObject } from '../rendering.ts';
import { placeIn } from '../source-document.ts';
import { podAnnotations } from './annotations.ts';
import { configFiles, configHash } from './config-files.ts';
import { containerNode, namedContainers, type NamedContainer } from './containers.ts';
import { tell, textScalar } from './fields.ts';
import type { InstanceContext } from './instance-context.ts';
import { instanceLabels } from './labels.ts';
import { kubernetesName } from './names.ts';
import { nodeSelector } from './node-selector.ts';
import { containerPorts, type ContainerPort } from './ports.ts';
import { podVolumes } from './volumes.ts';

/** The pods of an instance. */
export interface PodParts {
  readonly template: RenderedMap;
  /** ConfigMaps and claims. */
  readonly objects: readonly RenderedObject[];
  readonly ports: readonly (readonly ContainerPort[])[];
  /** The first volume that one pod at a time may use. */
  readonly exclusive: Volume | undefined;
}

/**
 * The pods of an instance; `restartPolicy` only where it is not that of Kubernetes. Undefined, with
 * a problem, when there is no container to run.
 */
export function podParts(
  context: InstanceContext,
  restartPolicy?: RenderedScalar,
): PodParts | undefined {
  const named = namedContainers(context.resolved.component.containers, context);
  if (named.length === 0) {
    const { component, componentName } = context.resolved;
    tell(context, {
      code: 'nothing-to-run',
      severity: 'error',
      message: `The component "${componentName}" has no usable container, so nothing can run.`,
      at: (component.workloadType ?? component.metadata?.name ?? { node: component.root }).node,
    });
    return undefined;
  }
  const containers = named.map(({ container }) => container);
  const ports = containerPorts(containers, context);
  const volumes = podVolumes(containers, context);
  const taken = new Set(volumes.names);
  const configs = named.map((one) => configFiles(one, taken, context));
  const configVolumes = configs.flatMap((config) => config?.volume ?? []);
  const nodes = named.map((one, index) => {
    const mounts = [...(volumes.mounts[index] ?? []), ...(configs[index]?.mounts ?? [])];
    return containerNode(one, { ports: ports[index] ?? [], mounts }, context);
  });
  const hash = configHash(configs.flatMap((config) => config?.files ?? []));
  const template = mapOf({
    metadata: mapOf({ labels: podLabels(context), annotations: podAnnotations(context, hash) }),
    spec: mapOf({
      nodeSelector: nodeSelector(context),
      imagePullSecrets: pullSecrets(named, context),
      restartPolicy,
      containers: listOf(nodes),
      volumes: listUnlessEmpty([...volumes.volumes, ...configVolumes]),
    }),
  });
  return {
    template,
    objects: [...configs.flatMap((config) => config?.object ?? []), ...volumes.objects],
    ports,
    exclusive: volumes.exclusive,
  };
}

function podLabels(context: InstanceContext): RenderedMap {
  const own = instanceLabels(context);
  const taken = new Set(own.entries.map(({ key }) => key));
  const more = context.effects.podLabels.entries.filter(({ key }) => !taken.has(key));
  return mapOfEntries([...own.entries, ...more]);
}

/** Secrets belong to the pod, so one that several containers name stands there once. */
function pullSecrets(
  named: readonly NamedContainer[],
  context: InstanceContext,
): RenderedList | undefined {
  const { resolved, report } = context;
  const secrets = new Map<string, RenderedScalar>();
  for (const { container } of named) {
    const written = textScalar(container.imagePullSecret, context);
    if (written === undefined) continue;
    const place = placeIn(resolved.componentSource, container.node.range);
    const what = 'The name of the secret';
    const secret = kubernetesName(written, 'dns-1123-subdomain', { what, place, report });
    const known = secrets.get(String(secret.value));
    const origin = known === undefined ? secret.origin : also(known, secret);
    secrets.set(String(secret.value), { ...secret, origin });
  }
  return listUnlessEmpty([...secrets.values()].map((name) => mapOf({ name })));
}

/** The first place leads and stays exact; the others say the same. */
function also(first: RenderedScalar, other: RenderedScalar): RenderedScalar['origin'] {
  const all = derivedFromAll([first.origin, other.origin]);
  return all.kind === 'source' && first.origin.kind === 'source'
    ? { ...all, how: first.origin.how }
    : all;
}

/** Why pods of tasks are not restarted in place. */
export const NEVER_RESTARTED = constant(
  'Never',
  'A task that failed is tried again in a new pod, and the failed one stays to be looked at',
);
