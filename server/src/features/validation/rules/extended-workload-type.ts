// A workload type beyond the core types, about which nothing is known here.
import { nearest } from '../../../base/nearest.ts';
import type { Field } from '../../../model/field.ts';
import {
  formatGroupVersionKind,
  parseGroupVersionKind,
} from '../../../model/group-version-kind.ts';
import type { ComponentResource, WorkloadTypeResource } from '../../../model/resource.ts';
import { everyNameKey } from '../../../workspace/name-key.ts';
import { resourceAs, type WorkspaceView } from '../../../workspace/workspace.ts';
import { placeIn, type Defined } from '../definitions.ts';
import { defineRule, type WorkspaceContext } from '../rule.ts';
import { changeFix } from '../value-fixes.ts';
import { workloadTypeDefinitions } from '../workload-settings.ts';
import { readWorkloadType } from '../workload-type-name.ts';

export const rule = defineRule({
  code: 'extended-workload-type',
  number: 'R031',
  title: 'Extended workload types are known to the platform.',
  level: { spec: 'information', rudr: 'error' },
  roles: ['component'],
  checkInWorkspace: (context) => {
    const { resource, dialect, report, profile } = context;
    const field = resource.workloadType;
    if (field?.value === undefined || field.value === '') return;
    const { status, meant } = readWorkloadType(field.value, dialect);
    if (status !== 'extended' || (profile === 'rudr' && hasSpec(resource))) return;
    const definitions = workloadTypeDefinitions(context);
    if (definitions.length > 0) {
      reportVersion(context, field, definitions);
      return;
    }
    // A definition may still be found.
    if (context.workspace.completeness === 'scanning') return;
    const declared = declaredTypes(context.workspace);
    const near = meant ?? nearest(field.value, declared);
    report({
      at: field.node,
      message: `Nothing is known here of the workload type "${field.value}", so its settings are not checked${near === undefined ? '' : `. Known is "${near}"`}.`,
      fixes: () => (near === undefined ? [] : changeFix(field.node, near, 'choice')),
    });
  },
});

/** Versions match exactly or not at all. */
function reportVersion(
  { report }: WorkspaceContext<ComponentResource>,
  field: Field<string>,
  definitions: readonly Defined<WorkloadTypeResource>[],
): void {
  const gvk = parseGroupVersionKind(field.value ?? '');
  const versions = definitions.map(({ resource }) => resource.version?.value);
  const [first] = definitions;
  const [version] = versions;
  if (gvk === undefined || first === undefined || version === undefined) return;
  if (versions.some((other) => other === undefined || other === gvk.version)) return;
  const meant = formatGroupVersionKind({ ...gvk, version });
  report({
    at: field.node,
    message: `This workload type is defined in version "${version}", not "${gvk.version}".`,
    severity: 'warning',
    related: [placeIn(first, first.resource.version?.node, 'The version that is defined')],
    fixes: () => changeFix(field.node, meant, 'choice'),
  });
}

/** The full names of the types that the workspace defines. */
function declaredTypes(workspace: WorkspaceView): readonly string[] {
  return workspace.declarations(everyNameKey('workload-type')).flatMap(({ document }) => {
    const { group, version, names } = resourceAs(document, 'workload-type') ?? {};
    const [g, v, k] = [group?.value, version?.value, names?.kind?.value];
    if (g === undefined || v === undefined || k === undefined) return [];
    return [formatGroupVersionKind({ group: g, version: v, kind: k })];
  });
}

/** Rudr hands the setting of that name on as the body of whatever object is asked for. */
function hasSpec({ workloadSettings }: ComponentResource): boolean {
  return workloadSettings.some(({ name }) => name?.value === 'spec');
}
