// The page of the rule trait-properties-json: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'A runtime that cannot read the text knows nothing of the properties: it refuses the trait, or accepts any value for it. JSON wants double quotes, and no comma after the last entry.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: Trait
metadata:
  name: rate-limit
spec:
  appliesTo:
    - "*"
  properties: |
    { "type": "object", "properties": { "perSecond": }
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: Trait
metadata:
  name: rate-limit
spec:
  appliesTo:
    - "*"
  properties: |
    { "type": "object", "properties": { "perSecond": { "type": "integer" } } }
`,
};
