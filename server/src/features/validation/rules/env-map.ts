// Environment variables written as a mapping instead of a list.
import { anchorOf } from '../../../model/field.ts';
import { resolveAlias } from '../../../yaml/access.ts';
import { describeViolation } from '../describe-violation.ts';
import { listOfPairs } from '../named-list.ts';
import { fixOf } from '../value-fixes.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'env-map',
  number: 'R074',
  title: 'Environment variables are a list of names and values.',
  level: 'error',
  roles: ['component'],
  claims: [{ at: 'spec.containers[].env', keywords: ['type'] }],
  onViolation: (violation, context) => ({
    at: anchorOf(violation.node),
    message:
      resolveAlias(violation.node)?.kind === 'map'
        ? '"env" is a list: write each variable as an item with "name" and "value".'
        : describeViolation(violation),
    fixes: () =>
      fixOf('Write the variables as a list', [listOfPairs(context.document, violation.node)]),
  }),
});
