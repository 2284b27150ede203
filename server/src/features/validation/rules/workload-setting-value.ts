// The value of a setting in another type than the workload type takes.
import { isTemplated } from '../../../model/field.ts';
import type { ComponentResource, WorkloadSetting } from '../../../model/resource.ts';
import { checkValue } from '../../../schema/check-value.ts';
import type { JsonSchema } from '../../../schema/json-schema.ts';
import { toValue } from '../../../yaml/to-value.ts';
import { kindOfNode, listOf, typeWord } from '../describe-violation.ts';
import { quoteFix } from '../value-fixes.ts';
import { settingsSchemaOf } from '../workload-settings.ts';
import { defineRule, type RuleContext } from '../rule.ts';

export const rule = defineRule({
  code: 'workload-setting-value',
  number: 'R111',
  title: 'Settings of a built-in workload type have values of the declared type.',
  level: { spec: 'warning', rudr: 'error' },
  roles: ['component'],
  docs: {
    why: 'The workload type cannot use a value of another type: it is dropped, or the component is refused.',
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: resize
spec:
  workloadType: openfaas.com/v1alpha2.Function
  workloadSettings:
    - name: image
      type: string
      value: 12
`,
    good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: resize
spec:
  workloadType: openfaas.com/v1alpha2.Function
  workloadSettings:
    - name: image
      type: string
      value: example/resize:1.2.0
`,
  },
  check: (context) => {
    const { resource } = context;
    const known = settingsSchemaOf(resource);
    for (const setting of known === undefined ? [] : resource.workloadSettings) {
      const name = setting.name?.value ?? '';
      const schema = known?.schema.properties?.[name];
      if (schema === undefined || known === undefined) continue;
      const wanted = `The setting "${name}" of ${known.info.kind} is ${typeWords(schema)}`;
      if (setting.fromParam === undefined) checkLiteral(context, { setting, schema, wanted });
      else checkParameter(context, { setting, schema, wanted });
    }
  },
});

interface Checked {
  readonly setting: WorkloadSetting;
  readonly schema: JsonSchema;
  readonly wanted: string;
}

function checkLiteral(
  context: RuleContext<ComponentResource>,
  { setting, schema, wanted }: Checked,
): void {
  const { value } = setting;
  if (value === undefined || isTemplated(value.node)) return;
  const read = toValue(value.node);
  if (read.stoppedAt !== undefined || checkValue(schema, read.value).length === 0) return;
  context.report({
    at: value.node,
    message: `${wanted}, not ${kindOfNode(value.node)}.`,
    fixes: () => (schema.type === 'string' ? quoteFix(value.node, context.document) : []),
  });
}

function checkParameter(
  context: RuleContext<ComponentResource>,
  { setting, schema, wanted }: Checked,
): void {
  const { fromParam } = setting;
  const parameter = context.resource.parameters.find(
    ({ name }) => name?.value !== undefined && name.value === fromParam?.value,
  );
  const type = parameter?.type?.value;
  if (type === undefined || fromParam === undefined || parameter?.type === undefined) return;
  // Only text and numbers are sure not to be each other; other words for types are another rule's matter.
  const isClear = ['string', 'number', 'boolean'].includes(type);
  if (!isClear || schema.type === undefined || schema.type === type) return;
  context.report({
    at: fromParam.node,
    message: `${wanted}, and the parameter "${fromParam.value ?? ''}" is ${typeWord(type)}.`,
    related: [{ at: parameter.type.node, message: 'The type of the parameter' }],
  });
}

function typeWords({ type }: JsonSchema): string {
  return listOf((typeof type === 'string' ? [type] : (type ?? [])).map(typeWord));
}
