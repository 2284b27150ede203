// Two containers of one name.
import { reportDuplicates } from '../duplicates.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'duplicate-container',
  number: 'R052',
  title: 'Containers of a component have names of their own.',
  level: 'error',
  roles: ['component'],
  check: (context) => {
    reportDuplicates(context, context.resource.containers, {
      what: 'container',
      nameOf: ({ name }) => name,
    });
  },
});
