// The page of the rule trait-property-entry: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'Where properties are written as a list, each entry becomes one property of a schema. Without a name it becomes none, and a type that JSON Schema does not know is not checked.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: Trait
metadata:
  name: cache
spec:
  appliesTo: ["*"]
  properties:
    - name: megabytes
      type: int
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: Trait
metadata:
  name: cache
spec:
  appliesTo:
    - "*"
  properties:
    type: object
    properties:
      megabytes:
        type: integer
`,
};
