// The page of the rule missing-workload-type: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: `The workload type says whether a component serves others, works in the background or runs to its end. Rudr fills in a default that does not exist, and fails later with words that do not help.`,
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: backup
spec:
  containers:
    - name: main
      image: example/backup:1.0.0
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: backup
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/backup:1.0.0
`,
};
