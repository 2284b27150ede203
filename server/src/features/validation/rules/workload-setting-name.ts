// The name of a workload setting in a form that no workload type can declare.
import { textIn } from '../../../model/field.ts';
import { faultOf, NAME } from '../../../model/name-syntax.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'workload-setting-name',
  number: 'R106',
  title: 'Names of workload settings are 1 to 63 letters, digits, `-`, `_` or `.`.',
  level: 'error',
  roles: ['component'],
  docs: {
    why: 'No workload type can declare a setting of another name, so the value would reach nobody.',
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: nightly
spec:
  workloadType: ext.example.com/v1.Batch
  workloadSettings:
    - name: max load
      type: number
      value: 5
`,
    good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: nightly
spec:
  workloadType: ext.example.com/v1.Batch
  workloadSettings:
    - name: max-load
      type: number
      value: 5
`,
  },
  claims: [{ at: 'spec.workloadSettings[].name', keywords: ['pattern', 'maxLength'] }],
  onViolation: ({ at, node }) => {
    const name = textIn(node) ?? '';
    const fault = faultOf(NAME, name);
    // The minLength keyword speaks of the empty name.
    if (name === '' || fault === undefined) return undefined;
    return { at, message: `"${name}" ${fault}. The name of a setting must be ${NAME.words}.` };
  },
});
