// Which schema holds at a path of a document, including those that depend on what the document says.
import { findScopeType, findTrait, findWorkloadType } from '../model/catalog/catalog.ts';
import { kindInfo } from '../model/dialects/registry.ts';
import { textField } from '../model/field.ts';
import type { Resource } from '../model/resource.ts';
import type { JsonSchema } from '../schema/json-schema.ts';
import { schemaAtPath, schemaById, viewOf, type SchemaView } from '../schema/schema-view.ts';
import { nodeAtPath, type YamlPath } from '../yaml/access.ts';
import type { YamlNode } from '../yaml/nodes.ts';
import type { SpecDocument, SpecFile } from './spec-file.ts';

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

/** The schema of the value at `path`; undefined where nothing is known. */
export function schemaAt(
  file: Pick<SpecFile, 'type'>,
  document: SpecDocument,
  path: YamlPath,
): SchemaView | undefined {
  const id = schemaIdOf(file, document);
  const whole = id === undefined ? undefined : schemaById(id);
  if (whole === undefined) return undefined;
  if (document.oam.status === 'resource') {
    const special = propertySchemaAt(document.oam.resource, path);
    if (special !== undefined) return special;
  }
  return schemaAtPath(whole, path);
}

/** Schemas of traits, scopes and workload settings, which follow from a name beside them. */
function propertySchemaAt(resource: Resource, path: YamlPath): SchemaView | undefined {
  const holder = propertyHolderAt(resource, path);
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
  /** The `properties` or `workloadSettings` value itself. */
  readonly node: YamlNode | undefined;
  /** Path from there. */
  readonly rest: YamlPath;
}

/** What the properties at or above `path` belong to; undefined where there are none. */
export function propertyHolderAt(resource: Resource, path: YamlPath): PropertyHolder | undefined {
  const { root, dialect } = resource;
  const at = (length: number): YamlNode | undefined => nodeAtPath(root, path.slice(0, length));
  const pattern = patternOf(path);
  if (resource.role === 'configuration') {
    if (pattern.startsWith('spec.components[].traits[].properties')) {
      const length = 6;
      const name = traitNameIn(at(length - 1));
      const schema = name === undefined ? undefined : findTrait(name)?.info.properties;
      return { of: 'trait', name, schema, node: at(length), rest: path.slice(length) };
    }
    if (pattern.startsWith('spec.scopes[].properties')) {
      const name = textField(at(3), 'type')?.value;
      const found = name === undefined ? undefined : findScopeType(name, dialect.group);
      const schema = found?.info.properties;
      return { of: 'scope-type', name, schema, node: at(4), rest: path.slice(4) };
    }
  }
  if (resource.role === 'component' && pattern.startsWith('spec.workloadSettings[].value')) {
    const name = resource.workloadType?.value;
    const found = name === undefined ? undefined : findWorkloadType(name, dialect.group);
    const schema = found?.info.settings;
    return { of: 'workload-type', name, schema, node: at(2), rest: path.slice(2) };
  }
  return undefined;
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
