// A required parameter that has a default.
import { isNull, pairOf } from '../../../yaml/access.ts';
import { removePair } from '../../../yaml/edit.ts';
import { defineRule } from '../rule.ts';
import { fixOf } from '../value-fixes.ts';

export const rule = defineRule({
  code: 'required-with-default',
  number: 'R048',
  title: 'A parameter is required or has a default.',
  level: 'information',
  roles: ['component'],
  check: ({ document, resource, report }) => {
    for (const { node, required, default: written } of resource.parameters) {
      if (required?.value !== true || written === undefined || isNull(written.node)) continue;
      const pairs = { required: pairOf(node, 'required'), default: pairOf(node, 'default') };
      report({
        at: required.node,
        message: 'This has no effect: the default is there when no value is given.',
        tags: ['unused'],
        related: [{ at: written.key, message: 'The default' }],
        fixes: () => [
          ...(pairs.required === undefined
            ? []
            : fixOf('Remove "required"', [removePair(document, pairs.required)], 'choice')),
          ...(pairs.default === undefined
            ? []
            : fixOf('Remove the default', [removePair(document, pairs.default)], 'choice')),
        ],
      });
    }
  },
});
