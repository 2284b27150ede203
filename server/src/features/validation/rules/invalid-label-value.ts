// The value of a label that Kubernetes does not take.
import { LABEL_VALUE } from '../../../model/name-syntax.ts';
import { nameFinding } from '../name-finding.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'invalid-label-value',
  number: 'R023',
  title: 'Values of labels have the form that Kubernetes gives them.',
  level: { spec: 'information', rudr: 'warning' },
  docs: {
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
  },
  claims: [{ at: 'metadata.labels.{}', keywords: ['pattern', 'maxLength'] }],
  onViolation: (violation) =>
    nameFinding(violation, { what: 'The value of a label', syntax: LABEL_VALUE }),
});
