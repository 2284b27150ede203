// An optional parameter without a default, which Rudr asks for all the same.
import { isNull } from '../../../yaml/access.ts';
import { canonicalType } from '../../../model/parameter-types.ts';
import { defineRule } from '../rule.ts';
import { addPairsFix } from '../value-fixes.ts';

export const rule = defineRule({
  code: 'optional-without-default',
  number: 'R050',
  title: 'Optional parameters have a default.',
  // Not an error here: the component alone does not say what its instances give.
  level: { spec: 'off', rudr: 'warning' },
  roles: ['component'],
  check: ({ document, resource, report }) => {
    for (const { node, name, type, required, default: written } of resource.parameters) {
      const meant = type?.value === undefined ? undefined : canonicalType(type.value);
      if (name === undefined || meant === undefined || meant === 'null') continue;
      if (required?.value === true || (written !== undefined && !isNull(written.node))) continue;
      // A value that cannot be read may be what Rudr wants.
      if (required !== undefined && required.value === undefined) continue;
      report({
        at: name.node,
        message: `Rudr needs a value for "${name.value ?? ''}" in every instance, since it has no default.`,
        fixes: () =>
          written === undefined
            ? addPairsFix(document, node, [
                { key: 'default', value: { raw: PLACEHOLDERS[meant] ?? '$1' } },
              ])
            : [],
      });
    }
  },
});

const PLACEHOLDERS: Readonly<Record<string, string>> = {
  string: '"$1"',
  number: '${1:0}',
  boolean: '${1|false,true|}',
};
