// Labels or annotations that are no mapping.
import { textIn } from '../../../model/field.ts';
import { isNull, resolveAlias } from '../../../yaml/access.ts';
import { removePair } from '../../../yaml/edit.ts';
import type { YamlNode } from '../../../yaml/nodes.ts';
import { kindOfNode } from '../describe-violation.ts';
import { defineRule } from '../rule.ts';
import { fixOf } from '../value-fixes.ts';

export const rule = defineRule({
  code: 'labels-not-a-map',
  number: 'R020',
  title: 'Labels and annotations are mappings from names to text.',
  level: 'error',
  claims: [{ at: ['metadata.labels', 'metadata.annotations'], keywords: ['type'] }],
  onViolation: (violation, context) => {
    const { at, node, pattern } = violation;
    const name = pattern.endsWith('labels') ? 'labels' : 'annotations';
    if (isNull(node)) {
      const pair = node.parent;
      return {
        at,
        message: `"${name}" is empty. Leave it out, or write names with values below it.`,
        severity: { spec: 'warning', rudr: 'error' },
        fixes: () =>
          pair?.kind === 'pair'
            ? fixOf(`Remove "${name}"`, [removePair(context.document, pair)], 'choice')
            : [],
      };
    }
    const tolerated =
      name === 'labels' && context.dialect.facts.labelList === 'tolerated' && isTextList(node);
    return {
      at,
      message: `"${name}" must be a mapping from names to text, not ${kindOfNode(node)}.`,
      ...(tolerated ? { severity: { spec: 'off', rudr: 'error' } as const } : {}),
    };
  },
});

function isTextList(node: YamlNode): boolean {
  const list = resolveAlias(node);
  return list?.kind === 'seq' && list.items.every((item) => textIn(item) !== undefined);
}
