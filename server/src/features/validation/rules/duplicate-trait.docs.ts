// The page of the rule duplicate-trait: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'A trait is configured once for an instance. The second attachment contradicts the first, and which one wins differs between runtimes.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: cart
spec:
  components:
    - componentName: cart-api
      instanceName: cart
      traits:
        - name: manual-scaler
          properties:
            replicaCount: 2
        - name: ManualScaler
          properties:
            replicaCount: 5
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: cart
spec:
  components:
    - componentName: cart-api
      instanceName: cart
      traits:
        - name: manual-scaler
          properties:
            replicaCount: 2
`,
};
