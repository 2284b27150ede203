// A port without a number.
import { pairOf } from '../../../yaml/access.ts';
import { OTHER_PORT_KEYS, subjectOf } from '../container-parts.ts';
import { describeViolation } from '../describe-violation.ts';
import { addFieldFix } from '../field-fix.ts';
import { unquoteNumberFix } from '../value-fixes.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'missing-container-port',
  number: 'R088',
  title: 'Every port has a number in `containerPort`.',
  level: 'error',
  roles: ['component'],
  claims: [{ at: 'spec.containers[].ports[].containerPort', keywords: ['required', 'type'] }],
  onViolation: (violation, context) => {
    const { at, node, keyword } = violation;
    if (keyword === 'type') {
      return {
        at,
        message: `${describeViolation(violation)} Port numbers go from 1 to 65535.`,
        fixes: () => unquoteNumberFix(node),
      };
    }
    // A number under another key is reported where it stands.
    if (OTHER_PORT_KEYS.some((key) => pairOf(node, key) !== undefined)) return undefined;
    return {
      at,
      message: `${subjectOf('port', node)} has no number: "containerPort" is missing.`,
      fixes: () => addFieldFix(context, node, ['containerPort']),
    };
  },
});
