// The page of the rule unclaimable-volume: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: `An ephemeral volume is scratch space that goes with the instance, so no storage is claimed for it. Without \`disk\` nobody knows how much to claim; Rudr breaks off there.`,
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: render
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/render:1.0.0
      resources:
        cpu:
          required: 0.1
        memory:
          required: 64M
        volumes:
          - name: frames
            mountPath: /var/lib/frames
            disk:
              required: 2G
              ephemeral: true
---
apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: studio
spec:
  components:
    - componentName: render
      instanceName: render
      traits:
        - name: volume-mounter
          properties:
            volumeName: frames
            storageClass: standard
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: render
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/render:1.0.0
      resources:
        cpu:
          required: 0.1
        memory:
          required: 64M
        volumes:
          - name: frames
            mountPath: /var/lib/frames
            disk:
              required: 2G
              ephemeral: false
---
apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: studio
spec:
  components:
    - componentName: render
      instanceName: render
      traits:
        - name: volume-mounter
          properties:
            volumeName: frames
            storageClass: standard
`,
};
