// The page of the rule incomplete-volume: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'The name ties the volume to its storage, and the mount path says where the program finds it. Without either nothing can be mounted.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: ledger
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/ledger:1.0.0
      resources:
        volumes:
          - name: data
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: ledger
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/ledger:1.0.0
      resources:
        volumes:
          - name: data
            mountPath: /var/lib/data
`,
};
