// The page of the rule missing-api-version: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: `Without \`apiVersion\` nothing knows how to read a document: the cluster refuses it before it looks at anything else.`,
  bad: `kind: ComponentSchematic
metadata:
  name: mailer
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/mailer:1.0.0
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: mailer
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/mailer:1.0.0
`,
};
