// The page of the rule missing-trait-property: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'A trait cannot work without its required properties. Rudr fills some in with values of its own, such as the host name `example.com`, which are seldom right.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: photo
spec:
  components:
    - componentName: photo-web
      instanceName: photo
      traits:
        - name: manual-scaler
          properties: {}
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: photo
spec:
  components:
    - componentName: photo-web
      instanceName: photo
      traits:
        - name: manual-scaler
          properties:
            replicaCount: 3
`,
};
