// The page of the rule list-expected: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: `A runtime reads a whole component or none of it: with a mapping, a text or nothing at all where a list is due it refuses the component.`,
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: sorter
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    name: main
    image: example/sorter:1.0.0
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: sorter
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/sorter:1.0.0
`,
};
