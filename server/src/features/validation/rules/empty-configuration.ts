// A configuration that neither runs a component nor creates a scope.
import { resolveAlias } from '../../../yaml/access.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'empty-configuration',
  number: 'R188',
  title: 'A configuration has components or scopes.',
  level: 'information',
  roles: ['configuration'],
  check: ({ resource, document, report }) => {
    const { spec, specField, components, scopes } = resource;
    if (specField === undefined || resolveAlias(spec)?.kind !== 'map') return;
    if (components.length > 0 || scopes.length > 0 || document.problems.length > 0) return;
    report({
      at: specField.key,
      message: 'This configuration has neither components nor scopes, so it does nothing.',
    });
  },
});
