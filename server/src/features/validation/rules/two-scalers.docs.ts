// The page of the rule two-scalers: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'Each of the two puts back what the other has changed, or the runtime refuses the combination.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: mail
spec:
  components:
    - componentName: mail-relay
      instanceName: mail
      traits:
        - name: manual-scaler
          properties:
            replicaCount: 2
        - name: auto-scaler
          properties:
            cpu: 50
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: mail
spec:
  components:
    - componentName: mail-relay
      instanceName: mail
      traits:
        - name: auto-scaler
          properties:
            cpu: 50
`,
};
