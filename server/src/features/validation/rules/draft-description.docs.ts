// The page of the rule draft-description: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: `The draft lists both as required fields of \`metadata\`. Hardly any document has them and nothing depends on them, but they help people to know what they look at.`,
  bad: `apiVersion: core.hydra.io/v1alpha1
kind: ComponentSchematic
metadata:
  name: painter
spec:
  workloadType: core.hydra.io/v1alpha1.Worker
  containers:
    - name: main
      image: example/painter:1.0.0
`,
  good: `apiVersion: core.hydra.io/v1alpha1
kind: ComponentSchematic
metadata:
  name: painter
  version: 1.0.0
  description: Paints on walls
spec:
  workloadType: core.hydra.io/v1alpha1.Worker
  containers:
    - name: main
      image: example/painter:1.0.0
`,
};
