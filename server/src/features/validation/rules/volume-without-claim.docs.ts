// The page of the rule volume-without-claim: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: `A volume that outlives the instance needs storage from somewhere. Without a \`volume-mounter\` the claim has to be there already; if it is not, the instance waits for it and never starts.`,
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: archive
spec:
  workloadType: core.oam.dev/v1alpha1.SingletonWorker
  containers:
    - name: main
      image: example/archive:1.0.0
      resources:
        cpu:
          required: 0.1
        memory:
          required: "64"
        volumes:
          - name: letters
            mountPath: /var/lib/letters
            disk:
              required: 2G
              ephemeral: false
---
apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: registry
spec:
  components:
    - componentName: archive
      instanceName: archive
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: archive
spec:
  workloadType: core.oam.dev/v1alpha1.SingletonWorker
  containers:
    - name: main
      image: example/archive:1.0.0
      resources:
        cpu:
          required: 0.1
        memory:
          required: "64"
        volumes:
          - name: letters
            mountPath: /var/lib/letters
            disk:
              required: 2G
              ephemeral: false
---
apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: registry
spec:
  components:
    - componentName: archive
      instanceName: archive
      traits:
        - name: volume-mounter
          properties:
            volumeName: letters
            storageClass: standard
`,
  profile: 'rudr',
};
