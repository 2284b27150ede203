// The page of the rule duplicate-trait-name: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'In the draft the name is what operators call the attachment, so that they can change or remove just that one. With two of one name they cannot.',
  bad: `apiVersion: core.hydra.io/v1alpha1
kind: OperationalConfiguration
metadata:
  name: wiki
spec:
  components:
    - componentName: wiki-web
      instanceName: wiki
      traits:
        - name: edge
          type: core.hydra.io/v1alpha1.Ingress
          properties: { hostname: wiki.example.com, servicePort: 80 }
        - name: edge
          type: core.hydra.io/v1alpha1.ManualScaler
          properties: { replicaCount: 2 }
`,
  good: `apiVersion: core.hydra.io/v1alpha1
kind: OperationalConfiguration
metadata:
  name: wiki
spec:
  components:
    - componentName: wiki-web
      instanceName: wiki
      traits:
        - name: edge
          type: core.hydra.io/v1alpha1.Ingress
          properties: { hostname: wiki.example.com, servicePort: 80 }
        - name: size
          type: core.hydra.io/v1alpha1.ManualScaler
          properties: { replicaCount: 2 }
`,
};
