// The page of the rule overlapping-scopes: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
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
};
