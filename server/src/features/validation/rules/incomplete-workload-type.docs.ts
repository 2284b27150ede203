// The page of the rule incomplete-workload-type: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: `A workload type is found by its group, its version and its kind. A name without one of them matches none.`,
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: poller
spec:
  workloadType: Wroker
  containers:
    - name: main
      image: example/poller:1.0.0
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: poller
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/poller:1.0.0
`,
};
