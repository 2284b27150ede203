// A core type named by the group of the other API version.
import { findScopeType, findWorkloadType, isCoreGroup } from '../../../model/catalog/catalog.ts';
import { textIn } from '../../../model/field.ts';
import { parseGroupVersionKind } from '../../../model/group-version-kind.ts';
import type { Resource } from '../../../model/resource.ts';
import { resolveAlias } from '../../../yaml/access.ts';
import type { YamlNode } from '../../../yaml/nodes.ts';
import { defineRule } from '../rule.ts';
import { changeFix } from '../value-fixes.ts';

export const rule = defineRule({
  code: 'mixed-groups',
  number: 'R011',
  title: 'A document names core types by its own group.',
  level: 'warning',
  docs: {
    why: `Groups match exactly. The draft's \`core.hydra.io\` and the release's \`core.oam.dev\` are two different vocabularies: a runtime for one does not know the types of the other.`,
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: importer
spec:
  workloadType: core.hydra.io/v1alpha1.Worker
  containers:
    - name: main
      image: example/importer:1.0.0
`,
    good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: importer
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/importer:1.0.0
`,
  },
  check: ({ resource, dialect, report }) => {
    for (const { node, find } of typeNames(resource)) {
      const text = textIn(node);
      const gvk = text === undefined ? undefined : parseGroupVersionKind(text);
      if (gvk === undefined || !isCoreGroup(gvk.group) || gvk.group === dialect.group) continue;
      const meant = find(gvk.kind, dialect.group)?.canonical;
      const hint = meant === undefined ? '' : ` The type that fits is "${meant}".`;
      report({
        at: node,
        message: `This document is written for "${dialect.group}" and names a type of "${gvk.group}".${hint}`,
        fixes: () => (meant === undefined ? [] : changeFix(node, meant, 'choice')),
      });
    }
  },
});

interface TypeName {
  readonly node: YamlNode;
  readonly find: (kind: string, group: string) => { readonly canonical: string } | undefined;
}

/** Where a document names workload types and scope types. */
function typeNames(resource: Resource): readonly TypeName[] {
  const named = (node: YamlNode | undefined, find: TypeName['find']): TypeName[] => {
    const scalar = resolveAlias(node);
    return scalar === undefined ? [] : [{ node: scalar, find }];
  };
  switch (resource.role) {
    case 'component':
      return named(resource.workloadType?.node, findWorkloadType);
    case 'trait':
      return resource.appliesTo.flatMap((node) => named(node, findWorkloadType));
    case 'configuration':
      return resource.scopes.flatMap(({ type }) => named(type?.node, findScopeType));
    case 'scope':
    case 'workload-type':
    case 'unknown':
      return [];
  }
}
