// The page of the rule empty-applies-to: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'A trait that applies to nothing can be attached to nothing. A single workload type is written as a list of one.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: Trait
metadata:
  name: audit-trail
spec:
  appliesTo: []
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
  name: audit-trail
spec:
  appliesTo:
    - core.oam.dev/v1alpha1.Server
  properties: |
    {
      "type": "object",
      "properties": {
        "target": { "type": "string" }
      }
    }
`,
};
