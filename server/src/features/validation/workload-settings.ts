// Workload settings of a component, held against what the catalog says of its workload type.
import type { TextEdit } from '../../base/text-edit.ts';
import {
  findWorkloadType,
  isCoreGroup,
  type WorkloadTypeInfo,
} from '../../model/catalog/catalog.ts';
import { parseGroupVersionKind } from '../../model/group-version-kind.ts';
import type { Fix } from '../../model/problem.ts';
import type {
  ComponentResource,
  WorkloadSetting,
  WorkloadTypeResource,
} from '../../model/resource.ts';
import { readScopeParameters } from '../../model/scope-parameters.ts';
import type { JsonSchema } from '../../schema/json-schema.ts';
import { nameKey } from '../../workspace/name-key.ts';
import { resourceAs } from '../../workspace/workspace.ts';
import { pairOf, resolveAlias } from '../../yaml/access.ts';
import { appendItem, insertPairs, replaceValue, type NewValue } from '../../yaml/edit.ts';
import type { YamlNode } from '../../yaml/nodes.ts';
import { placeIn, type Defined } from './definitions.ts';
import type { Levels, Related, RuleContext, WorkspaceContext } from './rule.ts';

/** The setting that holds the whole body of a resource which Rudr hands on as it is. */
export const BODY_SETTING = 'spec';

/** The built-in type of the component with the schema of its settings, where it has one. */
export function settingsSchemaOf(
  resource: ComponentResource,
): { readonly info: WorkloadTypeInfo; readonly schema: JsonSchema } | undefined {
  const type = resource.workloadType?.value;
  const info =
    type === undefined ? undefined : findWorkloadType(type, resource.dialect.group)?.info;
  return info?.settings === undefined ? undefined : { info, schema: info.settings };
}

/** What the settings of a component are held against. */
export interface SettingsCandidate {
  /** The kind of the workload type. */
  readonly kind: string;
  readonly schema: JsonSchema;
  /** Settings that must be given: those without a default. */
  readonly required: readonly string[];
  /** What is to be said of a mistake; a definition of somebody's own binds no particular runtime. */
  readonly severity: Levels | undefined;
  readonly related: readonly Related[];
}

/**
 * Each definition of the component's workload type in the workspace, else the built-in one. Empty
 * when nothing is known of the settings.
 */
export function settingsCandidates(
  context: WorkspaceContext<ComponentResource>,
): readonly SettingsCandidate[] {
  const definitions = workloadTypeDefinitions(context);
  if (definitions.length > 0) {
    const candidates = definitions.map(candidateOf);
    return candidates.every((candidate) => candidate !== undefined) ? candidates : [];
  }
  const known = settingsSchemaOf(context.resource);
  if (known === undefined) return [];
  const { info, schema } = known;
  const required = schema.required ?? [];
  return [{ kind: info.kind, schema, required, severity: undefined, related: [] }];
}

/** Every definition in the workspace of the workload type that a component names. */
export function workloadTypeDefinitions({
  resource,
  workspace,
}: WorkspaceContext<ComponentResource>): readonly Defined<WorkloadTypeResource>[] {
  const text = resource.workloadType?.value;
  // Core types are the specification's, whoever defines one of that name.
  const group = parseGroupVersionKind(text ?? '')?.group;
  if (text === undefined || group === undefined || isCoreGroup(group)) return [];
  return workspace.declarations(nameKey('workload-type', text)).flatMap(({ uri, document }) => {
    const defined = resourceAs(document, 'workload-type');
    return defined === undefined ? [] : [{ uri, document, resource: defined }];
  });
}

/** Undefined for a definition that says nothing of settings, or that cannot be read to its end. */
function candidateOf(defined: Defined<WorkloadTypeResource>): SettingsCandidate | undefined {
  const { resource, document } = defined;
  const { settings, names, spec } = resource;
  const list = resolveAlias(pairOf(spec, 'settings')?.value);
  const isReadable = settings.every(({ name }) => name?.value !== undefined && name.value !== '');
  if (list?.kind !== 'seq' || !isReadable || document.yaml.problems.length > 0) return undefined;
  const schema = readScopeParameters(settings);
  const required = (schema.required ?? []).filter(
    (name) => schema.properties?.[name]?.default === undefined,
  );
  return {
    kind: names?.kind?.value ?? '',
    schema,
    required,
    severity: 'warning',
    related: [placeIn(defined, names?.kind?.node, 'The definition of the workload type')],
  };
}

/** The setting with that name; the last one counts. */
export function settingNamed(
  { workloadSettings }: ComponentResource,
  name: string,
): WorkloadSetting | undefined {
  return workloadSettings.findLast((setting) => setting.name?.value === name);
}

/** True for extended types of which Rudr only hands on the setting `spec`. */
export function isHandedOnWhole(resource: ComponentResource): boolean {
  const known = settingsSchemaOf(resource);
  if (known !== undefined) return known.schema.properties?.[BODY_SETTING] !== undefined;
  const gvk = parseGroupVersionKind(resource.workloadType?.value ?? '');
  return gvk !== undefined && !isCoreGroup(gvk.group);
}

/** Where to say that a setting is missing. */
export function settingsPlace({ spec, workloadType }: ComponentResource): YamlNode | undefined {
  return pairOf(spec, 'workloadSettings')?.key ?? workloadType?.node;
}

/** Adds a setting with its type and a tab stop for its value. */
export function addSettingFix(
  context: RuleContext<ComponentResource>,
  name: string,
  schema: JsonSchema | undefined,
): readonly Fix[] {
  const type = typeof schema?.type === 'string' ? schema.type : 'string';
  const edit = addItem(context, {
    map: [
      { key: 'name', value: { raw: name } },
      { key: 'type', value: { raw: type } },
      { key: 'value', value: { raw: valueStop(type, schema?.examples ?? []) } },
    ],
  });
  if (edit === undefined) return [];
  const title = `Add the setting "${name}"`;
  return [{ title, edits: [edit], safety: 'choice', format: 'snippet' }];
}

function valueStop(type: string, [example]: readonly unknown[]): string {
  if (type === 'object') return '{$1}';
  if (type === 'array') return '[$1]';
  return typeof example === 'string' ? `\${1:${example}}` : '$1';
}

function addItem(
  { document, resource: { spec } }: RuleContext<ComponentResource>,
  item: NewValue,
): TextEdit | undefined {
  const written = pairOf(spec, 'workloadSettings')?.value;
  if (written === undefined) {
    const added = [{ key: 'workloadSettings', value: { list: [item] } }];
    return spec === undefined ? undefined : insertPairs(document, spec, added);
  }
  const list = resolveAlias(written);
  if (list?.kind === 'seq' && list.items.length > 0) return appendItem(document, list, item);
  return list === written ? replaceValue(document, written, { list: [item] }) : undefined;
}
