// An environment variable without a name.
import { addFieldFix } from '../field-fix.ts';
import { defineRule } from '../rule.ts';
import { splitItemAround } from '../split-items.ts';

export const rule = defineRule({
  code: 'missing-env-name',
  number: 'R074',
  title: 'Every environment variable has a name.',
  level: 'error',
  roles: ['component'],
  claims: [{ at: 'spec.containers[].env[].name', keywords: ['required', 'minLength'] }],
  onViolation: ({ at, node, keyword }, context) => {
    if (keyword === 'minLength') {
      return { at, message: 'The name of an environment variable must not be empty.' };
    }
    if (splitItemAround(node) !== undefined) return undefined;
    return {
      at,
      message: 'This environment variable has no "name".',
      fixes: () => addFieldFix(context, node, ['name']),
    };
  },
});
