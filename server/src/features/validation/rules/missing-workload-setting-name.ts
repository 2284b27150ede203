// A workload setting without a name.
import { addFieldFix } from '../field-fix.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'missing-workload-setting-name',
  number: 'R106',
  title: 'Every workload setting has a name.',
  level: 'error',
  roles: ['component'],
  docs: {
    why: 'The name says which setting is meant. Without it the component is refused.',
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: nightly
spec:
  workloadType: ext.example.com/v1.Batch
  workloadSettings:
    - type: number
      value: 5
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
  claims: [{ at: 'spec.workloadSettings[].name', keywords: ['required', 'minLength'] }],
  onViolation: ({ at, node, keyword }, context) => ({
    at,
    message:
      keyword === 'required'
        ? 'This workload setting has no "name".'
        : 'The name of a workload setting must not be empty.',
    fixes: () => (keyword === 'required' ? addFieldFix(context, node, ['name']) : []),
  }),
});
