// The page of the rule trait-name: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'The name says which trait is meant, or in the draft what the attachment is called. Without it the runtime refuses the configuration.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: docs
spec:
  components:
    - componentName: docs-site
      instanceName: docs
      traits:
        - properties:
            replicaCount: 2
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: docs
spec:
  components:
    - componentName: docs-site
      instanceName: docs
      traits:
        - name: manual-scaler
          properties:
            replicaCount: 2
`,
};
