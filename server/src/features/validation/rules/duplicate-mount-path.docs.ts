// The page of the rule duplicate-mount-path: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'Only one of the two can be seen at that place. Kubernetes refuses to start such a container.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: archive
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/archive:1.0.0
      resources:
        volumes:
          - name: recent
            mountPath: /srv/files
          - name: old
            mountPath: /srv/files/
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: archive
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/archive:1.0.0
      resources:
        volumes:
          - name: recent
            mountPath: /srv/files/recent
          - name: old
            mountPath: /srv/files/old
`,
};
