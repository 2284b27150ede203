// An entry of "appliesTo" that names a workload type which nobody defines.
import { nearest } from '../../../base/nearest.ts';
import { findWorkloadType, isCoreGroup } from '../../../model/catalog/catalog.ts';
import { textIn } from '../../../model/field.ts';
import {
  formatGroupVersionKind,
  parseGroupVersionKind,
} from '../../../model/group-version-kind.ts';
import { everyNameKey, nameKey } from '../../../workspace/name-key.ts';
import { resourceAs, type WorkspaceView } from '../../../workspace/workspace.ts';
import { knowsAll } from '../definitions.ts';
import { nearNameFix } from '../near-names.ts';
import { typesNear } from '../near-types.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'undefined-applies-to',
  number: 'R116',
  title: 'A trait applies to workload types that are defined.',
  level: { spec: 'information', rudr: 'off' },
  roles: ['trait'],
  checkInWorkspace: (context) => {
    const { resource, dialect, workspace, report } = context;
    for (const node of resource.appliesTo) {
      const text = textIn(node);
      const gvk = text === undefined ? undefined : parseGroupVersionKind(text);
      // The specification's own types, and kinds in small letters, have rules of their own.
      if (text === undefined || gvk === undefined || isCoreGroup(gvk.group)) continue;
      if (!/^[A-Z]/.test(gvk.kind) || findWorkloadType(text, dialect.group) !== undefined) continue;
      if (workspace.declarations(nameKey('workload-type', text)).length > 0) continue;
      if (!knowsAll(context)) continue;
      const names = typesNear(text, definedTypes(workspace, gvk.version));
      const meant = nearest(text, names);
      report({
        at: node,
        message: `No file here defines the workload type "${text}". ${meant === undefined ? 'The trait applies to it only where the platform brings it.' : `Did you mean "${meant}"?`}`,
        ...(meant === undefined ? {} : { severity: { spec: 'warning', rudr: 'off' } as const }),
        fixes: () => nearNameFix(node, text, names),
      });
    }
  },
});

/** Full names of the workload types that the workspace defines, in a version that plays no part. */
function definedTypes(workspace: WorkspaceView, version: string): readonly string[] {
  return workspace.declarations(everyNameKey('workload-type')).flatMap(({ document }) => {
    const resource = resourceAs(document, 'workload-type');
    const group = resource?.group?.value;
    const kind = resource?.names?.kind?.value;
    if (group === undefined || kind === undefined) return [];
    return [formatGroupVersionKind({ group, version, kind })];
  });
}
