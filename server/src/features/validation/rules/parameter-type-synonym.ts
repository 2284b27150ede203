// A parameter type by another name.
import { canonicalType } from '../../../model/parameter-types.ts';
import { defineRule } from '../rule.ts';
import { changeFix } from '../value-fixes.ts';

export const rule = defineRule({
  code: 'parameter-type-synonym',
  number: 'R042',
  title: 'Parameter types are written string, number, boolean and null.',
  level: { spec: 'warning', rudr: 'error' },
  roles: ['component'],
  check: ({ resource, report }) => {
    for (const { type } of resource.parameters) {
      const meant = type?.value === undefined ? undefined : canonicalType(type.value);
      if (type === undefined || meant === undefined || meant === type.value) continue;
      report({
        at: type.node,
        message: `The type "${type.value ?? ''}" is called "${meant}".`,
        fixes: () => changeFix(type.node, meant),
      });
    }
  },
});
