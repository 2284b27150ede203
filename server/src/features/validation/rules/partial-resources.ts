// Resources that name CPU or memory only.
import { anchorOf } from '../../../model/field.ts';
import { resolveAlias } from '../../../yaml/access.ts';
import { addFieldFix } from '../field-fix.ts';
import { isMapWithout } from '../parameter-use.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'partial-resources',
  number: 'R061',
  title: 'Resources name CPU as well as memory.',
  level: { spec: 'information', rudr: 'off' },
  roles: ['component'],
  check: (context) => {
    for (const { resources } of context.resource.containers) {
      if (resolveAlias(resources?.node)?.kind !== 'map' || resources === undefined) continue;
      const missing = [
        ...(resources.cpu === undefined ? ['cpu'] : []),
        ...(resources.memory === undefined ? ['memory'] : []),
      ].filter((key) => isMapWithout(resources.node, [key]));
      if (missing.length === 0) continue;
      const names = missing.map((key) => `"${key}"`).join(' and ');
      context.report({
        at: anchorOf(resources.node),
        message: `"resources" leaves out ${names}.`,
        fixes: () => addFieldFix(context, resources.node, missing),
      });
    }
  },
});
