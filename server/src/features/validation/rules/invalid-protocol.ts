// A protocol other than TCP and UDP.
import { textIn } from '../../../model/field.ts';
import { describeViolation } from '../describe-violation.ts';
import { nearestFix } from '../value-fixes.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'invalid-protocol',
  number: 'R093',
  title: 'The protocol of a port is TCP or UDP, in capitals.',
  level: 'error',
  roles: ['component'],
  claims: [{ at: 'spec.containers[].ports[].protocol', keywords: ['enum'] }],
  onViolation: (violation) => {
    const { at, node, allowed } = violation;
    const isSctp = textIn(node) === 'SCTP';
    return {
      at,
      ...(isSctp && { severity: { spec: 'error', rudr: 'warning' } as const }),
      message: isSctp
        ? 'The specification knows TCP and UDP only; few runtimes take SCTP.'
        : describeViolation(violation),
      fixes: () => nearestFix(node, isSctp ? [] : allowed.map(String)),
    };
  },
});
