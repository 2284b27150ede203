// The page of the rule missing-ephemeral: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'The specification lets you leave it out, but Rudr then refuses the component.',
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
  profile: 'rudr',
};
