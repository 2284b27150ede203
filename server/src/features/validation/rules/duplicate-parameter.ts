// Two parameters of one name.
import { reportDuplicates } from '../duplicates.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'duplicate-parameter',
  number: 'R043',
  title: 'Parameters of a component have names of their own.',
  level: { spec: 'error', rudr: 'warning' },
  roles: ['component'],
  check: (context) => {
    reportDuplicates(context, context.resource.parameters, {
      what: 'parameter',
      nameOf: ({ name }) => name,
    });
  },
});
