// The ports of containers, with names that Kubernetes accepts.
import type { Container, Port } from '../../model/resource.ts';
import { derivedFromAll } from '../origin.ts';
import { constant, mapOf, type RenderedMap, type RenderedScalar } from '../rendered-node.ts';
import { derivedScalar, partOrigin } from '../source-document.ts';
import { integerScalar, tell, textScalar, type FieldContext } from './fields.ts';

/** A port that a container listens on. */
export interface ContainerPort {
  readonly name: RenderedScalar;
  readonly number: RenderedScalar;
  readonly protocol: RenderedScalar;
  readonly port: Port;
}

/** IANA service names, which Kubernetes asks of ports (RFC 6335, section 5.1). */
const PORT_NAME = /^(?=[a-z0-9-]{1,15}$)(?=.*[a-z])[a-z0-9]+(?:-[a-z0-9]+)*$/;
const PROTOCOLS = ['TCP', 'UDP', 'SCTP'];
const DEFAULT_PROTOCOL = constant('TCP', 'The protocol of ports that name none');

/** The ports of all containers, in the order of the text; `[i]` are those of container `i`. */
export function containerPorts(
  containers: readonly Container[],
  context: FieldContext,
): readonly (readonly ContainerPort[])[] {
  const names = new Set<string>();
  const claimed = new Map<string, ClaimedPort>();
  return containers.map(({ ports }, container) =>
    ports.flatMap((port) => {
      const read = readPort(port, context);
      if (read === undefined) return [];
      const key = `${String(read.number.value)}/${String(read.protocol.value)}`;
      const first = claimed.get(key);
      if (first !== undefined) {
        reportTaken(key, { port, container }, first, context);
        if (first.container === container) return [];
      } else claimed.set(key, { port, container });
      return { ...read, name: usableName(read, names, context) };
    }),
  );
}

/** The ports as a container lists them. */
export function portEntries(
  ports: readonly ContainerPort[],
  { resolved }: FieldContext,
): readonly RenderedMap[] {
  return ports.map(({ name, number, protocol, port }, index) =>
    mapOf(
      { name, containerPort: number, protocol },
      partOrigin(resolved.componentSource, port, `ports[${String(index)}]`),
    ),
  );
}

/** A port with the position of its container. */
interface ClaimedPort {
  readonly port: Port;
  readonly container: number;
}

type ReadPort = Omit<ContainerPort, 'name'> & { readonly name: RenderedScalar | undefined };

function readPort(port: Port, context: FieldContext): ReadPort | undefined {
  const number = integerScalar(port.containerPort, { least: 1, most: 65_535 }, context);
  if (number === undefined) {
    if (port.containerPort?.value === undefined) {
      tell(context, {
        code: 'port-without-number',
        severity: 'error',
        message: 'This port is left out: it has no usable "containerPort".',
        at: port.node,
      });
    }
    return undefined;
  }
  return {
    name: textScalar(port.name, context),
    number,
    protocol: readProtocol(port, context),
    port,
  };
}

function readProtocol({ protocol: field }: Port, context: FieldContext): RenderedScalar {
  const protocol = textScalar(field, context);
  if (field === undefined || protocol === undefined) return DEFAULT_PROTOCOL;
  const text = String(protocol.value);
  if (PROTOCOLS.includes(text)) return protocol;
  const upper = text.toUpperCase();
  if (PROTOCOLS.includes(upper)) {
    return derivedScalar(context.resolved.componentSource, field, upper);
  }
  tell(context, {
    code: 'unknown-protocol',
    severity: 'error',
    message: `Kubernetes knows no protocol "${text}", so TCP stands in for it.`,
    at: field.node,
  });
  return DEFAULT_PROTOCOL;
}

/** The written name, or one made of protocol and number where it cannot be used or is taken. */
function usableName(
  { name, number, protocol, port }: ReadPort,
  names: Set<string>,
  context: FieldContext,
): RenderedScalar {
  const text = name === undefined ? undefined : String(name.value);
  if (name !== undefined && text !== undefined && PORT_NAME.test(text) && !names.has(text)) {
    names.add(text);
    return name;
  }
  const value = `${String(protocol.value).toLowerCase()}-${String(number.value)}`;
  if (text !== undefined) {
    const why = names.has(text)
      ? 'is the name of another port of this component'
      : 'is no name that Kubernetes accepts for a port (at most 15 lower-case letters, digits or single dashes, one letter at least)';
    tell(context, {
      code: 'port-name-not-for-kubernetes',
      severity: 'warning',
      message: `"${text}" ${why}. "${value}" stands in for it.`,
      at: (port.name ?? port).node,
    });
  }
  names.add(value);
  const origin = derivedFromAll([number.origin, protocol.origin]);
  return { kind: 'scalar', value, origin };
}

function reportTaken(
  key: string,
  { port, container }: ClaimedPort,
  first: ClaimedPort,
  context: FieldContext,
): void {
  const isSame = first.container === container;
  tell(context, {
    code: 'port-taken',
    severity: 'warning',
    message: isSame
      ? `This container lists port ${key} already, so this entry is left out.`
      : `Another container of this component listens on port ${key} already. All of them share one network, so one of the two will not start.`,
    at: (port.containerPort ?? port).node,
    related: {
      at: (first.port.containerPort ?? first.port).node,
      message: `The first port ${key}`,
    },
  });
}
