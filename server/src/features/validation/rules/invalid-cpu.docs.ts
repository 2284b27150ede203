// The page of the rule invalid-cpu: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'The number is handed to the scheduler as it stands. Rudr refuses the whole component when it is written as text.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: encoder
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/encoder:1.0.0
      resources:
        cpu:
          required: -1
        memory:
          required: "256"
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: encoder
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/encoder:1.0.0
      resources:
        cpu:
          required: 0.5
        memory:
          required: "256"
`,
};
