// The page of the rule unknown-workload-type: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: `The core group holds six workload types and only the specification can add to them. A component of any other type there cannot run.`,
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: poller
spec:
  workloadType: core.oam.dev/v1alpha1.Wroker
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
