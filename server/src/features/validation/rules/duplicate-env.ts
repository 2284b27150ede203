// Two environment variables of the same name.
import { reportDuplicates } from '../duplicates.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'duplicate-env',
  number: 'R075',
  title: 'The environment variables of a container have different names.',
  level: { spec: 'error', rudr: 'warning' },
  roles: ['component'],
  check: (context) => {
    for (const container of context.resource.containers) {
      reportDuplicates(context, container.env, {
        what: 'environment variable',
        nameOf: (item) => item.name,
      });
    }
  },
});
