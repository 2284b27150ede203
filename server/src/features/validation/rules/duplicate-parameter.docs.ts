// The page of the rule duplicate-parameter: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: `A value that a configuration gives belongs to one parameter only. Of two with the same name, Rudr takes the later one.`,
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: ticker
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  parameters:
    - name: interval
      type: number
      default: 60
    - name: interval
      type: string
      default: 1m
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
