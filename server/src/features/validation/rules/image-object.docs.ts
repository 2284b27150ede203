// The page of the rule image-object: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: `Examples of the specification write an image as a mapping, its tables say text. Rudr takes text only. \`name@digest\` says the same.`,
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: spool
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image:
        name: example/spool:1.0.0
        digest: sha256:6f1d3a9b6f1d3a9b6f1d3a9b6f1d3a9b6f1d3a9b6f1d3a9b6f1d3a9b6f1d3a9b
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: spool
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/spool:1.0.0@sha256:6f1d3a9b6f1d3a9b6f1d3a9b6f1d3a9b6f1d3a9b6f1d3a9b6f1d3a9b6f1d3a9b
`,
};
