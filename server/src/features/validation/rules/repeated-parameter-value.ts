// Two values for one parameter.
import { reportDuplicates } from '../duplicates.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'repeated-parameter-value',
  number: 'R141',
  title: 'An instance gives each parameter at most one value.',
  level: 'warning',
  roles: ['configuration'],
  check: (context) => {
    for (const { parameterValues } of context.resource.components) {
      reportDuplicates(context, parameterValues, {
        what: 'value',
        nameOf: ({ name }) => name,
        consequence: 'The last one wins.',
      });
    }
  },
});
