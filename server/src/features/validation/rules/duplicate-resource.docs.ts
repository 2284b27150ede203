// The page of the rule duplicate-resource: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'A resource is known by its group, its kind and its name; the version does not tell two apart. Of two in one file the second replaces the first. In two files it may be on purpose, as in variants for several environments, so it is only mentioned.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: queue
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/queue:1.0.0
---
apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: queue
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/queue:2.0.0
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: queue-v1
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/queue:1.0.0
---
apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: queue-v2
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/queue:2.0.0
`,
};
