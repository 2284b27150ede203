// An image that no registry could have.
import { textIn } from '../../../model/field.ts';
import { faultOfImage, withLowerCasePath } from '../../../model/image-syntax.ts';
import { defineRule } from '../rule.ts';
import { changeFix } from '../value-fixes.ts';

export const rule = defineRule({
  code: 'invalid-image',
  number: 'R055',
  title: 'An image has the form [registry/]path[:tag][@digest].',
  level: 'error',
  roles: ['component'],
  claims: [{ at: 'spec.containers[].image', keywords: ['pattern'] }],
  onViolation: ({ at, node }) => {
    const text = textIn(node) ?? '';
    // An empty image is reported as missing.
    if (text === '') return undefined;
    const meant = withLowerCasePath(text);
    const fault = faultOfImage(text) ?? `"${text}" does not have the right form.`;
    return {
      at,
      message: `${fault} An image is [registry/]path[:tag][@digest].`,
      fixes: () => (meant === undefined ? [] : changeFix(node, meant, 'choice')),
    };
  },
});
