// A document without metadata.
import { isNull } from '../../../yaml/access.ts';
import { describeViolation } from '../describe-violation.ts';
import { addFieldFix } from '../field-fix.ts';
import { missingFieldFinding } from '../missing-field-finding.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'missing-metadata',
  number: 'R003',
  title: 'Every document has metadata: a mapping.',
  level: 'error',
  claims: [{ at: 'metadata', keywords: ['required', 'type'] }],
  onViolation: (violation, context) => {
    if (violation.keyword === 'required') {
      return missingFieldFinding(violation, context, {
        message: `"metadata" is missing.`,
      });
    }
    const isEmpty = isNull(violation.node);
    return {
      at: violation.at,
      message: isEmpty ? '"metadata" is empty.' : describeViolation(violation),
      fixes: () => (isEmpty ? addFieldFix(context, violation.node, ['name']) : []),
    };
  },
});
