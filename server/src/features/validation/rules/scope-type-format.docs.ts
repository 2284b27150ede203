// The page of the rule scope-type-format: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'Types are found by their full name. A short one is not found.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: crm
spec:
  scopes:
    - name: crm-health
      type: Health
      properties:
        - name: probe-method
          value: kube-get
        - name: probe-endpoint
          value: .status
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: crm
spec:
  scopes:
    - name: crm-health
      type: core.oam.dev/v1alpha1.HealthScope
      properties:
        - name: probe-method
          value: kube-get
        - name: probe-endpoint
          value: .status
`,
};
