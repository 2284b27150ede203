// An entry of a function's environment that Rudr drops.
import { anchorOf } from '../../../model/field.ts';
import { subjectOf } from '../container-parts.ts';
import { isMapWithout } from '../parameter-use.ts';
import { addPairsFix } from '../value-fixes.ts';
import { settingNamed, settingsSchemaOf } from '../workload-settings.ts';
import { defineRule } from '../rule.ts';

const ENVIRONMENT = 'environment';
const PARAMETER = { raw: '$1' };

export const rule = defineRule({
  code: 'function-environment',
  number: 'R112',
  title: "For Rudr, each entry of a function's environment names a parameter.",
  level: { spec: 'off', rudr: 'warning' },
  roles: ['component'],
  check: (context) => {
    if (settingsSchemaOf(context.resource)?.schema.properties?.[ENVIRONMENT] === undefined) return;
    const list = settingNamed(context.resource, ENVIRONMENT)?.value?.node;
    for (const entry of list?.kind === 'seq' ? list.items : []) {
      if (!isMapWithout(entry, ['fromParam'])) continue;
      context.report({
        at: anchorOf(entry),
        message: `${subjectOf('variable', entry)} has no "fromParam", so Rudr drops it. Give its text as the default of a parameter.`,
        fixes: () => addPairsFix(context.document, entry, [{ key: 'fromParam', value: PARAMETER }]),
      });
    }
  },
});
