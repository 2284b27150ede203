// The page of the rule relative-mount-path: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'A relative path depends on where the image happens to start, and Kubernetes refuses it.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: gallery
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/gallery:1.0.0
      resources:
        volumes:
          - name: pictures
            mountPath: srv/pictures
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: gallery
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/gallery:1.0.0
      resources:
        volumes:
          - name: pictures
            mountPath: /srv/pictures
`,
};
