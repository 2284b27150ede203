// The page of the rule unknown-applies-to: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'Entries are compared with the workload type of a component, letter by letter. A short or misspelt name matches none, so the trait is refused where it should fit.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: Trait
metadata:
  name: canary
spec:
  appliesTo:
    - Server
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
  name: canary
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
