// A workload setting that takes its value from a parameter that is not declared.
import { reportUnknownParameters } from '../parameter-use.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'unknown-setting-parameter',
  number: 'R109',
  title: 'Workload settings take their values from declared parameters.',
  level: { spec: 'error', rudr: 'warning' },
  roles: ['component'],
  docs: {
    why: 'A parameter that the component does not declare never has a value, so the setting would be empty.',
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: nightly
spec:
  workloadType: ext.example.com/v1.Batch
  parameters:
    - name: limit
      type: number
      default: 5
  workloadSettings:
    - name: threshold
      type: number
      fromParam: limits
`,
    good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: nightly
spec:
  workloadType: ext.example.com/v1.Batch
  parameters:
    - name: limit
      type: number
      default: 5
  workloadSettings:
    - name: threshold
      type: number
      fromParam: limit
`,
  },
  // A name in a bad form is either that of a declaration, which is where it is reported, or unknown.
  claims: [{ at: 'spec.workloadSettings[].fromParam', keywords: ['pattern', 'maxLength'] }],
  onViolation: () => undefined,
  check: (context) => {
    reportUnknownParameters(context, context.resource.workloadSettings);
  },
});
