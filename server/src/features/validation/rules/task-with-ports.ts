// A task that declares ports.
import { defineRule } from '../rule.ts';
import { portsFixes, portKeys } from '../workload-ports.ts';
import { coreWorkloadOf } from '../workload-type-name.ts';

export const rule = defineRule({
  code: 'task-with-ports',
  number: 'R035',
  title: 'Tasks declare no ports.',
  level: 'information',
  roles: ['component'],
  check: (context) => {
    const { resource, report } = context;
    const core = coreWorkloadOf(resource);
    if (core === undefined || core.endpoint || core.daemonized) return;
    for (const pair of portKeys(resource)) {
      report({
        at: pair.key,
        message: `A ${core.kind} has no address, so nothing can connect to these ports.`,
        fixes: () => portsFixes(context, core, pair),
      });
    }
  },
});
