// The page of the rule trait-parameter-values: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'Only instances have `parameterValues`. On a trait they are never read, and Rudr refuses the whole document when they are a mapping.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: music
spec:
  components:
    - componentName: music-web
      instanceName: music
      traits:
        - name: manual-scaler
          parameterValues:
            replicaCount: 2
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: music
spec:
  components:
    - componentName: music-web
      instanceName: music
      traits:
        - name: manual-scaler
          properties:
            replicaCount: 2
`,
};
