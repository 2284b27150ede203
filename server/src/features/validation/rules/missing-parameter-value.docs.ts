// The page of the rule missing-parameter-value: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'The author of the component says that it cannot run without this value, and there is no default. The platform refuses the configuration.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: sync
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  parameters:
    - name: source
      type: string
      required: true
  containers:
    - name: main
      image: example/sync:1.0.0
      env:
        - name: SOURCE
          fromParam: source
---
apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: backup
spec:
  components:
    - componentName: sync
      instanceName: nightly
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: sync
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  parameters:
    - name: source
      type: string
      required: true
  containers:
    - name: main
      image: example/sync:1.0.0
      env:
        - name: SOURCE
          fromParam: source
---
apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: backup
spec:
  components:
    - componentName: sync
      instanceName: nightly
      parameterValues:
        - name: source
          value: s3://photos
`,
};
