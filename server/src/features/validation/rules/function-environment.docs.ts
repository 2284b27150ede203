// The page of the rule function-environment: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'Rudr only takes entries with `fromParam` and drops the others without a word; the function then misses the variable.',
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
    - name: environment
      type: array
      value:
        - name: QUALITY
          type: string
          value: high
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: resize
spec:
  workloadType: openfaas.com/v1alpha2.Function
  parameters:
    - name: quality
      type: string
      default: high
  workloadSettings:
    - name: image
      type: string
      value: example/resize:1.2.0
    - name: environment
      type: array
      value:
        - name: QUALITY
          type: string
          fromParam: quality
`,
  profile: 'rudr',
};
