// The page of the rule invalid-gpu: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'A platform that cannot read the number refuses the component. Rudr does not look at it at all.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: trainer
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/trainer:1.0.0
      resources:
        cpu:
          required: 0.5
        memory:
          required: "256"
        gpu:
          required: two
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: trainer
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/trainer:1.0.0
      resources:
        cpu:
          required: 0.5
        memory:
          required: "256"
        gpu:
          required: 2
`,
};
