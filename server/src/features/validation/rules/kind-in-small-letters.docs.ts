// The page of the rule kind-in-small-letters: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: `By convention kinds are written like \`ManualScaler\`. Names are compared letter by letter, so a kind in small letters most likely is not the type that is meant.`,
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: stream
spec:
  workloadType: streams.example.com/v1.kafka
  workloadSettings:
    - name: partitions
      value: 3
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: stream
spec:
  workloadType: streams.example.com/v1.Kafka
  workloadSettings:
    - name: partitions
      value: 3
`,
};
