// The page of the rule kind-alias: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: `Some texts say \`Component\` or \`Scope\` for short. The kinds are called otherwise, and a cluster knows no other names.`,
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: Component
metadata:
  name: archiver
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/archiver:1.0.0
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: archiver
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/archiver:1.0.0
`,
};
