// A container without a name.
import { isNull } from '../../../yaml/access.ts';
import { describeViolation, kindOfNode } from '../describe-violation.ts';
import { missingFieldFinding } from '../missing-field-finding.ts';
import { defineRule } from '../rule.ts';
import { quoteFix } from '../value-fixes.ts';

export const rule = defineRule({
  code: 'missing-container-name',
  number: 'R051',
  title: 'Every container has a name.',
  level: 'error',
  roles: ['component'],
  claims: [
    { at: 'spec.containers[].name', keywords: ['required', 'minLength', 'type'] },
    { at: 'spec.containers[]', keywords: ['type'] },
  ],
  onViolation: (violation, context) => {
    const { at, keyword, node, pattern } = violation;
    if (pattern === 'spec.containers[]') {
      return {
        at,
        message: `A container is a mapping with "name" and "image", not ${kindOfNode(node)}.`,
      };
    }
    if (keyword === 'required') {
      return missingFieldFinding(violation, context, { message: 'This container has no "name".' });
    }
    if (keyword === 'minLength' || isNull(node)) {
      return { at, message: 'The name of this container is empty.' };
    }
    return {
      at,
      message: describeViolation(violation),
      fixes: () => quoteFix(node, context.document),
    };
  },
});
