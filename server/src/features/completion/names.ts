// Names that can stand at a place: from the built-in catalog, from the document and from its file.
import {
  builtInTraits,
  findTrait,
  scopeTypesFor,
  workloadTypeName,
  workloadTypesFor,
} from '../../model/catalog/catalog.ts';
import { formatGroupVersionKind } from '../../model/group-version-kind.ts';
import { textField, textIn } from '../../model/field.ts';
import type { NameRule, SymbolKind } from '../../model/name-rule.ts';
import type { ComponentResource, Parameter } from '../../model/resource.ts';
import type { JsonSchema } from '../../schema/json-schema.ts';
import { patternOf, propertyHolderAt } from '../../workspace/schema-at.ts';
import { nodeAtPath, type YamlPath } from '../../yaml/access.ts';
import type { ItemData } from './item.ts';
import type { Place } from './place.ts';
import type { ScalarValue } from './sketch.ts';

/** A name that can be written. */
export interface NameProposal {
  readonly name: ScalarValue;
  readonly detail: string | undefined;
  readonly data: ItemData | undefined;
  /** Schema of the properties that belong beside the name. */
  readonly properties?: JsonSchema;
}

/** Names for the value at a path of the document. */
export function namesAt(place: Place, path: YamlPath): readonly NameProposal[] {
  const { resource, dialect } = place;
  if (resource === undefined) return [];
  const pattern = patternOf(path);
  const rule = dialect.names.find(
    (row) => row.role === resource.role && row.does === 'refer' && row.path === pattern,
  );
  if (rule !== undefined) return namesOfRule(place, rule, path);
  return [...portNumbers(place, pattern, path), ...componentParts(place, path)];
}

/** Whether the field refers to a name that the same document has to declare. */
export function isNameOfDocument({ resource, dialect }: Place, pattern: string): boolean {
  return dialect.names.some(
    (row) =>
      row.role === resource?.role &&
      row.does === 'refer' &&
      row.reach.in === 'document' &&
      row.path === pattern,
  );
}

function namesOfRule(place: Place, rule: NameRule, path: YamlPath): readonly NameProposal[] {
  const { symbol, reach, path: pattern } = rule;
  if (symbol === 'workload-type') return workloadTypeNames(place, pattern);
  if (symbol === 'trait') return traitNames(place, pattern);
  if (symbol === 'scope-type') return scopeTypeNames(place);
  if (symbol === 'parameter') return parameterNames(parametersFor(place, rule, path));
  return declaredNames(place, symbol, reach.in === 'document' ? 'document' : 'file');
}

function workloadTypeNames({ dialect }: Place, path: string): readonly NameProposal[] {
  const names = workloadTypesFor(dialect.group).map((type) => {
    const name = workloadTypeName(type);
    const data = { of: 'workload-type', name, group: dialect.group } as const;
    return { name, detail: type.summary, data };
  });
  // A list of workload types may also say: all of them.
  const all = { name: '*', detail: 'Every workload type.', data: undefined };
  return path.endsWith('[]') ? [...names, all] : names;
}

function traitNames(place: Place, path: string): readonly NameProposal[] {
  const { group, version } = place.dialect;
  const isFullName = path.endsWith('.type');
  const builtIn = builtInTraits().flatMap((trait) => {
    const kind = trait.aliases.find((alias) => /^[A-Z]/.test(alias));
    if (isFullName && kind === undefined) return [];
    const full = formatGroupVersionKind({ group, version, kind: kind ?? trait.name });
    const name = isFullName ? full : trait.name;
    const data = { of: 'trait', name: trait.name } as const;
    return [{ name, detail: trait.summary, data, properties: trait.properties }];
  });
  if (isFullName) return builtIn;
  const own = declaredNames(place, 'trait', 'file').filter(
    ({ name }) => findTrait(String(name)) === undefined,
  );
  return [...builtIn, ...own];
}

function scopeTypeNames({ dialect }: Place): readonly NameProposal[] {
  return scopeTypesFor(dialect.group).map((type) => {
    const name = formatGroupVersionKind(type);
    const data = { of: 'scope-type', name, group: dialect.group } as const;
    return { name, detail: type.summary, data, properties: type.properties };
  });
}

