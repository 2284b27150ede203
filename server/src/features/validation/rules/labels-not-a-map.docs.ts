// The page of the rule labels-not-a-map: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: `A cluster reads labels and annotations as names with values and refuses a document where they are anything else. The schema that was published for the draft has a list of texts for labels, which is tolerated there.`,
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: translator
  labels:
    - team-content
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/translator:1.0.0
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: translator
  labels:
    team: content
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/translator:1.0.0
`,
};
