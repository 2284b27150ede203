// The page of the rule scope-property-value: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'Times are whole seconds above 0 and shares are percentages. A value outside these is refused, or read as another one than was meant.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: silo
spec:
  scopes:
    - name: silo-health
      type: core.oam.dev/v1alpha1.HealthScope
      properties:
        - name: probe-method
          value: kube-get
        - name: probe-endpoint
          value: .status
        - name: probe-interval
          value: -5
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: silo
spec:
  scopes:
    - name: silo-health
      type: core.oam.dev/v1alpha1.HealthScope
      properties:
        - name: probe-method
          value: kube-get
        - name: probe-endpoint
          value: .status
        - name: probe-interval
          value: 5
`,
};
