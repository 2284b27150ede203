// A manual scaler with a negative number of replicas.
import { attachedTraitsNamed, valueViolations } from '../attached-properties.ts';
import { changeFix } from '../value-fixes.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'negative-replicas',
  number: 'R163',
  title: '"replicaCount" is a whole number of at least 0.',
  level: { spec: 'error', rudr: 'warning' },
  roles: ['configuration'],
  check: ({ resource, report }) => {
    const found = attachedTraitsNamed(resource, 'manual-scaler').flatMap(valueViolations);
    for (const { name, violation } of found) {
      if (violation.keyword !== 'minimum') continue;
      const message = `"${name}" must be at least 0, which stops the instance.`;
      report({ at: violation.at, message, fixes: () => changeFix(violation.node, 0, 'choice') });
    }
  },
});
