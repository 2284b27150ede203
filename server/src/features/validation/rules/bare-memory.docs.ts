// The page of the rule bare-memory: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'The specification calls a bare number bytes in one place and megabytes in another, and Rudr takes it for mebibytes. Only a unit says what you mean.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: cache
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/cache:1.0.0
      resources:
        cpu:
          required: 1
        memory:
          required: "512"
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: cache
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/cache:1.0.0
      resources:
        cpu:
          required: 1
        memory:
          required: 512M
`,
};
