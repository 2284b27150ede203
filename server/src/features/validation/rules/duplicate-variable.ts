// Two variables with one name.
import { reportDuplicates } from '../duplicates.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'duplicate-variable',
  number: 'R138',
  title: 'Names of variables are unique in a configuration.',
  level: { spec: 'error', rudr: 'warning' },
  roles: ['configuration'],
  check: (context) => {
    reportDuplicates(context, context.resource.variables, {
      what: 'variable',
      nameOf: ({ name }) => name,
      consequence: 'Only one of them counts.',
    });
  },
});
