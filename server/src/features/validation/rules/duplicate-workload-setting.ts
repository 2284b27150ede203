// Two workload settings of the same name.
import { reportDuplicates } from '../duplicates.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'duplicate-workload-setting',
  number: 'R107',
  title: 'The workload settings of a component have different names.',
  level: 'warning',
  roles: ['component'],
  docs: {
    why: 'Only one of the values can count, and which one depends on the runtime.',
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: nightly
spec:
  workloadType: ext.example.com/v1.Batch
  workloadSettings:
    - name: threshold
      type: number
      value: 5
    - name: threshold
      type: number
      value: 9
`,
    good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: nightly
spec:
  workloadType: ext.example.com/v1.Batch
  workloadSettings:
    - name: threshold
      type: number
      value: 5
`,
  },
  check: (context) => {
    reportDuplicates(context, context.resource.workloadSettings, {
      what: 'workload setting',
      nameOf: (item) => item.name,
    });
  },
});
