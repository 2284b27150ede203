// An instance in two scopes of a type that allows only one.
import type { ScopeTypeInfo } from '../../../model/catalog/catalog.ts';
import { textIn } from '../../../model/field.ts';
import type { YamlNode } from '../../../yaml/nodes.ts';
import { attachedScopes } from '../attached-properties.ts';
import { removeItemFix } from '../duplicates.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'overlapping-scopes',
  number: 'R185',
  title: 'An instance is in at most one network scope.',
  level: 'error',
  roles: ['configuration'],
  docs: {
    why: 'Scopes of some types exclude each other: an instance cannot be in two networks at once. The runtime refuses such an instance.',
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: bridge
spec:
  scopes:
    - name: inner
      type: core.oam.dev/v1alpha1.NetworkScope
      properties:
        - name: network-id
          value: vpc-1
        - name: subnet-id
          value: subnet-inner
    - name: outer
      type: core.oam.dev/v1alpha1.NetworkScope
      properties:
        - name: network-id
          value: vpc-1
        - name: subnet-id
          value: subnet-outer
  components:
    - componentName: bridge-web
      instanceName: bridge
      applicationScopes: [inner, outer]
`,
    good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: bridge
spec:
  scopes:
    - name: inner
      type: core.oam.dev/v1alpha1.NetworkScope
      properties:
        - name: network-id
          value: vpc-1
        - name: subnet-id
          value: subnet-inner
    - name: outer
      type: core.oam.dev/v1alpha1.NetworkScope
      properties:
        - name: network-id
          value: vpc-1
        - name: subnet-id
          value: subnet-outer
  components:
    - componentName: bridge-web
      instanceName: bridge
      applicationScopes: [inner]
`,
  },
  check: ({ resource, document, report }) => {
    const exclusive = new Map(
      attachedScopes(resource)
        .filter(({ info }) => !info.allowOverlap)
        .map(({ part, info }) => [part.name?.value, { part, info }]),
    );
    for (const { applicationScopes } of resource.components) {
      const joined = new Map<ScopeTypeInfo, { name: string; node: YamlNode }>();
      for (const node of applicationScopes) {
        const name = textIn(node);
        const scope = name === undefined ? undefined : exclusive.get(name);
        if (name === undefined || scope === undefined) continue;
        const first = joined.get(scope.info);
        if (first === undefined) joined.set(scope.info, { name, node });
        else if (first.name !== name) {
          report({
            at: node,
            message: `This instance is in "${first.name}" already, and may be in one ${scope.info.kind} only.`,
            related: [
              { at: first.node, message: `Joins "${first.name}"` },
              { at: scope.part.name?.node ?? scope.part.node, message: `The scope "${name}"` },
            ],
            fixes: () => removeItemFix(document, node, `Do not join "${name}"`),
          });
        }
      }
    }
  },
});
