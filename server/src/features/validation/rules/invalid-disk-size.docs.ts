// The page of the rule invalid-disk-size: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'Storage is reserved by this size. Without one that can be read, no storage is made and the component does not start.',
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
              ephemeral: true
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
              ephemeral: true
`,
};
