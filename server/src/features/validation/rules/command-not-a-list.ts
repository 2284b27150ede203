// A command or arguments that are no list of texts.
import type { Fix } from '../../../model/problem.ts';
import { isNull, pairOfValue } from '../../../yaml/access.ts';
import { removePair, replaceValue } from '../../../yaml/edit.ts';
import { kindOfNode } from '../describe-violation.ts';
import { defineRule, type LocatedViolation, type RuleContext } from '../rule.ts';
import { emptyTextFix, fixOf, quoteFix, simpleScalar } from '../value-fixes.ts';

export const rule = defineRule({
  code: 'command-not-a-list',
  number: 'R058',
  title: 'Commands and arguments are lists of texts.',
  level: 'error',
  roles: ['component'],
  claims: [
    {
      at: [
        'spec.containers[].cmd',
        'spec.containers[].args',
        'spec.containers[].cmd[]',
        'spec.containers[].args[]',
      ],
      keywords: ['type'],
    },
  ],
  onViolation: (violation, context) => {
    const { at, node, pattern } = violation;
    if (pattern.endsWith('[]')) {
      return {
        at,
        message: `Each item must be text, and YAML reads this as ${kindOfNode(node)}.`,
        fixes: () => (isNull(node) ? emptyTextFix(node) : quoteFix(node, context.document)),
      };
    }
    const field = pattern.split('.').at(-1) ?? '';
    const isEmpty = isNull(node);
    return {
      at,
      message: isEmpty
        ? `"${field}" is empty. Leave it out, or write a list.`
        : `"${field}" must be a list with one item for each word, not ${kindOfNode(node)}.`,
      ...(isEmpty ? { severity: 'warning' as const } : {}),
      fixes: () => fixesFor(violation, context),
    };
  },
});

function fixesFor({ node }: LocatedViolation, { document }: RuleContext): readonly Fix[] {
  const pair = pairOfValue(node);
  // What an alias stands for may be used elsewhere too.
  const scalar = node.kind === 'scalar' ? simpleScalar(node) : undefined;
  if (isNull(node)) {
    return pair === undefined ? [] : fixOf('Remove it', [removePair(document, pair)], 'choice');
  }
  if (scalar === undefined) return [];
  const text = String(scalar.value);
  const words = text
    .trim()
    .split(/\s+/)
    .map((word) => ({ raw: JSON.stringify(word) }));
  // Where a shell would do more than split at blanks, the author has to look.
  const safety = words.length === 1 || /^[\w\s./:=@%+,-]+$/.test(text) ? 'safe' : 'choice';
  return fixOf('Make it a list', [replaceValue(document, node, { list: words })], safety);
}
