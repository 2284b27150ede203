// Memory without a unit, which is read in three ways.
import { parseSize } from '../../../model/quantity.ts';
import { changeFix } from '../value-fixes.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'bare-memory',
  number: 'R064',
  title: 'Memory has a unit.',
  level: { spec: 'information', rudr: 'off' },
  roles: ['component'],
  check: (context) => {
    for (const { resources } of context.resource.containers) {
      const field = resources?.memory?.required;
      if (field?.value === undefined) continue;
      const size = parseSize(field.value);
      if (size?.unit !== '' || size.amount === 0) continue;
      context.report({
        at: field.node,
        message: `Without a unit, "${field.value}" may mean bytes, megabytes or mebibytes. Most runtimes take megabytes.`,
        fixes: () => changeFix(field.node, `${String(size.amount)}M`, 'choice'),
      });
    }
  },
});
