// A trait for a volume that the component does not have.
import { nearHint, listNames, nearNameFix } from '../near-names.ts';
import { placeIn } from '../definitions.ts';
import { volumeClaims, volumesOf } from '../instance-volumes.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'unknown-volume',
  number: 'R169',
  title: 'A trait that serves a volume names one of the component.',
  level: { spec: 'error', rudr: 'warning' },
  roles: ['configuration'],
  docs: {
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
  },
  checkInWorkspace: ({ resource, workspace, report }) => {
    for (const instance of resource.components) {
      const components = volumesOf(instance, workspace);
      const [first] = components;
      if (first === undefined) continue;
      const names = components.flatMap(({ volumes }) =>
        volumes.map(({ name }) => name?.value ?? ''),
      );
      for (const { name, node } of volumeClaims(instance)) {
        if (name === undefined || names.includes(name)) continue;
        const component = `"${instance.componentName?.value ?? ''}"`;
        const known = listNames('It has', names, 'It has none.');
        report({
          at: node,
          message: `${component} has no volume "${name}". ${nearHint(name, names, known)}`,
          related: [
            placeIn(first.defined, first.defined.resource.metadata?.name?.node, 'The component'),
          ],
          fixes: () => nearNameFix(node, name, names),
        });
      }
    }
  },
});
