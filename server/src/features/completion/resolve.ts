// The documentation of a completion item, made only when somebody looks at it.
import { findScopeType, findTrait, findWorkloadType } from '../../model/catalog/catalog.ts';
import { dialectOf } from '../../model/dialects/registry.ts';
import {
  factsOf,
  schemaAtPath,
  schemaById,
  viewOf,
  type SchemaView,
} from '../../schema/schema-view.ts';
import type { JsonSchema } from '../../schema/json-schema.ts';
import type { WorkspaceView } from '../../workspace/workspace.ts';
import { definitionText } from './definition-text.ts';
import type { ItemData } from './item.ts';

/**
 * The documentation as Markdown; undefined when there is none. Never throws, whatever a client sends
 * back. `view` is the workspace of the file that the item was made for.
 */
export function resolveCompletion(
  data: ItemData | undefined,
  view?: WorkspaceView,
): string | undefined {
  switch (data?.of) {
    case 'definition':
      return view === undefined || typeof data.name !== 'string'
        ? undefined
        : definitionText(view, data.role, data.name);
    case 'field':
      return fieldText(fieldAt(data.schema, data.path));
    case 'value':
      return valueText(fieldAt(data.schema, data.path), data.value);
    case 'trait':
    case 'scope-type':
    case 'workload-type':
      return catalogText(data);
    case 'kind':
      return kindText(data.apiVersion, data.kind);
    case 'text':
      return data.markdown;
    case undefined:
      return undefined;
  }
}

function catalogText(
  data: Extract<ItemData, { of: 'trait' | 'scope-type' | 'workload-type' }>,
): string | undefined {
  // A client may send back anything.
  if (typeof data.name !== 'string') return undefined;
  if (data.of === 'trait') {
    const info = findTrait(data.name)?.info;
    return info && holderText(info, info.properties, data.path);
  }
  if (data.of === 'scope-type') {
    const info = findScopeType(data.name, data.group)?.info;
    return info && holderText(info, info.properties, data.path);
  }
  const info = findWorkloadType(data.name, data.group)?.info;
  return info && holderText(info, info.settings, data.path);
}

type Path = readonly (string | number)[];

function fieldAt(schema: string, path: Path): SchemaView | undefined {
  const whole = schemaById(schema);
  return whole && Array.isArray(path) ? schemaAtPath(whole, path) : undefined;
}

function valueText(view: SchemaView | undefined, value: unknown): string | undefined {
  const found = view && factsOf(view).values.find((each) => each.value === value);
  return found?.description ?? fieldText(view);
}

function fieldText(view: SchemaView | undefined): string | undefined {
  if (view === undefined) return undefined;
  const { description, unit, defaultValue, examples } = factsOf(view);
  const [example] = examples;
  const facts = [
    unit === undefined ? undefined : `Unit: ${unit}.`,
    defaultValue === undefined ? undefined : `Default: ${code(defaultValue)}.`,
    example === undefined || JSON.stringify(example).length > MAX_EXAMPLE
      ? undefined
      : `Example: ${code(example)}.`,
  ].filter((fact) => fact !== undefined);
  const parts = [description, facts.join(' ')].filter((part) => part !== undefined && part !== '');
  return parts.length === 0 ? undefined : parts.join('\n\n');
}

/** Longer examples are no help in a small box; the hover shows them. */
const MAX_EXAMPLE = 60;

function code(value: unknown): string {
  return `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
}

function holderText(
  info: { readonly summary: string; readonly description: string },
  properties: JsonSchema | undefined,
  path: Path | undefined,
): string | undefined {
  if (!Array.isArray(path)) return `**${info.summary}**\n\n${info.description}`;
  // In a list of names and values the position says nothing about the property.
  const names = path.filter((segment: unknown) => typeof segment === 'string');
  return properties && fieldText(schemaAtPath(viewOf(properties), names));
}

function kindText(apiVersion: string, kind: string): string | undefined {
  const dialect = dialectOf(apiVersion);
  const info = dialect && Object.hasOwn(dialect.kinds, kind) ? dialect.kinds[kind] : undefined;
  if (dialect === undefined || info === undefined) return undefined;
  const draft =
    dialect.successor === undefined
      ? ''
      : `\n\n${dialect.label}; new specs use \`${dialect.successor}\`.`;
  return `${info.summary}${draft}`;
}
