// The page of the rule missing-field: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'A resource without one of its required fields is refused by the cluster, or by the runtime when it is about to run.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: web
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/web:1.0.0
      resources:
        cpu: {}
        memory:
          required: 128M
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: web
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/web:1.0.0
      resources:
        cpu:
          required: 0.5
        memory:
          required: 128M
`,
};
