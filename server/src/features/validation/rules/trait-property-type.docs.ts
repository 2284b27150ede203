// The page of the rule trait-property-type: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'Values are not converted. Rudr reads a number in quotes as no number at all, and takes its default instead, saying so only in its log.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: queue
spec:
  components:
    - componentName: queue-web
      instanceName: queue
      traits:
        - name: manual-scaler
          properties:
            replicaCount: many
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: queue
spec:
  components:
    - componentName: queue-web
      instanceName: queue
      traits:
        - name: manual-scaler
          properties:
            replicaCount: 4
`,
};
