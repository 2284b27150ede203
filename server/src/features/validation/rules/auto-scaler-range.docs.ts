// The page of the rule auto-scaler-range: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'The number of replicas stays between the two. With the greater one below the smaller one, the cluster refuses the scaler.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: render
spec:
  components:
    - componentName: render-farm
      instanceName: render
      traits:
        - name: auto-scaler
          properties:
            minimum: 5
            maximum: 2
            cpu: 70
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: render
spec:
  components:
    - componentName: render-farm
      instanceName: render
      traits:
        - name: auto-scaler
          properties:
            minimum: 2
            maximum: 5
            cpu: 70
`,
};
