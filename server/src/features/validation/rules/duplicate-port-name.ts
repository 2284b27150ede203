// Two ports of the same name.
import { reportDuplicates } from '../duplicates.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'duplicate-port-name',
  number: 'R090',
  title: 'The ports of a container have different names.',
  level: 'error',
  roles: ['component'],
  check: (context) => {
    for (const container of context.resource.containers) {
      reportDuplicates(context, container.ports, {
        what: 'port',
        nameOf: (item) => item.name,
      });
    }
  },
});
