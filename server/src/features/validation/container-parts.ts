// What rules about the parts of containers have in common: which container, which probe.
import { textIn } from '../../model/field.ts';
import { findWorkloadType } from '../../model/catalog/catalog.ts';
import type { ComponentResource, Container, Probe } from '../../model/resource.ts';
import { pairOf } from '../../yaml/access.ts';
import type { YamlNode } from '../../yaml/nodes.ts';
import type { LocatedViolation } from './rule.ts';

/** What a probe can do, in the order of the specification. */
export const HANDLERS = ['exec', 'httpGet', 'tcpSocket'] as const;

/** Keys that authors write in place of `containerPort`; the first one stands in published examples. */
export const OTHER_PORT_KEYS = ['value', 'port', 'number'] as const;

/** A probe with the name of its field. */
export interface NamedProbe {
  readonly name: 'livenessProbe' | 'readinessProbe';
  readonly probe: Probe;
  readonly container: Container;
}

const PROBES = ['livenessProbe', 'readinessProbe'] as const;

/** Paths of a field in both probes of a container, for claims. */
export function probePaths(...fields: readonly string[]): readonly string[] {
  return PROBES.flatMap((probe) =>
    fields.map((field) => ['spec.containers[]', probe, field].filter(Boolean).join('.')),
  );
}

/** Every probe of the component. */
export function probesOf(resource: ComponentResource): readonly NamedProbe[] {
  return resource.containers.flatMap((container) =>
    PROBES.flatMap((name): NamedProbe[] => {
      const probe = container[name];
      return probe === undefined ? [] : [{ name, probe, container }];
    }),
  );
}

/** The container that a violation lies in. */
export function containerAround(
  violation: LocatedViolation,
  resource: ComponentResource,
): Container | undefined {
  const position = violation.path[2];
  return typeof position === 'number' ? resource.containers[position] : undefined;
}

/** False where the workload type is known to take what it runs from its settings. */
export function runsContainers({ workloadType, dialect }: ComponentResource): boolean {
  const type = workloadType?.value;
  if (type === undefined) return true;
  return findWorkloadType(type, dialect.group)?.info.usesContainers !== false;
}

/** `variable "PORT"`, or only `This variable` while it has no name. */
export function subjectOf(what: string, node: YamlNode, nameKey = 'name'): string {
  const name = textIn(pairOf(node, nameKey)?.value);
  if (name === undefined || name === '') return `This ${what}`;
  return `${what.charAt(0).toUpperCase()}${what.slice(1)} "${name}"`;
}
