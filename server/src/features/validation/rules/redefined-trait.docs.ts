// The page of the rule redefined-trait: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'Operators who know the built-in trait expect it to fit the same workload types and to need the same properties. A definition that differs surprises them, and a platform may go on using its own.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: Trait
metadata:
  name: ManualScaler
spec:
  appliesTo:
    - core.oam.dev/v1alpha1.Server
  properties: |
    { "type": "object", "properties": { "replicaCount": { "type": "integer" } } }
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: Trait
metadata:
  name: office-hours-scaler
spec:
  appliesTo:
    - core.oam.dev/v1alpha1.Server
  properties: |
    { "type": "object", "properties": { "replicaCount": { "type": "integer" } } }
`,
};
