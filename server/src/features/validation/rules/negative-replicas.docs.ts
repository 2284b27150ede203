// The page of the rule negative-replicas: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'There cannot be fewer than no replicas. To stop an instance without removing it, write 0.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: sync
spec:
  components:
    - componentName: sync-worker
      instanceName: sync
      traits:
        - name: manual-scaler
          properties:
            replicaCount: -1
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: sync
spec:
  components:
    - componentName: sync-worker
      instanceName: sync
      traits:
        - name: manual-scaler
          properties:
            replicaCount: 0
`,
};
