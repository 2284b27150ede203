// The page of the rule partial-resources: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'What is left out is up to the platform: the program may be starved of it, or be billed for far more than it uses.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: mailer
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/mailer:1.0.0
      resources:
        cpu:
          required: 1
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: mailer
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/mailer:1.0.0
      resources:
        cpu:
          required: 0.5
        memory:
          required: "256"
`,
};
