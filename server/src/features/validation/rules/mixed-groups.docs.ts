// The page of the rule mixed-groups: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: `Groups match exactly. The draft's \`core.hydra.io\` and the release's \`core.oam.dev\` are two different vocabularies: a runtime for one does not know the types of the other.`,
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: importer
spec:
  workloadType: core.hydra.io/v1alpha1.Worker
  containers:
    - name: main
      image: example/importer:1.0.0
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: importer
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/importer:1.0.0
`,
};
