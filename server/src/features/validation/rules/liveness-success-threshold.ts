// A liveness probe that wants more than one success.
import { changeFix } from '../value-fixes.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'liveness-success-threshold',
  number: 'R104',
  title: 'A liveness probe counts as passed after one success.',
  level: { spec: 'information', rudr: 'warning' },
  roles: ['component'],
  check: (context) => {
    for (const { livenessProbe } of context.resource.containers) {
      const field = livenessProbe?.successThreshold;
      if (field?.value === undefined || field.value <= 1) continue;
      context.report({
        at: field.node,
        message: 'Kubernetes refuses a "successThreshold" other than 1 for a liveness probe.',
        fixes: () => changeFix(field.node, 1),
      });
    }
  },
});
