// An image written as a mapping of name and digest.
import { imageTextOf } from '../../../model/image-reference.ts';
import { isNull, resolveAlias } from '../../../yaml/access.ts';
import { replaceMapByText } from '../../../yaml/edit-move.ts';
import { describeViolation } from '../describe-violation.ts';
import { defineRule } from '../rule.ts';
import { fixOf, quoteFix } from '../value-fixes.ts';

export const rule = defineRule({
  code: 'image-object',
  number: 'R054',
  title: 'An image is text.',
  level: { spec: 'warning', rudr: 'error' },
  roles: ['component'],
  claims: [{ at: 'spec.containers[].image', keywords: ['type'] }],
  onViolation: (violation, { document }) => {
    const { node, at } = violation;
    // An image that is left out is reported as missing.
    if (isNull(node)) return undefined;
    const map = resolveAlias(node);
    if (map?.kind !== 'map') {
      return {
        at,
        message: describeViolation(violation),
        severity: 'error',
        fixes: () => quoteFix(node, document),
      };
    }
    const text = imageTextOf(map);
    return {
      at: node.parent?.kind === 'pair' && node === map ? node.parent.key : node,
      message: `An image is text${text === undefined ? ', not a mapping' : `: "name@digest" in place of the mapping`}.`,
      fixes: () =>
        text === undefined || node !== map
          ? []
          : fixOf('Write the image as text', [replaceMapByText(document, map, text)]),
    };
  },
});
