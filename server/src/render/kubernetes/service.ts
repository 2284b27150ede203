// The Service that gives a server its stable address.
import { listOf, mapOf, type RenderedMap } from '../rendered-node.ts';
import type { RenderedObject } from '../rendering.ts';
import { partOrigin } from '../source-document.ts';
import { tell } from './fields.ts';
import type { InstanceContext } from './instance-context.ts';
import { instanceLabels, selectorLabels } from './labels.ts';
import { namespacedObject } from './object.ts';
import type { ContainerPort } from './ports.ts';

/**
 * A Service of the instance's name with every port of every container. Undefined, with a problem,
 * for a server without ports, since Kubernetes accepts no Service without them. Workloads that
 * nothing connects to have none.
 */
export function serviceOf(
  context: InstanceContext,
  ports: readonly (readonly ContainerPort[])[],
): RenderedObject | undefined {
  const { name, resolved, options, workloadType } = context;
  const entries = servicePorts(ports, context);
  const isServer = workloadType?.endpoint === true;
  const [firstPort] = ports.flat();
  if (isServer && entries.length === 0) {
    tell(context, {
      code: 'server-without-ports',
      severity: 'warning',
      message: `No container of this component has a port, so the server "${resolved.name}" gets no address: there will be no Service.`,
      at: (resolved.component.workloadType ?? { node: resolved.component.root }).node,
    });
    return undefined;
  }
  if (!isServer) {
    if (firstPort !== undefined) {
      tell(context, {
        code: 'port-without-service',
        severity: 'information',
        message:
          'Nothing connects to a workload of this type, so there is no Service for its ports.',
        at: firstPort.port.node,
      });
    }
    return undefined;
  }
  return namespacedObject(
    {
      apiVersion: 'v1',
      kind: 'Service',
      name,
      labels: instanceLabels(context),
      instance: resolved.name,
      place: resolved.place,
      reason: 'A server has one stable address for all of its replicas',
    },
    { spec: mapOf({ selector: selectorLabels(context), ports: listOf(entries) }) },
    options,
  );
}

function servicePorts(
  ports: readonly (readonly ContainerPort[])[],
  { resolved }: InstanceContext,
): readonly RenderedMap[] {
  const taken = new Set<string>();
  return ports.flat().flatMap(({ name, number, protocol, port }) => {
    const key = `${String(number.value)}/${String(protocol.value)}`;
    if (taken.has(key)) return [];
    taken.add(key);
    const origin = partOrigin(resolved.componentSource, port, 'ports');
    return mapOf({ name, port: number, targetPort: number, protocol }, origin);
  });
}
