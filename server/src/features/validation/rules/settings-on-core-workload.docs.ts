// The page of the rule settings-on-core-workload: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: `Workload settings configure extended workload types. The core types read none of them, so what is written there has no effect.`,
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: mapper
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  workloadSettings:
    - name: concurrency
      value: 4
  containers:
    - name: main
      image: example/mapper:1.0.0
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: mapper
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/mapper:1.0.0
`,
};
