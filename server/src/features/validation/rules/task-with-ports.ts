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
  docs: {
    why: `A task gets no address, so nothing can connect to the ports that it declares.`,
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: cron
spec:
  workloadType: core.oam.dev/v1alpha1.Task
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
  workloadType: core.oam.dev/v1alpha1.Task
  containers:
    - name: main
      image: example/cron:1.0.0
`,
  },
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
