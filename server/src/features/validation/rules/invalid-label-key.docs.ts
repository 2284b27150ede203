// The page of the rule invalid-label-key: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: `A key is a name of at most 63 letters, digits, \`-\`, \`_\` and \`.\`, with perhaps a domain and a slash before it. A cluster refuses a document with any other key.`,
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: probe
  labels:
    cost center: "4711"
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/probe:1.0.0
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: probe
  labels:
    cost-center: "4711"
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/probe:1.0.0
`,
};
