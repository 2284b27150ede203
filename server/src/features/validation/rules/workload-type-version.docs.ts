// The page of the rule workload-type-version: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: `Versions match exactly. A core type of another version is another type, which no runtime has.`,
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: poller
spec:
  workloadType: core.oam.dev/v1.Worker
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
