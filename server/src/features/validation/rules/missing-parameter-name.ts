// A parameter without a name.
import { isNull } from '../../../yaml/access.ts';
import { describeViolation } from '../describe-violation.ts';
import { missingFieldFinding } from '../missing-field-finding.ts';
import { defineRule } from '../rule.ts';
import { quoteFix } from '../value-fixes.ts';

export const rule = defineRule({
  code: 'missing-parameter-name',
  number: 'R040',
  title: 'Every parameter has a name.',
  level: 'error',
  roles: ['component'],
  claims: [{ at: 'spec.parameters[].name', keywords: ['required', 'minLength', 'type'] }],
  onViolation: (violation, context) => {
    const { at, keyword, node } = violation;
    if (keyword === 'required') {
      return missingFieldFinding(violation, context, { message: 'This parameter has no "name".' });
    }
    if (keyword === 'minLength' || isNull(node)) {
      return { at, message: 'The name of this parameter is empty.' };
    }
    return {
      at,
      message: describeViolation(violation),
      fixes: () => quoteFix(node, context.document),
    };
  },
});
