// The page of the rule auto-scaler-on-task: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: `An auto-scaler follows the load of something that keeps running. Rudr lets it look for a deployment, which a task does not have, so nothing is ever scaled.`,
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: import
spec:
  workloadType: core.oam.dev/v1alpha1.Task
  containers:
    - name: main
      image: example/import:1.0.0
---
apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: nightly
spec:
  components:
    - componentName: import
      instanceName: import
      traits:
        - name: auto-scaler
          properties:
            cpu: 60
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: import
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/import:1.0.0
---
apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: nightly
spec:
  components:
    - componentName: import
      instanceName: import
      traits:
        - name: auto-scaler
          properties:
            cpu: 60
`,
  profile: 'rudr',
};
