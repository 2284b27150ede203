// The value of an environment variable that is no text, or a very long one.
import { isNull } from '../../../yaml/access.ts';
import { describeViolation } from '../describe-violation.ts';
import { emptyTextFix, quoteFix } from '../value-fixes.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'env-value-type',
  number: 'R079',
  title: 'The value of an environment variable is text of at most 2048 characters.',
  level: 'error',
  roles: ['component'],
  claims: [{ at: 'spec.containers[].env[].value', keywords: ['type', 'maxLength'] }],
  onViolation: (violation, { document }) => {
    const { at, node, keyword, limit } = violation;
    if (keyword === 'maxLength') {
      return {
        at,
        severity: { spec: 'warning', rudr: 'off' },
        message: `The value is longer than ${String(limit)} characters, which not every runtime takes. Consider a file in "config".`,
      };
    }
    if (isNull(node)) {
      return {
        at,
        severity: { spec: 'error', rudr: 'information' },
        message: 'The value is left out. Write "" for an empty text.',
        fixes: () => emptyTextFix(node),
      };
    }
    return {
      at,
      message: `${describeViolation(violation)}${quoteFix(node, document).length > 0 ? ' Put it in quotes.' : ''}`,
      fixes: () => quoteFix(node, document),
    };
  },
});
