// A workload setting without a name.
import { addFieldFix } from '../field-fix.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'missing-workload-setting-name',
  number: 'R106',
  title: 'Every workload setting has a name.',
  level: 'error',
  roles: ['component'],
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
