// A document without a name.
import { isNull, pairOf } from '../../../yaml/access.ts';
import { describeViolation } from '../describe-violation.ts';
import { missingFieldFinding } from '../missing-field-finding.ts';
import { defineRule } from '../rule.ts';
import { quoteFix } from '../value-fixes.ts';

export const rule = defineRule({
  code: 'missing-name',
  number: 'R004',
  title: 'Every document has a name.',
  level: 'error',
  claims: [{ at: 'metadata.name', keywords: ['required', 'minLength', 'type'] }],
  onViolation: (violation, context) => {
    const { at, keyword, node } = violation;
    // Draft documents without a name are in print, so there it is no more than unusual.
    const severity = context.dialect.facts.nameRequired
      ? ('error' as const)
      : ({ spec: 'warning', rudr: 'error' } as const);
    if (keyword === 'required') {
      // A cluster makes up a name from the prefix that stands there.
      if (pairOf(node, 'generateName') !== undefined) return undefined;
      return missingFieldFinding(violation, context, { message: '"name" is missing.', severity });
    }
    if (keyword === 'minLength' || isNull(node))
      return { at, message: '"name" is empty.', severity };
    return {
      at,
      message: describeViolation(violation),
      fixes: () => quoteFix(node, context.document),
    };
  },
});
