// An environment variable that takes its value from a parameter that is not declared.
import { reportUnknownParameters } from '../parameter-use.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'unknown-env-parameter',
  number: 'R078',
  title: 'Environment variables take their values from declared parameters.',
  level: { spec: 'error', rudr: 'warning' },
  roles: ['component'],
  docs: {
    why: 'A parameter that the component does not declare never has a value, so the program would miss the variable.',
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: notifier
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  parameters:
    - name: logLevel
      type: string
      default: info
  containers:
    - name: main
      image: example/notifier:1.0.0
      env:
        - name: LOG_LEVEL
          fromParam: logLevl
`,
    good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: notifier
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  parameters:
    - name: logLevel
      type: string
      default: info
  containers:
    - name: main
      image: example/notifier:1.0.0
      env:
        - name: LOG_LEVEL
          fromParam: logLevel
`,
  },
  // A name in a bad form is either that of a declaration, which is where it is reported, or unknown.
  claims: [{ at: 'spec.containers[].env[].fromParam', keywords: ['pattern', 'maxLength'] }],
  onViolation: () => undefined,
  check: (context) => {
    const users = context.resource.containers.flatMap(({ env }) => env);
    reportUnknownParameters(context, users, 'warning');
  },
});
