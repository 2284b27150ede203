// A mapping or a single value where a configuration wants a list.
import { nodeAtPath, resolveAlias } from '../../../yaml/access.ts';
import { wrapInList } from '../../../yaml/edit-items.ts';
import { kindOfNode } from '../describe-violation.ts';
import { fixOf } from '../value-fixes.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'entries-not-a-list',
  number: 'R130',
  title: 'Components, scopes, variables, traits and parameter values are lists.',
  level: 'error',
  roles: ['configuration'],
  claims: [
    {
      at: [
        'spec.components',
        'spec.scopes',
        'spec.variables',
        'spec.components[].traits',
        'spec.components[].parameterValues',
      ],
      keywords: ['type'],
    },
  ],
  onViolation: ({ at, node, pattern, path }, { document, dialect }) => {
    const field = pattern.split('.').at(-1) ?? '';
    const isMap = resolveAlias(node)?.kind === 'map';
    const isTolerated =
      isMap && pattern === 'spec.components' && dialect.facts.componentsAsMap === 'tolerated';
    const key = nodeAtPath(document.root, path)?.parent;
    return {
      // A mapping may be long; its key is enough.
      at: isMap && key?.kind === 'pair' ? key.key : at,
      message: `"${field}" must be a list${isMap ? ': put a dash before its first key' : `, not ${kindOfNode(node)}`}.`,
      ...(isTolerated ? { severity: 'warning' } : {}),
      fixes: () =>
        isMap && node.kind === 'map' ? fixOf('Make it a list', wrapInList(document, node)) : [],
    };
  },
});
