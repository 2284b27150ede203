// The page of the rule unknown-parameter-type: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: `A runtime refuses a component with a parameter of any other type. Rudr knows \`object\` and \`array\` besides; other runtimes need not.`,
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: ticker
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  parameters:
    - name: interval
      type: nubmer
      default: 60
  containers:
    - name: main
      image: example/ticker:1.0.0
      env:
        - name: INTERVAL
          fromParam: interval
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: ticker
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  parameters:
    - name: interval
      type: number
      default: 60
  containers:
    - name: main
      image: example/ticker:1.0.0
      env:
        - name: INTERVAL
          fromParam: interval
`,
};
