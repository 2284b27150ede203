// Environment variables written as a mapping instead of a list.
import { anchorOf } from '../../../model/field.ts';
import { resolveAlias } from '../../../yaml/access.ts';
import { describeViolation } from '../describe-violation.ts';
import { listOfPairs } from '../named-list.ts';
import { fixOf } from '../value-fixes.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'env-map',
  number: 'R074',
  title: 'Environment variables are a list of names and values.',
  level: 'error',
  roles: ['component'],
  docs: {
    why: 'Other formats write a mapping from names to values here. A runtime that looks for a list refuses the component.',
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
        LOG_LEVEL: info
        RETRIES: 3
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
        - name: RETRIES
          value: "3"
`,
  },
  claims: [{ at: 'spec.containers[].env', keywords: ['type'] }],
  onViolation: (violation, context) => ({
    at: anchorOf(violation.node),
    message:
      resolveAlias(violation.node)?.kind === 'map'
        ? '"env" is a list: write each variable as an item with "name" and "value".'
        : describeViolation(violation),
    fixes: () =>
      fixOf('Write the variables as a list', [listOfPairs(context.document, violation.node)]),
  }),
});
