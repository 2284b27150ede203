// An instance without a name of its own.
import { missingFieldFinding } from '../missing-field-finding.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'missing-instance-name',
  number: 'R133',
  title: 'An instance has a name.',
  level: 'error',
  roles: ['configuration'],
  claims: [{ at: 'spec.components[].instanceName', keywords: ['required', 'minLength'] }],
  onViolation: (violation, context) => {
    if (violation.keyword === 'minLength') {
      return { at: violation.at, message: 'The name of the instance is empty.' };
    }
    const message = '"instanceName" is missing: give this instance a name of its own.';
    return missingFieldFinding(violation, context, { message });
  },
});
