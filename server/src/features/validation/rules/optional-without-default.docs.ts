// The page of the rule optional-without-default: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: `Where neither a value nor a default is given, Rudr takes nothing as the value, and then complains that it has the wrong type. So every instance must give a value, whatever \`required\` says.`,
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: ticker
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  parameters:
    - name: interval
      type: number
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
  profile: 'rudr',
};
