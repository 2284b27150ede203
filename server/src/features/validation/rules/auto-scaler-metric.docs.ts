// The page of the rule auto-scaler-metric: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'The number of replicas follows the use of processor or memory. With neither set it never changes; a target above 100 is never reached.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: api
spec:
  components:
    - componentName: api-gateway
      instanceName: api
      traits:
        - name: auto-scaler
          properties:
            minimum: 2
            maximum: 8
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: api
spec:
  components:
    - componentName: api-gateway
      instanceName: api
      traits:
        - name: auto-scaler
          properties:
            minimum: 2
            maximum: 8
            cpu: 60
`,
};
