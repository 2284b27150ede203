// A disk that does not say whether it is ephemeral, which Rudr wants to know.
import { anchorOf } from '../../../model/field.ts';
import { addFieldFix } from '../field-fix.ts';
import { isMapWithout } from '../parameter-use.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'missing-ephemeral',
  number: 'R072',
  title: 'For Rudr, a disk says whether it is ephemeral.',
  level: { spec: 'off', rudr: 'error' },
  roles: ['component'],
  check: (context) => {
    for (const { resources } of context.resource.containers) {
      for (const { disk } of resources?.volumes ?? []) {
        if (disk === undefined || !isMapWithout(disk.node, ['ephemeral'])) continue;
        context.report({
          at: anchorOf(disk.node),
          message:
            'Rudr refuses a disk without "ephemeral". Write true for scratch space, or false for data to be kept.',
          fixes: () => addFieldFix(context, disk.node, ['ephemeral']),
        });
      }
    }
  },
});
