// The page of the rule malformed-type-name: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: `The group is a domain name in small letters, the version is \`v\` and a number with perhaps \`alpha\` or \`beta\` and another number, the kind is letters and digits. A name with other parts matches no type that a cluster could have.`,
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: etl
spec:
  workloadType: batch.example.com/1.Pipeline
  workloadSettings:
    - name: source
      value: orders
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: etl
spec:
  workloadType: batch.example.com/v1.Pipeline
  workloadSettings:
    - name: source
      value: orders
`,
};
