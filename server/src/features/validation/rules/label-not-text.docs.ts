// The page of the rule label-not-text: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: `YAML reads \`1.0\` as a number and \`true\` as a boolean, and a cluster refuses both here. Quotes make them text.`,
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: ledger
  annotations:
    version: 1.20
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/ledger:1.0.0
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: ledger
  annotations:
    version: "1.20.0"
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/ledger:1.0.0
`,
};
