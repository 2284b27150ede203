// The page of the rule invalid-label-value: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: `Labels are there to be searched for, so their values are short: at most 63 letters, digits, \`-\`, \`_\` and \`.\`. A cluster refuses other values. Free text belongs into annotations.`,
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: invoicing
  labels:
    owner: Team Billing
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/invoicing:1.0.0
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: invoicing
  labels:
    owner: team-billing
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/invoicing:1.0.0
`,
};
