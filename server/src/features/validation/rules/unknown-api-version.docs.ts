// The page of the rule unknown-api-version: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: `API versions match exactly or not at all. A cluster has no place for a document of a version that nobody defined, however near it is.`,
  bad: `apiVersion: core.oam.dev/v1
kind: ComponentSchematic
metadata:
  name: crawler
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/crawler:1.0.0
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: crawler
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/crawler:1.0.0
`,
};
