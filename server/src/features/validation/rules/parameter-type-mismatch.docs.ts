// The page of the rule parameter-type-mismatch: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'Nothing is converted: `"3"` is no number and `3` is no text, so the platform refuses the configuration. Only where a variable takes the place of the value is its text read as what the parameter asks for, and some platforms do not even do that.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: thumbnails
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  parameters:
    - name: size
      type: number
      default: 200
  containers:
    - name: main
      image: example/thumbnails:1.0.0
      env:
        - name: SIZE
          fromParam: size
---
apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: gallery
spec:
  components:
    - componentName: thumbnails
      instanceName: thumbnails
      parameterValues:
        - name: size
          value: "400"
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: thumbnails
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  parameters:
    - name: size
      type: number
      default: 200
  containers:
    - name: main
      image: example/thumbnails:1.0.0
      env:
        - name: SIZE
          fromParam: size
---
apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: gallery
spec:
  components:
    - componentName: thumbnails
      instanceName: thumbnails
      parameterValues:
        - name: size
          value: 400
`,
};
