// The page of the rule memory-unit: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'Rudr appends `Mi` to whatever is written: `512M` becomes `512MMi`, and the cluster refuses the workload.',
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
          required: 2G
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
          required: "1908"
`,
  profile: 'rudr',
};
