// A port without a name.
import { addFieldFix } from '../field-fix.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'missing-port-name',
  number: 'R087',
  title: 'Every port has a name.',
  level: 'error',
  roles: ['component'],
  claims: [{ at: 'spec.containers[].ports[].name', keywords: ['required', 'minLength'] }],
  onViolation: ({ at, node, keyword }, context) => ({
    at,
    message:
      keyword === 'required' ? 'This port has no "name".' : 'The name of a port must not be empty.',
    fixes: () => (keyword === 'required' ? addFieldFix(context, node, ['name']) : []),
  }),
});
