// The page of the rule renamed-workload-type: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: `What the draft calls \`Service\` is a \`Server\` in the release. A runtime for one does not know the names of the other. Only early releases of Rudr took the newer names in the draft's group.`,
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: poller
spec:
  workloadType: core.oam.dev/v1alpha1.SingletonService
  containers:
    - name: main
      image: example/poller:1.0.0
      ports:
        - name: http
          containerPort: 80
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: poller
spec:
  workloadType: core.oam.dev/v1alpha1.SingletonServer
  containers:
    - name: main
      image: example/poller:1.0.0
      ports:
        - name: http
          containerPort: 80
`,
};
