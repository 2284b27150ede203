// A disk that does not say whether it is ephemeral, which Rudr wants to know.
import { anchorOf } from '../../../model/field.ts';
import { addFieldFix } from '../field-fix.ts';
import { isMapWithout } from '../parameter-use.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'missing-ephemeral',
  number: 'R072',
  title: 'For Rudr, a disk says whether it is ephemeral.',
  level: { spec: 'off', rudr: 'error' },
  roles: ['component'],
  docs: {
    why: 'The specification lets you leave it out, but Rudr then refuses the component.',
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
              required: 1G
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
              ephemeral: false
`,
    profile: 'rudr',
  },
  check: (context) => {
    for (const { resources } of context.resource.containers) {
      for (const { disk } of resources?.volumes ?? []) {
        if (disk === undefined || !isMapWithout(disk.node, ['ephemeral'])) continue;
        context.report({
          at: anchorOf(disk.node),
          message:
            'Rudr refuses a disk without "ephemeral". Write true for scratch space, or false for data to be kept.',
          fixes: () => addFieldFix(context, disk.node, ['ephemeral']),
        });
      }
    }
  },
});
