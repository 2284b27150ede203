// The page of the rule trait-properties-list: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'Early examples write a list of `name` and `value`. Rudr reads a mapping only: with a list the trait runs with its defaults, without a word.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: video
spec:
  components:
    - componentName: video-web
      instanceName: video
      traits:
        - name: manual-scaler
          properties:
            - name: replicaCount
              value: 4
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: video
spec:
  components:
    - componentName: video-web
      instanceName: video
      traits:
        - name: manual-scaler
          properties:
            replicaCount: 4
`,
};
