// The page of the rule missing-kind: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: `The kind decides what everything below \`spec\` means. A document without one is refused, and nothing else in it can be checked.`,
  bad: `apiVersion: core.oam.dev/v1alpha1
metadata:
  name: resizer
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/resizer:2.1.0
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: resizer
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/resizer:2.1.0
`,
};
