// A value of the right type that the field does not take, where no rule has more to say about it.
import { nearest } from '../../../base/nearest.ts';
import { resolveAlias } from '../../../yaml/access.ts';
import { replaceScalar } from '../../../yaml/edit.ts';
import { describeViolation } from '../describe-violation.ts';
import { defineRule, type LocatedViolation } from '../rule.ts';
import type { Fix } from '../../../model/problem.ts';

export const rule = defineRule({
  code: 'invalid-value',
  number: undefined,
  title: 'Every value is one that its field takes.',
  level: 'error',
  onViolation: (violation) => ({
    at: violation.at,
    message: describeViolation(violation),
    fixes: () => nearestValueFix(violation),
  }),
});

/** Offers the nearest of the allowed values. */
function nearestValueFix(violation: LocatedViolation): readonly Fix[] {
  const node = resolveAlias(violation.node);
  if (node?.kind !== 'scalar') return [];
  const meant = nearest(String(node.value), violation.allowed.map(String));
  if (meant === undefined) return [];
  const edits = [replaceScalar(node, meant)];
  return [{ title: `Change to "${meant}"`, edits, safety: 'safe', format: 'plain' }];
}
