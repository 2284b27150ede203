// A time or threshold of a probe that is not possible.
import { textIn } from '../../../model/field.ts';
import { probePaths } from '../container-parts.ts';
import { describeViolation } from '../describe-violation.ts';
import { changeFix, unquoteNumberFix } from '../value-fixes.ts';
import { defineRule } from '../rule.ts';

const NUMBERS = [
  'initialDelaySeconds',
  'periodSeconds',
  'timeoutSeconds',
  'successThreshold',
  'failureThreshold',
] as const;

export const rule = defineRule({
  code: 'invalid-probe-number',
  number: 'R103',
  title: 'Times and thresholds of a probe are whole numbers of a possible size.',
  level: { spec: 'error', rudr: 'warning' },
  roles: ['component'],
  claims: [{ at: probePaths(...NUMBERS), keywords: ['type', 'minimum'] }],
  onViolation: (violation) => {
    const { at, node, keyword, pattern } = violation;
    const duration = textIn(node) ?? '';
    const seconds = pattern.endsWith('Seconds') ? secondsOf(duration) : undefined;
    const unit = pattern.endsWith('Seconds') ? ' It counts seconds.' : '';
    return {
      at,
      message: `${describeViolation(violation)}${keyword === 'type' ? unit : ''}`,
      fixes: () => (seconds === undefined ? unquoteNumberFix(node) : changeFix(node, seconds)),
    };
  },
});

/** Seconds that `5s` or `2m` means. */
function secondsOf(text: string): number | undefined {
  const match = /^([0-9]{1,6})\s*(s|sec|seconds?|m|min|minutes?)$/i.exec(text);
  if (match === null) return undefined;
  return Number(match[1]) * (match[2]?.toLowerCase().startsWith('m') === true ? 60 : 1);
}
