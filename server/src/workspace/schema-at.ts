// Which schema holds at a path of a document, including those that depend on what the document says.
import { kindInfo } from '../model/dialects/registry.ts';
import { textField } from '../model/field.ts';
import type { Resource } from '../model/resource.ts';
import type { JsonSchema } from '../schema/json-schema.ts';
import { schemaAtPath, schemaById, viewOf, type SchemaView } from '../schema/schema-view.ts';
import { nodeAtPath, type YamlPath } from '../yaml/access.ts';
import type { YamlNode } from '../yaml/nodes.ts';
import { propertiesNamed, type TypeRole } from './definitions.ts';
import type { SpecDocument, SpecFile } from './spec-file.ts';
import type { WorkspaceView } from './workspace.ts';

/** Id of the schema of the settings file. */
export const CONFIG_SCHEMA = 'oam.config';

/** Id of the schema of a whole document; undefined for what has none. */
export function schemaIdOf(
  file: Pick<SpecFile, 'type'>,
  document: SpecDocument,
): string | undefined {
  if (file.type === 'config') return CONFIG_SCHEMA;
  return document.oam.status === 'resource' ? schemaIdOfResource(document.oam.resource) : undefined;
}

/** Id of the schema of a resource. */
export function schemaIdOfResource(resource: Resource): string | undefined {
  const { dialect, kind, role } = resource;
  const byKind = kindInfo(dialect, kind?.value);
  const info = byKind ?? Object.values(dialect.kinds).find((candidate) => candidate.role === role);
  return info?.schemaId;
}

/**
 * The schema of the value at `path`; undefined where nothing is known. Without a workspace, only the
 * catalog says which properties go with a name.
 */
export function schemaAt(
  file: Pick<SpecFile, 'type'>,
  document: SpecDocument,
  path: YamlPath,
  view?: WorkspaceView,
): SchemaView | undefined {
  const id = schemaIdOf(file, document);
  const whole = id === undefined ? undefined : schemaById(id);
  if (whole === undefined) return undefined;
  if (document.oam.status === 'resource') {
    const special = propertySchemaAt(document.oam.resource, path, view);
    if (special !== undefined) return special;
  }
  return schemaAtPath(whole, path);
}

/** Schemas of traits, scopes and workload settings, which follow from a name beside them. */
function propertySchemaAt(
  resource: Resource,
  path: YamlPath,
  view: WorkspaceView | undefined,
): SchemaView | undefined {
  const holder = propertyHolderAt(resource, path, view);
  if (holder === undefined) return undefined;
  const { schema, rest } = holder;
  if (schema === undefined) return undefined;
  const [first, ...deeper] = rest;
  if (typeof first !== 'number') return schemaAtPath(viewOf(schema), rest);
  // Written as a list of name and value: the value has the schema of the property of that name.
  const [key, ...inner] = deeper;
  if (key !== 'value') return undefined;
  const name = textField(nodeAtPath(holder.node, [first]), 'name')?.value;
  return name === undefined ? undefined : schemaAtPath(viewOf(schema), [name, ...inner]);
}

/** The trait, scope type or workload type whose properties a path leads into. */
export interface PropertyHolder {
  readonly of: 'trait' | 'scope-type' | 'workload-type';
  /** Its name as written beside the properties. */
  readonly name: string | undefined;
  readonly schema: JsonSchema | undefined;
  /** Who says which properties there are; undefined where nobody does. */
  readonly from: 'workspace' | 'catalog' | undefined;
  /** The `properties` or `workloadSettings` value itself. */
  readonly node: YamlNode | undefined;
  /** Path from there. */
  readonly rest: YamlPath;
}

/** What the properties at or above `path` belong to; undefined where there are none. */
export function propertyHolderAt(
  resource: Resource,
  path: YamlPath,
  view?: WorkspaceView,
): PropertyHolder | undefined {
  const place = holderPlace(resource, path);
  if (place === undefined) return undefined;
  const { role, name, length } = place;
  const { group } = resource.dialect;
  const found = name === undefined ? undefined : propertiesNamed(role, name, { view, group });
  return {
    of: role === 'scope' ? 'scope-type' : role,
    name,
    schema: found?.schema,
    from: found?.from,
    node: nodeAtPath(resource.root, path.slice(0, length)),
    rest: path.slice(length),
  };
}

interface HolderPlace {
  readonly role: TypeRole;
  readonly name: string | undefined;
  /** How much of the path leads to the properties. */
  readonly length: number;
}

function holderPlace(resource: Resource, path: YamlPath): HolderPlace | undefined {
  const { root, role } = resource;
  const pattern = patternOf(path);
  if (role === 'configuration') {
    if (pattern.startsWith('spec.components[].traits[].properties')) {
      return { role: 'trait', name: traitNameIn(nodeAtPath(root, path.slice(0, 5))), length: 6 };
    }
    if (pattern.startsWith('spec.scopes[].properties')) {
      const scope = nodeAtPath(root, path.slice(0, 3));
      return { role: 'scope', name: textField(scope, 'type')?.value, length: 4 };
    }
  }
  return role === 'component' && pattern.startsWith('spec.workloadSettings[].value')
    ? { role: 'workload-type', name: resource.workloadType?.value, length: 2 }
    : undefined;
}

function traitNameIn(attachment: YamlNode | undefined): string | undefined {
  return textField(attachment, 'type')?.value ?? textField(attachment, 'name')?.value;
}

/** A path with list positions as `[]`: `['spec', 'containers', 0, 'name']` is `spec.containers[].name`. */
export function patternOf(path: YamlPath): string {
  let pattern = '';
  for (const segment of path) {
    if (typeof segment === 'number') pattern += '[]';
    else pattern += pattern === '' ? segment : `.${segment}`;
  }
  return pattern;
}
