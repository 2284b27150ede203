// Two configuration files with the same path.
import { normalPath } from '../container-paths.ts';
import { reportDuplicates } from '../duplicates.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'duplicate-config-path',
  number: 'R084',
  title: 'Each configuration file of a container has a path of its own.',
  level: 'error',
  roles: ['component'],
  check: (context) => {
    for (const container of context.resource.containers) {
      reportDuplicates(context, container.config, {
        what: 'file',
        nameOf: (item) => item.path,
        keyOf: (path) => normalPath(String(path)),
      });
    }
  },
});
