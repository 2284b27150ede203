// Two scopes with one name.
import { nameKey } from '../../../workspace/name-key.ts';
import { isVariant } from '../definitions.ts';
import { reportDuplicates } from '../duplicates.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'duplicate-scope',
  number: 'R177',
  title: 'Names of scopes are unique in a configuration.',
  level: { spec: 'error', rudr: 'warning' },
  roles: ['configuration'],
  check: (context) => {
    reportDuplicates(context, context.resource.scopes, {
      what: 'scope',
      nameOf: ({ name }) => name,
    });
  },
  checkInWorkspace: ({ resource, site, workspace, report }) => {
    for (const { name } of resource.scopes) {
      if (name?.value === undefined || name.value === '') continue;
      const other = workspace
        .declarations(nameKey('scope-instance', name.value))
        .find(({ document }) => document !== site.document && !isVariant(document, resource));
      if (other === undefined) continue;
      const { uri, document, use } = other;
      const elsewhere = { uri, yaml: document.yaml };
      report({
        at: name.node,
        message: `Another configuration has a scope "${name.value}" as well. In one environment that name is taken twice.`,
        severity: 'information',
        related: [{ at: use.range, message: `The other "${name.value}"`, elsewhere }],
      });
    }
  },
});
