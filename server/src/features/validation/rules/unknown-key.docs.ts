// The page of the rule unknown-key: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'Runtimes drop keys that they do not know without saying so. A misspelt key therefore looks as if it were set, and its default applies instead.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: web
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  os: linux
  containers:
    - name: main
      image: example/web:1.0.0
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: web
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  osType: linux
  containers:
    - name: main
      image: example/web:1.0.0
`,
};
