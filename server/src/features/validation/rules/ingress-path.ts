// An ingress whose path does not start with a slash.
import { attachedTraitsNamed, propertyNamed } from '../attached-properties.ts';
import { isReplaced } from '../variable-calls.ts';
import { changeFix } from '../value-fixes.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'ingress-path',
  number: 'R168',
  title: '"path" starts with "/".',
  level: 'warning',
  roles: ['configuration'],
  check: ({ resource, report }) => {
    for (const { part } of attachedTraitsNamed(resource, 'ingress')) {
      const field = propertyNamed(part, 'path')?.value;
      const text = field?.value;
      if (field === undefined || typeof text !== 'string' || isReplaced(field.node)) continue;
      if (text.startsWith('/')) continue;
      report({
        at: field.node,
        message: `"path" must start with a slash: "/${text}".`,
        fixes: () => changeFix(field.node, `/${text}`),
      });
    }
  },
});
