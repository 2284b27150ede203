// An environment variable that is set to nothing.
import { subjectOf } from '../container-parts.ts';
import { neitherValueNorParameter } from '../parameter-use.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'env-without-value',
  number: 'R077',
  title: 'Every environment variable has a value or takes one from a parameter.',
  level: { spec: 'error', rudr: 'information' },
  roles: ['component'],
  docs: {
    why: 'The specification wants this refused. Rudr sets an empty variable instead.',
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
          value: info
`,
  },
  claims: [{ at: 'spec.containers[].env[]', keywords: ['anyOf'] }],
  onViolation: (violation, context) =>
    neitherValueNorParameter(violation, context, subjectOf('environment variable', violation.node)),
});
