// The page of the rule unknown-scope-property: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'A property that the scope does not know is dropped without a word. Early documents of Rudr name two of them in camelCase; its code reads the names with dashes.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: dock
spec:
  scopes:
    - name: dock-health
      type: core.oam.dev/v1alpha1.HealthScope
      properties:
        - name: probe-method
          value: kube-get
        - name: probe-endpoint
          value: .status
        - name: healthThresholdPercentage
          value: 90
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: dock
spec:
  scopes:
    - name: dock-health
      type: core.oam.dev/v1alpha1.HealthScope
      properties:
        - name: probe-method
          value: kube-get
        - name: probe-endpoint
          value: .status
        - name: health-threshold-percentage
          value: 90
`,
};
