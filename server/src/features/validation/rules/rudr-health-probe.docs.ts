// The page of the rule rudr-health-probe: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'The health controller of Rudr only looks at the status of the objects it made. Any other method counts as no answer, so every instance looks unhealthy.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: gale
spec:
  scopes:
    - name: gale-health
      type: core.oam.dev/v1alpha1.HealthScope
      properties:
        - name: probe-method
          value: httpGet
        - name: probe-endpoint
          value: /v1/health
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: gale
spec:
  scopes:
    - name: gale-health
      type: core.oam.dev/v1alpha1.HealthScope
      properties:
        - name: probe-method
          value: kube-get
        - name: probe-endpoint
          value: .status
`,
  profile: 'rudr',
};
