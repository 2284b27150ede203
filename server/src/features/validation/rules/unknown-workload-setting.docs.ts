// The page of the rule unknown-workload-setting: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'A setting that the workload type does not know is dropped, or the component is refused.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: resize
spec:
  workloadType: openfaas.com/v1alpha2.Function
  workloadSettings:
    - name: image
      type: string
      value: example/resize:1.2.0
    - name: handlr
      type: string
      value: node index.js
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: resize
spec:
  workloadType: openfaas.com/v1alpha2.Function
  workloadSettings:
    - name: image
      type: string
      value: example/resize:1.2.0
    - name: handler
      type: string
      value: node index.js
`,
};
