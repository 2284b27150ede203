// A variable without a value, or with a list or mapping for one.
import { kindOfNode } from '../describe-violation.ts';
import { missingFieldFinding } from '../missing-field-finding.ts';
import { emptyTextFix } from '../value-fixes.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'variable-value',
  number: 'R139',
  title: 'A variable has a value: text, a number, true or false.',
  level: 'error',
  roles: ['configuration'],
  claims: [{ at: 'spec.variables[].value', keywords: ['required', 'type'] }],
  onViolation: (violation, context) => {
    const { at, node, keyword } = violation;
    if (keyword === 'required') {
      const message = '"value" is missing: it replaces each call of the variable.';
      return missingFieldFinding(violation, context, { message });
    }
    return {
      at,
      message: `The value of a variable is text, a number, true or false, not ${kindOfNode(node)}.`,
      fixes: () => emptyTextFix(node),
    };
  },
});
