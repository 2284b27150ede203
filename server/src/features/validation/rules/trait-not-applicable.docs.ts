// The page of the rule trait-not-applicable: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: `A trait lists the workload types that it works with. On any other the platform refuses it, or it does nothing: an ingress has nowhere to send requests if the component has no address.`,
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: indexer
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/indexer:1.0.0
---
apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: search
spec:
  components:
    - componentName: indexer
      instanceName: indexer
      traits:
        - name: ingress
          properties:
            hostname: shop.example.com
            servicePort: 8080
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: indexer
spec:
  workloadType: core.oam.dev/v1alpha1.Server
  containers:
    - name: main
      image: example/indexer:1.0.0
      ports:
        - name: http
          containerPort: 8080
---
apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: search
spec:
  components:
    - componentName: indexer
      instanceName: indexer
      traits:
        - name: ingress
          properties:
            hostname: shop.example.com
            servicePort: 8080
`,
};
