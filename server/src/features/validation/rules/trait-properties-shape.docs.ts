// The page of the rule trait-properties-shape: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'Runtimes read a JSON Schema here. A list of properties, or a schema with its text one level too deep, is a habit of early documents that other tools do not understand.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: Trait
metadata:
  name: backup
spec:
  appliesTo:
    - "*"
  properties:
    - name: schedule
      type: string
      required: true
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: Trait
metadata:
  name: backup
spec:
  appliesTo:
    - "*"
  properties:
    type: object
    required: [schedule]
    properties:
      schedule:
        type: string
`,
};
