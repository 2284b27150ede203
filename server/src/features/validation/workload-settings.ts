// Workload settings of a component, held against what the catalog says of its workload type.
import type { TextEdit } from '../../base/text-edit.ts';
import {
  findWorkloadType,
  isCoreGroup,
  type WorkloadTypeInfo,
} from '../../model/catalog/catalog.ts';
import { parseGroupVersionKind } from '../../model/group-version-kind.ts';
import type { Fix } from '../../model/problem.ts';
import type { ComponentResource, WorkloadSetting } from '../../model/resource.ts';
import type { JsonSchema } from '../../schema/json-schema.ts';
import { pairOf, resolveAlias } from '../../yaml/access.ts';
import { appendItem, insertPairs, replaceValue, type NewValue } from '../../yaml/edit.ts';
import type { YamlNode } from '../../yaml/nodes.ts';
import type { RuleContext } from './rule.ts';

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
