// One container of a pod.
import { isEmptyField } from '../../model/field.ts';
import { imageTextOf } from '../../model/image-reference.ts';
import type { Container } from '../../model/resource.ts';
import { listUnlessEmpty, mapOf, type RenderedMap, type RenderedScalar } from '../rendered-node.ts';
import { derivedScalar, partOrigin, placeIn } from '../source-document.ts';
import { environmentOf } from './environment.ts';
import { tell, textList, textScalar, type FieldContext } from './fields.ts';
import { kubernetesName } from './names.ts';
import { portEntries, type ContainerPort } from './ports.ts';
import { probeOf } from './probes.ts';
import { resourcesOf } from './resources.ts';
import type { Mount } from './volumes.ts';

/** A container whose name can be used. */
export interface NamedContainer {
  readonly container: Container;
  readonly name: RenderedScalar;
  /** Its position in the component. */
  readonly index: number;
}

/** The containers that have a name of their own; the others are reported and left out. */
export function namedContainers(
  containers: readonly Container[],
  context: FieldContext,
): readonly NamedContainer[] {
  const firsts = new Map<string, Container>();
  return containers.flatMap((container, index) => {
    const written = textScalar(container.name, context);
    if (written === undefined) {
      tell(context, {
        code: 'unnamed-container',
        severity: 'error',
        message: 'This container is left out: it has no usable "name".',
        at: container.node,
      });
      return [];
    }
    const name = kubernetesName(written, 'dns-1123-label', {
      what: 'The name of the container',
      place: placeIn(context.resolved.componentSource, container.node.range),
      report: context.report,
    });
    const text = String(name.value);
    const first = firsts.get(text);
    if (first !== undefined) {
      tell(context, {
        code: 'container-name-taken',
        severity: 'error',
        message: `This container is left out: another one is called "${text}" already.`,
        at: (container.name ?? container).node,
        related: { at: (first.name ?? first).node, message: 'The first one' },
      });
      return [];
    }
    firsts.set(text, container);
    return { container, name, index };
  });
}

/** What other parts of the pod give to a container. */
export interface ContainerParts {
  readonly ports: readonly ContainerPort[];
  readonly mounts: readonly Mount[];
}

/**
 * The container. How its image is pulled is left to Kubernetes: always for the tag `latest`, else
 * when the node does not have it.
 */
export function containerNode(
  { container, name, index }: NamedContainer,
  { ports, mounts }: ContainerParts,
  context: FieldContext,
): RenderedMap {
  return mapOf(
    {
      name,
      image: imageOf(container, context),
      command: textList(container.cmd, context),
      args: textList(container.args, context),
      env: environmentOf(container, context),
      ports: listUnlessEmpty(portEntries(ports, context)),
      resources: resourcesOf(container, context),
      volumeMounts: listUnlessEmpty(withoutTakenPaths(container, mounts, context)),
      livenessProbe: probeOf(container.livenessProbe, 'livenessProbe', context),
      readinessProbe: probeOf(container.readinessProbe, 'readinessProbe', context),
    },
    partOrigin(context.resolved.componentSource, container, `containers[${String(index)}]`),
  );
}

function imageOf(container: Container, context: FieldContext): RenderedScalar | undefined {
  const { image } = container;
  if (image?.node.kind === 'map') {
    const text = imageTextOf(image.written);
    if (text !== undefined) return derivedScalar(context.resolved.componentSource, image, text);
  }
  const scalar = textScalar(image, context);
  // Whatever else is wrong with it has been reported.
  if (image === undefined || isEmptyField(image) || scalar?.value === '') {
    tell(context, {
      code: 'container-without-image',
      severity: 'error',
      message: 'This container has no usable "image", so there is nothing to run.',
      at: (container.name ?? container).node,
    });
  }
  return scalar;
}

/** Two things cannot be mounted at one path. */
function withoutTakenPaths(
  container: Container,
  mounts: readonly Mount[],
  context: FieldContext,
): readonly RenderedMap[] {
  const paths = new Set<string>();
  return mounts.flatMap(({ path, node }) => {
    if (!paths.has(path)) {
      paths.add(path);
      return node;
    }
    const origin = node.origin?.kind === 'source' ? node.origin.steps[0].place : undefined;
    tell(context, {
      code: 'mount-path-taken',
      severity: 'error',
      message: `Something else is mounted at "${path}" already, so this is left out.`,
      at: origin ?? container.node,
    });
    return [];
  });
}
