// The page of the rule undefined-applies-to: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: `No component has a workload type that nobody defines, so the entry never matters. It may be misspelt, or the platform brings the type.`,
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: WorkloadType
metadata:
  name: topics.streams.example.com
spec:
  group: streams.example.com
  names:
    kind: Topic
    singular: topic
    plural: topics
---
apiVersion: core.oam.dev/v1alpha1
kind: Trait
metadata:
  name: retention
spec:
  appliesTo:
    - streams.example.com/v1.Topik
  properties: |
    { "type": "object", "properties": { "days": { "type": "integer" } } }
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: WorkloadType
metadata:
  name: topics.streams.example.com
spec:
  group: streams.example.com
  names:
    kind: Topic
    singular: topic
    plural: topics
---
apiVersion: core.oam.dev/v1alpha1
kind: Trait
metadata:
  name: retention
spec:
  appliesTo:
    - streams.example.com/v1.Topic
  properties: |
    { "type": "object", "properties": { "days": { "type": "integer" } } }
`,
};
