// The page of the rule missing-applies-to: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
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
};
