// The page of the rule version-not-semantic: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: `Tools that order releases by their version need three numbers, as in \`1.4.0\`. A version of another form is compared wrongly, or not at all.`,
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: renderer
  annotations:
    version: "1.4"
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/renderer:1.0.0
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: renderer
  annotations:
    version: "1.4.0"
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/renderer:1.0.0
`,
};
