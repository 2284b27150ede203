// A sharing policy other than Exclusive and Shared.
import { describeViolation } from '../describe-violation.ts';
import { nearestFix } from '../value-fixes.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'invalid-sharing-policy',
  number: 'R070',
  title: 'The sharing policy of a volume is Exclusive or Shared.',
  level: 'error',
  roles: ['component'],
  claims: [{ at: 'spec.containers[].resources.volumes[].sharingPolicy', keywords: ['enum'] }],
  onViolation: (violation) => {
    const { at, node, allowed } = violation;
    return {
      at,
      message: describeViolation(violation),
      fixes: () => nearestFix(node, allowed.map(String)),
    };
  },
});
