// Two instances with one name.
import { reportDuplicates } from '../duplicates.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'duplicate-instance',
  number: 'R135',
  title: 'Names of instances are unique in a configuration.',
  level: 'error',
  roles: ['configuration'],
  check: (context) => {
    reportDuplicates(context, context.resource.components, {
      what: 'instance',
      nameOf: ({ instanceName }) => instanceName,
    });
  },
});
