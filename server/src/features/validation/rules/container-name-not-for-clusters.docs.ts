// The page of the rule container-name-not-for-clusters: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: `Rudr hands the name on to Kubernetes, which takes small letters, digits and dashes only.`,
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: spool
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: Main_Unit
      image: example/spool:1.0.0
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: spool
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/spool:1.0.0
`,
  profile: 'rudr',
};
