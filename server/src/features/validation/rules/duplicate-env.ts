// Two environment variables of the same name.
import { reportDuplicates } from '../duplicates.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'duplicate-env',
  number: 'R075',
  title: 'The environment variables of a container have different names.',
  level: { spec: 'error', rudr: 'warning' },
  roles: ['component'],
  docs: {
    why: 'Only one of the values can reach the program, and which one depends on the runtime.',
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: notifier
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/notifier:1.0.0
      env:
        - name: LOG_LEVEL
          value: info
        - name: LOG_LEVEL
          value: debug
`,
    good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: notifier
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/notifier:1.0.0
      env:
        - name: LOG_LEVEL
          value: debug
`,
  },
  check: (context) => {
    for (const container of context.resource.containers) {
      reportDuplicates(context, container.env, {
        what: 'environment variable',
        nameOf: (item) => item.name,
      });
    }
  },
});
