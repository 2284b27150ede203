// A type of somebody's own in a group that is kept for the specification.
import { findWorkloadType, isCoreGroup } from '../../../model/catalog/catalog.ts';
import { parseGroupVersionKind } from '../../../model/group-version-kind.ts';
import type { ScopeResource, WorkloadTypeResource } from '../../../model/resource.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'reserved-group',
  number: 'R017',
  title: 'Groups below the domain of the specification are left to it.',
  level: { spec: 'warning', rudr: 'off' },
  roles: ['workload-type', 'scope'],
  check: ({ resource, dialect, report }) => {
    const field = resource.role === 'scope' ? resource.type : resource.group;
    const group = groupIn(resource);
    const domain = dialect.facts.reservedDomain;
    if (field === undefined || group === undefined) return;
    if (group !== domain && !group.endsWith(`.${domain}`)) return;
    report({
      at: field.node,
      message: `Groups below "${domain}" are kept for the specification. Use a domain of your own instead of "${group}".`,
    });
  },
});

/** The group of what is defined; undefined for what the specification itself defines. */
function groupIn(resource: ScopeResource | WorkloadTypeResource): string | undefined {
  if (resource.role === 'scope') {
    const group = parseGroupVersionKind(resource.type?.value ?? '')?.group;
    // Which scopes the core group has is looked at by a rule of its own.
    return group === undefined || isCoreGroup(group) ? undefined : group;
  }
  const group = resource.group?.value;
  const kind = resource.names?.kind?.value;
  if (group === undefined || kind === undefined) return group;
  return isCoreGroup(group) && findWorkloadType(kind, group) !== undefined ? undefined : group;
}
