// The body of an extended workload that Rudr would leave empty, or a setting that it would drop.
import type { ComponentResource, WorkloadSetting } from '../../../model/resource.ts';
import {
  addSettingFix,
  BODY_SETTING,
  isHandedOnWhole,
  settingsPlace,
  settingsSchemaOf,
} from '../workload-settings.ts';
import { defineRule, type RuleContext } from '../rule.ts';

export const rule = defineRule({
  code: 'body-setting',
  number: 'R113',
  title: 'For Rudr, the setting `spec` of an extended type is a literal value.',
  level: { spec: 'off', rudr: 'warning' },
  roles: ['component'],
  check: (context) => {
    const { resource } = context;
    if (!isHandedOnWhole(resource)) return;
    const names = resource.workloadSettings.map(({ name }) => name?.value);
    for (const setting of resource.workloadSettings) reportDropped(context, setting);
    const place = settingsPlace(resource);
    // For a built-in type, the rule on its settings says what is missing.
    const isKnown = settingsSchemaOf(resource) !== undefined;
    if (isKnown || place === undefined || names.includes(undefined)) return;
    if (names.includes(BODY_SETTING)) return;
    context.report({
      at: place,
      message: `Rudr takes the body of this workload from the setting "${BODY_SETTING}", which is not given.`,
      fixes: () => addSettingFix(context, BODY_SETTING, { type: 'object' }),
    });
  },
});

function reportDropped(
  context: RuleContext<ComponentResource>,
  { name, value, fromParam }: WorkloadSetting,
): void {
  if (name?.value !== BODY_SETTING || fromParam === undefined) return;
  context.report({
    at: fromParam.node,
    message:
      value === undefined
        ? 'Rudr does not look up parameters here, and leaves the body empty. Write it as "value".'
        : 'Rudr does not look up parameters here, and takes the "value" instead.',
  });
}
