// The page of the rule undeclared-parameter-value: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'The component never reads the value: what it was meant to change stays as it is. Rudr drops it without a word.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: crawler
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  parameters:
    - name: depth
      type: number
      default: 3
  containers:
    - name: main
      image: example/crawler:1.0.0
      env:
        - name: DEPTH
          fromParam: depth
---
apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: archive
spec:
  components:
    - componentName: crawler
      instanceName: crawler
      parameterValues:
        - name: dept
          value: 5
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: crawler
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  parameters:
    - name: depth
      type: number
      default: 3
  containers:
    - name: main
      image: example/crawler:1.0.0
      env:
        - name: DEPTH
          fromParam: depth
---
apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: archive
spec:
  components:
    - componentName: crawler
      instanceName: crawler
      parameterValues:
        - name: depth
          value: 5
`,
};
