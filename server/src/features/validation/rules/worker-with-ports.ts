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
  docs: {
    why: `Nothing connects to a worker: it gets no address. Rudr refuses a worker with ports.`,
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: cron
spec:
  workloadType: core.oam.dev/v1alpha1.SingletonWorker
  containers:
    - name: main
      image: example/cron:1.0.0
      ports:
        - name: http
          containerPort: 8080
`,
    good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: cron
spec:
  workloadType: core.oam.dev/v1alpha1.SingletonWorker
  containers:
    - name: main
      image: example/cron:1.0.0
`,
  },
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
