// An image without a tag.
import { parseImageReference } from '../../../model/image-reference.ts';
import { faultOfImage } from '../../../model/image-syntax.ts';
import { nameRange } from '../../../model/names.ts';
import { simpleScalar } from '../value-fixes.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'image-without-tag',
  number: 'R056',
  title: 'Images carry a tag.',
  level: { spec: 'information', rudr: 'off' },
  roles: ['component'],
  check: ({ document, resource, report }) => {
    for (const { image } of resource.containers) {
      const parsed = image?.value === undefined ? undefined : parseImageReference(image.value);
      if (image === undefined || parsed === undefined) continue;
      if (parsed.tag !== undefined || parsed.digest !== undefined) continue;
      // An image of the wrong form is reported as that.
      if (faultOfImage(image.value ?? '') !== undefined) continue;
      report({
        at: image.node,
        message: 'This image has no tag, so what it is may change from one start to the next.',
        fixes: () => {
          const scalar = simpleScalar(image.node);
          if (scalar === undefined) return [];
          const { end } = nameRange(scalar, document.text);
          const edits = [{ range: { start: end, end }, newText: ':${1:latest}' }];
          return [{ title: 'Add a tag', edits, safety: 'choice', format: 'snippet' }];
        },
      });
    }
  },
});
