// The same extended resource asked for twice.
import { reportDuplicates } from '../duplicates.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'duplicate-extended-resource',
  number: 'R073',
  title: 'Each extended resource is asked for once.',
  level: { spec: 'error', rudr: 'information' },
  roles: ['component'],
  docs: {
    why: 'With two amounts for one resource it is open which of them the platform goes by.',
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: alarm
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/alarm:1.0.0
      resources:
        extended:
          - name: ext.example.com/v1.MotionSensor
            required: "1"
          - name: ext.example.com/v1.MotionSensor
            required: "2"
`,
    good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: alarm
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/alarm:1.0.0
      resources:
        extended:
          - name: ext.example.com/v1.MotionSensor
            required: "2"
`,
  },
  check: (context) => {
    for (const container of context.resource.containers) {
      reportDuplicates(context, container.resources?.extended ?? [], {
        what: 'extended resource',
        nameOf: (item) => item.name,
      });
    }
  },
});
