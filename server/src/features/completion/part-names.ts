// Parts of a component that other fields point at: ports and volumes.
import { textIn } from '../../model/field.ts';
import { findTrait } from '../../model/catalog/catalog.ts';
import type { ComponentResource } from '../../model/resource.ts';
import { propertyHolderAt } from '../../workspace/schema-at.ts';
import { nodeAtPath, type YamlPath } from '../../yaml/access.ts';
import type { NameProposal } from './name-proposal.ts';
import { componentAround } from './parameter-names.ts';
import type { Place } from './place.ts';

const PROBE_PORT =
  /^spec\.containers\[\]\.(?:livenessProbe|readinessProbe)\.(?:httpGet|tcpSocket)\.port$/;

/** Ports that a probe can ask: those that its container declares. */
export function portNumbers(
  { resource }: Place,
  pattern: string,
  path: YamlPath,
): readonly NameProposal[] {
  if (resource?.role !== 'component' || !PROBE_PORT.test(pattern)) return [];
  const { containers } = resource;
  const own = typeof path[2] === 'number' ? containers[path[2]] : undefined;
  return portsOf(own === undefined ? containers : [own]);
}

/** Properties of traits that name a part of the component: its ports and its volumes. */
export function traitPropertyNames(place: Place, path: YamlPath): readonly NameProposal[] {
  const { resource, workspace } = place;
  const holder = resource && propertyHolderAt(resource, path, workspace);
  if (holder?.of !== 'trait') return [];
  const [first, second] = holder.rest;
  const isListed = typeof first === 'number' && second === 'value';
  const key = isListed ? textIn(nodeAtPath(holder.node, [first, 'name'])) : first;
  const component = componentAround(place, path);
  if (component === undefined || typeof key !== 'string') return [];
  if (key === 'servicePort') return portsOf(component.containers);
  const names = findTrait(holder.name ?? '')?.info.propertyNames ?? {};
  return Object.hasOwn(names, key) ? volumesOf(component) : [];
}

function volumesOf({ containers }: ComponentResource): readonly NameProposal[] {
  return containers.flatMap((container) =>
    (container.resources?.volumes ?? []).flatMap((volume) => {
      const name = volume.name?.value;
      const detail = textIn(volume.mountPath?.node);
      return name === undefined ? [] : [{ name, detail, data: undefined }];
    }),
  );
}

function portsOf(containers: ComponentResource['containers']): readonly NameProposal[] {
  return containers.flatMap((container) =>
    container.ports.flatMap((port) => {
      const number = port.containerPort?.value;
      const label = port.name?.value;
      const detail = label === undefined ? undefined : `port "${label}"`;
      return number === undefined ? [] : [{ name: number, detail, data: undefined }];
    }),
  );
}
