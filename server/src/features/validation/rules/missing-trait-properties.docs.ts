// The page of the rule missing-trait-properties: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'Without `properties` nothing that users write below the trait can be checked or completed. A trait that takes none says so with an empty schema.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: Trait
metadata:
  name: sidecar
spec:
  appliesTo:
    - "*"
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: Trait
metadata:
  name: sidecar
spec:
  appliesTo:
    - "*"
  properties: |
    { "type": "object", "properties": {} }
`,
};
