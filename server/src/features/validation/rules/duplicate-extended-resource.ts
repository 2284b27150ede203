// The same extended resource asked for twice.
import { reportDuplicates } from '../duplicates.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'duplicate-extended-resource',
  number: 'R073',
  title: 'Each extended resource is asked for once.',
  level: { spec: 'error', rudr: 'information' },
  roles: ['component'],
  check: (context) => {
    for (const container of context.resource.containers) {
      reportDuplicates(context, container.resources?.extended ?? [], {
        what: 'extended resource',
        nameOf: (item) => item.name,
      });
    }
  },
});
