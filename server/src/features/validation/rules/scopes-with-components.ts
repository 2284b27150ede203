// Scopes and components in one configuration, of which Rudr skips the components.
import { isNull, pairOf } from '../../../yaml/access.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'scopes-with-components',
  number: 'R187',
  title: 'Scopes and components stand in configurations of their own.',
  level: { spec: 'information', rudr: 'error' },
  roles: ['configuration'],
  check: ({ resource, report }) => {
    const scopes = pairOf(resource.spec, 'scopes');
    const components = pairOf(resource.spec, 'components');
    // An empty key counts as no list at all.
    if (scopes === undefined || isNull(scopes.value) || components === undefined) return;
    if (resource.components.length === 0) return;
    report({
      at: components.key,
      message:
        'Rudr does not run components that stand beside "scopes". Put the scopes into a configuration of their own.',
      related: [{ at: scopes.key, message: 'The scopes' }],
    });
  },
});
