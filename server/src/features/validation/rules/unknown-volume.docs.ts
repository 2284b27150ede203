// The page of the rule unknown-volume: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: `Storage is claimed for a volume that nobody mounts, and the volume that was meant goes without. Names are compared letter by letter, capitals included.`,
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: mailbox
spec:
  workloadType: core.oam.dev/v1alpha1.SingletonServer
  containers:
    - name: main
      image: example/mailbox:1.0.0
      ports:
        - name: http
          containerPort: 8080
      resources:
        cpu:
          required: 0.1
        memory:
          required: 64M
        volumes:
          - name: mail
            mountPath: /var/lib/mail
            disk:
              required: 2G
              ephemeral: false
---
apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: post
spec:
  components:
    - componentName: mailbox
      instanceName: mailbox
      traits:
        - name: volume-mounter
          properties:
            volumeName: mails
            storageClass: standard
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: mailbox
spec:
  workloadType: core.oam.dev/v1alpha1.SingletonServer
  containers:
    - name: main
      image: example/mailbox:1.0.0
      ports:
        - name: http
          containerPort: 8080
      resources:
        cpu:
          required: 0.1
        memory:
          required: 64M
        volumes:
          - name: mail
            mountPath: /var/lib/mail
            disk:
              required: 2G
              ephemeral: false
---
apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: post
spec:
  components:
    - componentName: mailbox
      instanceName: mailbox
      traits:
        - name: volume-mounter
          properties:
            volumeName: mail
            storageClass: standard
`,
};
