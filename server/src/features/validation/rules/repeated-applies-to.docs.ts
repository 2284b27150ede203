// The page of the rule repeated-applies-to: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'The second entry changes nothing. Most often another workload type was meant.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: Trait
metadata:
  name: blue-green
spec:
  appliesTo:
    - core.oam.dev/v1alpha1.Worker
    - core.oam.dev/v1alpha1.Worker
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
  name: blue-green
spec:
  appliesTo:
    - core.oam.dev/v1alpha1.Worker
    - core.oam.dev/v1alpha1.Task
  properties: |
    {
      "type": "object",
      "properties": {
        "target": { "type": "string" }
      }
    }
`,
};
