// A container without an image.
import { anyField, isEmptyField } from '../../../model/field.ts';
import { subjectOf } from '../container-parts.ts';
import { missingFieldFinding } from '../missing-field-finding.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'missing-image',
  number: 'R054',
  title: 'Every container has an image.',
  level: 'error',
  roles: ['component'],
  claims: [{ at: 'spec.containers[].image', keywords: ['required', 'minLength'] }],
  onViolation: (violation, context) => {
    const { at, keyword, node } = violation;
    if (keyword !== 'required') return { at, message: EMPTY };
    return missingFieldFinding(violation, context, {
      message: `${subjectOf('container', node)} has no "image" to run.`,
    });
  },
  check: ({ resource, report }) => {
    for (const { node } of resource.containers) {
      const image = anyField(node, 'image');
      if (image === undefined || !isEmptyField(image)) continue;
      report({
        at: image.node.range.end > image.node.range.start ? image.node : image.key,
        message: EMPTY,
      });
    }
  },
});

const EMPTY = 'The image of this container is empty: write what it shall run.';
