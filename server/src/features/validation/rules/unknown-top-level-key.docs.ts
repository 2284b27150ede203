// The page of the rule unknown-top-level-key: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: `Runtimes drop what they do not know at the top of a document without saying so. A misspelt key, or one that lost its indentation, looks as if it were set.`,
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: scanner
annotations:
  version: 1.0.0
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/scanner:1.0.0
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: scanner
  annotations:
    version: 1.0.0
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/scanner:1.0.0
`,
};
