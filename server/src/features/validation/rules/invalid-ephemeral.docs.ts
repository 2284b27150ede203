// The page of the rule invalid-ephemeral: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'It decides whether the data outlives the workload. What is neither true nor false is refused, or read as you did not mean it.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: journal
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/journal:1.0.0
      resources:
        volumes:
          - name: journal
            mountPath: /var/journal
            disk:
              required: 1G
              ephemeral: maybe
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: journal
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/journal:1.0.0
      resources:
        volumes:
          - name: journal
            mountPath: /var/journal
            disk:
              required: 1G
              ephemeral: false
`,
};
