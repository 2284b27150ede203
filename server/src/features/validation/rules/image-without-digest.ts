// An image without a digest.
import { parseImageReference } from '../../../model/image-reference.ts';
import { faultOfImage } from '../../../model/image-syntax.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'image-without-digest',
  number: 'R057',
  title: 'Images carry a digest.',
  level: 'off',
  roles: ['component'],
  check: ({ resource, dialect, report }) => {
    for (const { image } of resource.containers) {
      const parsed = image?.value === undefined ? undefined : parseImageReference(image.value);
      if (image === undefined || parsed === undefined || parsed.digest !== undefined) continue;
      if (faultOfImage(image.value ?? '') !== undefined) continue;
      const word = dialect.facts.imageDigest === 'must' ? 'must' : 'should';
      report({
        at: image.node,
        message: `This image ${word} carry a digest, "@sha256:" and 64 hexadecimal digits.`,
      });
    }
  },
});
