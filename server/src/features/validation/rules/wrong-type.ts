// A value of another type than the field takes, where no rule has more to say about it.
import { resolveAlias } from '../../../yaml/access.ts';
import { describeViolation } from '../describe-violation.ts';
import { defineRule, type LocatedViolation } from '../rule.ts';
import type { Fix } from '../../../model/problem.ts';

export const rule = defineRule({
  code: 'wrong-type',
  number: undefined,
  title: 'Every value has the type of its field.',
  level: 'error',
  onViolation: (violation, context) => ({
    at: violation.at,
    message: describeViolation(violation),
    fixes: () => quoteFix(violation, context.document.text),
  }),
});

/** Quotes keep the author's spelling: `012` becomes `"012"`, not `"10"`. */
function quoteFix(violation: LocatedViolation, text: string): readonly Fix[] {
  const node = resolveAlias(violation.node);
  if (node?.kind !== 'scalar' || node.style !== 'plain' || !violation.types.includes('string')) {
    return [];
  }
  const newText = JSON.stringify(text.slice(node.range.start, node.range.end));
  const edits = [{ range: node.range, newText }];
  return [{ title: `Quote the value`, edits, safety: 'safe', format: 'plain' }];
}
