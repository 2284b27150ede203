// The page of the rule image-without-digest: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: `A tag can be moved to another content, a digest cannot. The draft demands a digest and the release recommends one, yet hardly any document has it, so this rule is off unless it is asked for.`,
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: spool
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
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
      image: example/spool:1.0.0@sha256:6f1d3a9b6f1d3a9b6f1d3a9b6f1d3a9b6f1d3a9b6f1d3a9b6f1d3a9b6f1d3a9b
`,
};
