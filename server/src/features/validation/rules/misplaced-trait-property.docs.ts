// The page of the rule misplaced-trait-property: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'Properties that are not indented below `properties` are unknown keys of the attachment: they are dropped, and defaults apply.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: vote
spec:
  components:
    - componentName: vote-web
      instanceName: vote
      traits:
        - name: manual-scaler
          replicaCount: 3
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: vote
spec:
  components:
    - componentName: vote-web
      instanceName: vote
      traits:
        - name: manual-scaler
          properties:
            replicaCount: 3
`,
};
