// The outline of a component: parameters, containers with what they hold, settings.
import type {
  ComponentResource,
  Container,
  Parameter,
  ParameterUser,
  Port,
  Probe,
  Volume,
} from '../../model/resource.ts';
import { pairOfValue } from '../../yaml/access.ts';
import { nameOr, valueText, type OutlineEntry, type OutlineKind } from './entry.ts';

export function componentEntries(component: ComponentResource): readonly OutlineEntry[] {
  return [
    ...component.parameters.map((each, index) => parameterEntry(each, 'parameter', index)),
    ...component.containers.map(containerEntry),
    ...component.workloadSettings.map((setting, index) => ({
      name: nameOr(setting.name, 'setting', index),
      nameNode: setting.name?.written,
      kind: 'setting' as const,
      detail: sourceOf(setting),
      node: setting.node,
      children: [],
    })),
  ];
}

/** A typed input: of a component, a scope or a workload type. */
export function parameterEntry(
  parameter: Parameter,
  kind: OutlineKind,
  index: number,
): OutlineEntry {
  const fallback = valueText(parameter.default);
  const type = parameter.type?.value;
  const detail = fallback === undefined ? type : `${type ?? ''} = ${fallback}`.trim();
  const name = nameOr(parameter.name, kind, index);
  const { node } = parameter;
  return { name, nameNode: parameter.name?.written, kind, detail, node, children: [] };
}

function containerEntry(container: Container, index: number): OutlineEntry {
  return {
    name: nameOr(container.name, 'container', index),
    nameNode: container.name?.written,
    kind: 'container',
    detail: container.image?.value,
    node: container.node,
    children: [
      ...container.ports.map(portEntry),
      ...container.env.map((env, at) => ({
        name: nameOr(env.name, 'env', at),
        nameNode: env.name?.written,
        kind: 'env' as const,
        detail: sourceOf(env),
        node: env.node,
        children: [],
      })),
      ...container.config.map((file, at) => ({
        name: nameOr(file.path, 'file', at),
        nameNode: file.path?.written,
        kind: 'file' as const,
        detail: file.fromParam === undefined ? undefined : sourceOf(file),
        node: file.node,
        children: [],
      })),
      ...(container.resources?.volumes ?? []).map(volumeEntry),
      ...probeEntry('livenessProbe', container.livenessProbe),
      ...probeEntry('readinessProbe', container.readinessProbe),
    ],
  };
}

function sourceOf(user: ParameterUser): string | undefined {
  const parameter = user.fromParam?.value;
  return parameter === undefined ? valueText(user.value) : `from ${parameter}`;
}

function portEntry(port: Port, index: number): OutlineEntry {
  const number = valueText(port.containerPort);
  const protocol = port.protocol?.value;
  const detail = number === undefined || protocol === undefined ? number : `${number}/${protocol}`;
  const name = nameOr(port.name, 'port', index);
  const nameNode = port.name?.written;
  return { name, nameNode, kind: 'port', detail, node: port.node, children: [] };
}

function volumeEntry(volume: Volume, index: number): OutlineEntry {
  return {
    name: nameOr(volume.name, 'volume', index),
    nameNode: volume.name?.written,
    kind: 'volume',
    detail: volume.mountPath?.value,
    node: volume.node,
    children: [],
  };
}

function probeEntry(name: string, probe: Probe | undefined): readonly OutlineEntry[] {
  if (probe === undefined) return [];
  const key = pairOfValue(probe.node)?.key;
  const { node } = probe;
  return [
    { name, nameNode: key, from: key, kind: 'probe', detail: handlerOf(probe), node, children: [] },
  ];
}

function handlerOf({ exec, httpGet, tcpSocket }: Probe): string | undefined {
  if (httpGet !== undefined) return `GET ${httpGet.path?.value ?? ''}`.trim();
  if (tcpSocket !== undefined) return `TCP ${valueText(tcpSocket.port) ?? ''}`.trim();
  return exec === undefined ? undefined : 'command';
}
