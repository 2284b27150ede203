// The page of the rule metadata-version-moved: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: `In the draft the version and the description stood right below \`metadata\`. The release moved them into the annotations; where they were they are dropped without a word.`,
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: gallery
  version: 1.3.0
  description: Shows pictures
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/gallery:1.0.0
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: gallery
  annotations:
    version: 1.3.0
    description: Shows pictures
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/gallery:1.0.0
`,
};
