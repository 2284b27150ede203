// The page of the rule unknown-kind: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: `A cluster refuses a document of a kind that it does not know.`,
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchema
metadata:
  name: indexer
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/indexer:1.0.0
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: indexer
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/indexer:1.0.0
`,
};
