// The page of the rule rudr-network-scope: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'Rudr has no network scopes yet: it answers "not implemented" and gives up on the configuration.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: ring
spec:
  scopes:
    - name: ring-net
      type: core.oam.dev/v1alpha1.NetworkScope
      properties:
        - name: network-id
          value: vpc-1
        - name: subnet-id
          value: subnet-ring-net
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: ring
spec:
  scopes:
    - name: ring-health
      type: core.oam.dev/v1alpha1.HealthScope
      properties:
        - name: probe-method
          value: kube-get
        - name: probe-endpoint
          value: .status
`,
  profile: 'rudr',
};
