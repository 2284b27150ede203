// The page of the rule retired-workload-type: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: `Early texts have names such as \`Singleton\`, \`Replicated\` or \`Service\`. No runtime knows them.`,
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: poller
spec:
  workloadType: core.oam.dev/v1alpha1.ReplicableWorker
  containers:
    - name: main
      image: example/poller:1.0.0
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: poller
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/poller:1.0.0
`,
};