/** Names declared in the document, or in any document of its file. */
function declaredNames(
  place: Place,
  symbol: SymbolKind,
  where: 'document' | 'file',
): readonly NameProposal[] {
  const documents =
    where === 'document' ? [place.document] : place.file.documents.map(({ document }) => document);
  const names = documents.flatMap((document) =>
    document.names.filter((use) => use.does === 'declare' && use.symbol === symbol),
  );
  return [...new Set(names.map(({ name }) => name))].map((name) => ({
    name,
    detail: `${symbol.replaceAll('-', ' ')} of this ${where}`,
    data: undefined,
  }));
}

function parametersFor(place: Place, rule: NameRule, path: YamlPath): readonly Parameter[] {
  if (rule.reach.in === 'document') {
    return place.resource?.role === 'component' ? place.resource.parameters : [];
  }
  const parameters = componentAround(place, path)?.parameters ?? [];
  const written = nodeAtPath(place.resource?.root, path.slice(0, -2));
  const items = written?.kind === 'seq' ? written.items : [];
  const own = path.at(-2);
  const taken = items
    .filter((_, index) => index !== own)
    .map((item) => textField(item, 'name')?.value);
  return parameters.filter(({ name }) => !taken.includes(name?.value));
}

/** The component that an instance names, when it stands in the same file. */
function componentAround(place: Place, path: YamlPath): ComponentResource | undefined {
  if (place.resource?.role !== 'configuration' || path[1] !== 'components') return undefined;
  const instance = nodeAtPath(place.resource.root, path.slice(0, 3));
  const wanted = textField(instance, 'componentName')?.value;
  if (wanted === undefined) return undefined;
  for (const { document } of place.file.documents) {
    const resource = document.oam.status === 'resource' ? document.oam.resource : undefined;
    if (resource?.role === 'component' && resource.metadata?.name?.value === wanted)
      return resource;
  }
  return undefined;
}

function parameterNames(parameters: readonly Parameter[]): readonly NameProposal[] {
  return parameters.flatMap((parameter) => {
    const name = parameter.name?.value;
    if (name === undefined || name === '') return [];
    const written = parameter.default?.value;
    const parts = [
      parameter.required?.value === true ? 'required' : undefined,
      parameter.type?.value,
      written === undefined ? undefined : `default ${String(written)}`,
    ];
    const detail = parts.filter((part) => part !== undefined).join(', ');
    const markdown = parameter.description?.value;
    const data = markdown === undefined ? undefined : ({ of: 'text', markdown } as const);
    return [{ name, detail: detail === '' ? undefined : detail, data }];
  });
}

const PROBE_PORT =
  /^spec\.containers\[\]\.(?:livenessProbe|readinessProbe)\.(?:httpGet|tcpSocket)\.port$/;

/** Ports that a probe can ask: those that its container declares. */
function portNumbers(place: Place, pattern: string, path: YamlPath): readonly NameProposal[] {
  if (place.resource?.role !== 'component' || !PROBE_PORT.test(pattern)) return [];
  const { containers } = place.resource;
  const own = typeof path[2] === 'number' ? containers[path[2]] : undefined;
  return portsOf(own === undefined ? containers : [own]);
}

/** Properties of traits that name a part of the component: its ports and its volumes. */
function componentParts(place: Place, path: YamlPath): readonly NameProposal[] {
  const { resource } = place;
  const holder = resource && propertyHolderAt(resource, path);
  if (holder?.of !== 'trait') return [];
  const [key] = holder.rest;
  const component = componentAround(place, path);
  if (component === undefined) return [];
  if (key === 'servicePort') return portsOf(component.containers);
  if (key !== 'volumeName') return [];
  return component.containers.flatMap((container) =>
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

/** Names of the properties or settings that a list of names and values can have; `path` is that of a `name` in it. */
export function propertyNamesAt({ resource }: Place, path: YamlPath): readonly string[] {
  const isName = path.at(-1) === 'name' && typeof path.at(-2) === 'number';
  if (resource === undefined || !isName) return [];
  const holder = propertyHolderAt(resource, [...path.slice(0, -1), 'value']);
  return holder?.rest.length === 2 ? Object.keys(holder.schema?.properties ?? {}) : [];
}
