// The page of the rule missing-container-name: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: `The name tells the containers of a component apart: in logs, in the cluster and for traits. A component with a nameless container is refused.`,
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: spool
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - image: example/spool:1.0.0
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: spool
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/spool:1.0.0
`,
};
