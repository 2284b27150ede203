// The page of the rule duplicate-volume: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'The name ties a volume to its storage. Two volumes of one name cannot both be made, and the cluster refuses the workload.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: indexer
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/indexer:1.0.0
      resources:
        volumes:
          - name: data
            mountPath: /var/data
          - name: data
            mountPath: /var/index
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: indexer
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/indexer:1.0.0
      resources:
        volumes:
          - name: data
            mountPath: /var/data
          - name: index
            mountPath: /var/index
`,
};
