// Storage claimed for a volume that takes none.
import type { Volume } from '../../../model/resource.ts';
import { placeIn } from '../definitions.ts';
import { volumeClaims, volumesOf } from '../instance-volumes.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'unclaimable-volume',
  number: 'R170',
  title: 'Storage is claimed for volumes that have a lasting disk.',
  level: 'warning',
  roles: ['configuration'],
  docs: {
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
  },
  checkInWorkspace: ({ resource, workspace, report }) => {
    for (const instance of resource.components) {
      const components = volumesOf(instance, workspace);
      for (const { name, node } of volumeClaims(instance)) {
        const found = components.flatMap(({ defined, volumes }) =>
          volumes
            .filter((volume) => volume.name?.value === name)
            .map((volume) => ({ defined, volume })),
        );
        const [first] = found;
        if (name === undefined || first === undefined) continue;
        const faults = found.map(({ volume }) => faultOf(volume));
        const [fault] = faults;
        if (fault === undefined || faults.includes(undefined)) continue;
        report({
          at: node,
          message: `The volume "${name}" ${fault}.`,
          related: [placeIn(first.defined, first.volume.name?.node, 'The volume')],
        });
      }
    }
  },
});

function faultOf({ disk }: Volume): string | undefined {
  if (disk === undefined) return 'has no "disk", so nobody knows how much storage to claim';
  if (disk.ephemeral?.value !== true) return undefined;
  return 'is ephemeral: no storage is claimed for it';
}
