// The page of the rule unknown-arch: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: `The processor type selects the machines that a component may run on. With any other name none is found. On Kubernetes that goes for \`i386\` too, which is called \`386\` there.`,
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: vision
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  arch: x86_64
  containers:
    - name: main
      image: example/vision:1.0.0
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: vision
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  arch: amd64
  containers:
    - name: main
      image: example/vision:1.0.0
`,
};
