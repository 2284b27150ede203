// The page of the rule recommended-annotations: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: `The annotations \`version\` and \`description\` tell people what they look at, and tools which release it is. A document without a version counts as \`0.1.0\`. Nothing depends on them, so this rule is off unless it is asked for.`,
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: thesaurus
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/thesaurus:1.0.0
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: thesaurus
  annotations:
    version: "1.0.0"
    description: Finds words of the same meaning
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/thesaurus:1.0.0
`,
};
