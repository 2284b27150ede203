// The page of the rule scaled-singleton: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: `Components are singletons because a second replica would do harm, such as two migrations of one database at the same time. A trait that sets the number of replicas is refused there.`,
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: ledger
spec:
  workloadType: core.oam.dev/v1alpha1.SingletonServer
  containers:
    - name: main
      image: example/ledger:1.0.0
      ports:
        - name: http
          containerPort: 8080
---
apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: bank
spec:
  components:
    - componentName: ledger
      instanceName: ledger
      traits:
        - name: manual-scaler
          properties:
            replicaCount: 2
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: ledger
spec:
  workloadType: core.oam.dev/v1alpha1.Server
  containers:
    - name: main
      image: example/ledger:1.0.0
      ports:
        - name: http
          containerPort: 8080
---
apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: bank
spec:
  components:
    - componentName: ledger
      instanceName: ledger
      traits:
        - name: manual-scaler
          properties:
            replicaCount: 2
`,
};
