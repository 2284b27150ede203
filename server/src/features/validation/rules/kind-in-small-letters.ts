// A type name whose kind starts with a small letter.
import { isCoreGroup } from '../../../model/catalog/catalog.ts';
import { textIn } from '../../../model/field.ts';
import {
  formatGroupVersionKind,
  parseGroupVersionKind,
} from '../../../model/group-version-kind.ts';
import type { Dialect } from '../../../model/dialects/dialect.ts';
import type { Resource } from '../../../model/resource.ts';
import type { YamlNode } from '../../../yaml/nodes.ts';
import { defineRule } from '../rule.ts';
import { changeFix } from '../value-fixes.ts';
import { readWorkloadType } from '../workload-type-name.ts';

export const rule = defineRule({
  code: 'kind-in-small-letters',
  number: 'R016',
  title: 'The kind in a type name starts with a capital letter.',
  level: { spec: 'information', rudr: 'off' },
  check: ({ resource, dialect, report }) => {
    for (const node of typeNames(resource, dialect)) {
      const gvk = parseGroupVersionKind(textIn(node) ?? '');
      if (gvk === undefined || !/^[a-z]/.test(gvk.kind)) continue;
      const kind = gvk.kind.charAt(0).toUpperCase() + gvk.kind.slice(1);
      const meant = formatGroupVersionKind({ ...gvk, kind });
      report({
        at: node,
        message: `Kinds start with a capital letter: "${kind}" instead of "${gvk.kind}".`,
        fixes: () => changeFix(node, meant, 'choice'),
      });
    }
  },
});

/** Every place for GROUP/VERSION.KIND; names in the core group are compared with what it has instead. */
function typeNames(resource: Resource, dialect: Dialect): readonly YamlNode[] {
  switch (resource.role) {
    case 'component': {
      const { workloadType } = resource;
      const isOther =
        workloadType?.value !== undefined &&
        readWorkloadType(workloadType.value, dialect).status === 'small-letter';
      return workloadType !== undefined && isOther ? [workloadType.node] : [];
    }
    case 'trait':
      return resource.appliesTo.filter(isOfOthers);
    case 'scope':
      return resource.type === undefined ? [] : [resource.type.node].filter(isOfOthers);
    case 'configuration':
      return [
        ...resource.scopes.flatMap(({ type }) => type?.node ?? []).filter(isOfOthers),
        ...resource.components.flatMap(({ traits }) =>
          traits.flatMap(({ type }) => type?.node ?? []),
        ),
      ];
    case 'workload-type':
    case 'unknown':
      return [];
  }
}

/** The core groups hold a closed set of workload types and scopes, which rules of their own compare. */
function isOfOthers(node: YamlNode): boolean {
  const group = parseGroupVersionKind(textIn(node) ?? '')?.group;
  return group === undefined || !isCoreGroup(group);
}
