// A worker that declares ports.
import { defineRule } from '../rule.ts';
import { portsFixes, portKeys } from '../workload-ports.ts';
import { coreWorkloadOf } from '../workload-type-name.ts';

export const rule = defineRule({
  code: 'worker-with-ports',
  number: 'R034',
  title: 'Workers declare no ports.',
  level: 'error',
  roles: ['component'],
  check: (context) => {
    const { resource, dialect, report } = context;
    const core = coreWorkloadOf(resource);
    if (core === undefined || core.endpoint || !core.daemonized) return;
    for (const pair of portKeys(resource)) {
      report({
        at: pair.key,
        message: `A ${core.kind} has no address that anybody could connect to, so it must not declare ports.`,
        ...(dialect.facts.workloadPorts === 'stated'
          ? {}
          : { severity: { spec: 'information', rudr: 'error' } as const }),
        fixes: () => portsFixes(context, core, pair),
      });
    }
  },
});
