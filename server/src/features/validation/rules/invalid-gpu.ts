// GPU that is no number, or negative.
import { describeViolation } from '../describe-violation.ts';
import { unquoteNumberFix } from '../value-fixes.ts';
import { wrongHolderFinding } from '../wrong-holder.ts';
import { defineRule } from '../rule.ts';

const GPU = 'spec.containers[].resources.gpu';

export const rule = defineRule({
  code: 'invalid-gpu',
  number: 'R065',
  title: 'GPU is a number that is not negative.',
  level: { spec: 'error', rudr: 'information' },
  roles: ['component'],
  claims: [
    { at: `${GPU}.required`, keywords: ['type', 'minimum'] },
    { at: GPU, keywords: ['type'] },
  ],
  onViolation: (violation, context) => {
    if (violation.pattern === GPU) return wrongHolderFinding(violation, context, 'number');
    return {
      at: violation.at,
      message: describeViolation(violation),
      fixes: () => unquoteNumberFix(violation.node),
    };
  },
});
