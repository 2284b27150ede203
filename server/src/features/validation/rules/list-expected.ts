// Something else where a component has a list.
import type { Fix } from '../../../model/problem.ts';
import { isNull, pairOfValue, resolveAlias } from '../../../yaml/access.ts';
import { removePair, replaceScalar } from '../../../yaml/edit.ts';
import { wrapInList } from '../../../yaml/edit-items.ts';
import { kindOfNode } from '../describe-violation.ts';
import { defineRule, type LocatedViolation, type RuleContext } from '../rule.ts';
import { fixOf } from '../value-fixes.ts';

export const rule = defineRule({
  code: 'list-expected',
  number: 'R039',
  title: 'List fields hold lists.',
  level: 'error',
  roles: ['component'],
  claims: [
    {
      at: [
        'spec.containers',
        'spec.parameters',
        'spec.workloadSettings',
        'spec.containers[].config',
        'spec.containers[].ports',
        'spec.containers[].resources.volumes',
        'spec.containers[].resources.extended',
      ],
      keywords: ['type'],
    },
  ],
  onViolation: (violation, context) => {
    const { at, node, pattern } = violation;
    const field = pattern.split('.').at(-1) ?? '';
    return {
      at,
      message: isNull(node)
        ? `"${field}" is empty, and a runtime that reads it refuses that: leave it out or write a list.`
        : `"${field}" must be a list, not ${kindOfNode(node)}.`,
      fixes: () => fixesFor(violation, context, field),
    };
  },
});

function fixesFor(
  { node }: LocatedViolation,
  { document }: RuleContext,
  field: string,
): readonly Fix[] {
  const pair = pairOfValue(node);
  const value = resolveAlias(node);
  if (pair === undefined || value !== node) return [];
  if (isNull(node)) {
    const empty = { ...replaceScalar(node, null), newText: node.style === 'empty' ? ' []' : '[]' };
    return [
      ...fixOf('Write an empty list', [empty], 'choice'),
      ...fixOf(`Remove "${field}"`, [removePair(document, pair)], 'choice'),
    ];
  }
  return value.kind === 'map'
    ? fixOf('Make it a list of one item', wrapInList(document, node))
    : [];
}
