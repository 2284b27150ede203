// A trait definition that does not say where the trait fits.
import { missingFieldFinding } from '../missing-field-finding.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'missing-applies-to',
  number: 'R114',
  title: 'A trait says which workload types it applies to.',
  level: { spec: 'warning', rudr: 'off' },
  roles: ['trait'],
  docs: {
    why: 'Without `appliesTo` nobody can tell which components may use the trait. Tools assume that it fits all of them, and the mistake only shows when it is put on one that it cannot work with.',
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: Trait
metadata:
  name: log-shipper
spec:
  properties: |
    {
      "type": "object",
      "properties": {
        "target": { "type": "string" }
      }
    }
`,
    good: `apiVersion: core.oam.dev/v1alpha1
kind: Trait
metadata:
  name: log-shipper
spec:
  appliesTo:
    - "*"
  properties: |
    {
      "type": "object",
      "properties": {
        "target": { "type": "string" }
      }
    }
`,
  },
  claims: [{ at: 'spec.appliesTo', keywords: ['required'] }],
  onViolation: (violation, context) =>
    missingFieldFinding(violation, context, {
      message:
        '"appliesTo" is missing: the trait then counts as fit for all workload types, `["*"]`.',
    }),
});
