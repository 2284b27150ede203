// The page of the rule invalid-memory: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'A size that cannot be read keeps the component from being deployed, or gives it another amount than you meant.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: search
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/search:1.0.0
      resources:
        cpu:
          required: 1
        memory:
          required: lots
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: search
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/search:1.0.0
      resources:
        cpu:
          required: 1
        memory:
          required: 2G
`,
};
