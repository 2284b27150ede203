// A list or mapping given to a parameter.
import { kindOfNode } from '../describe-violation.ts';
import { isUnquotedCall } from '../variable-calls.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'parameter-value-type',
  number: 'R144',
  title: 'A parameter value is text, a number, true or false.',
  level: { spec: 'error', rudr: 'off' },
  roles: ['configuration'],
  claims: [{ at: 'spec.components[].parameterValues[].value', keywords: ['type'] }],
  onViolation: ({ at, node }) =>
    // Reported as the missing quotes that it is.
    isUnquotedCall(node)
      ? undefined
      : {
          at,
          message: `A parameter value is text, a number, true or false, not ${kindOfNode(node)}.`,
        },
});
