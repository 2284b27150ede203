// The value of a setting in another type than the workload type takes.
import { isTemplated } from '../../../model/field.ts';
import type { ComponentResource, WorkloadSetting } from '../../../model/resource.ts';
import { checkValue } from '../../../schema/check-value.ts';
import type { JsonSchema } from '../../../schema/json-schema.ts';
import { toValue } from '../../../yaml/to-value.ts';
import { kindOfNode, listOf, typeWord } from '../describe-violation.ts';
import { fewestFindings } from '../definitions.ts';
import { typeFixes } from '../type-fixes.ts';
import { settingsCandidates, type SettingsCandidate } from '../workload-settings.ts';
import { defineRule, type Finding, type RuleContext } from '../rule.ts';

export const rule = defineRule({
  code: 'workload-setting-value',
  number: 'R111',
  title: 'Settings have values of the type that the workload type declares.',
  level: { spec: 'warning', rudr: 'error' },
  roles: ['component'],
  checkInWorkspace: (context) => {
    const candidates = settingsCandidates(context);
    fewestFindings(candidates, (candidate) =>
      context.resource.workloadSettings.flatMap((setting) =>
        findingsFor(context, setting, candidate),
      ),
    ).forEach(context.report);
  },
});

interface Checked {
  readonly setting: WorkloadSetting;
  readonly schema: JsonSchema;
  readonly wanted: string;
  readonly candidate: SettingsCandidate;
}

function findingsFor(
  context: RuleContext<ComponentResource>,
  setting: WorkloadSetting,
  candidate: SettingsCandidate,
): readonly Finding[] {
  const name = setting.name?.value ?? '';
  const properties = candidate.schema.properties ?? {};
  const schema = Object.hasOwn(properties, name) ? properties[name] : undefined;
  if (schema?.type === undefined) return [];
  const wanted = `The setting "${name}" of ${candidate.kind} is ${typeWords(schema)}`;
  const checked = { setting, schema, wanted, candidate };
  return setting.fromParam === undefined
    ? ofLiteral(context, checked)
    : ofParameter(context, checked);
}

function ofLiteral(
  { document }: RuleContext<ComponentResource>,
  { setting, schema, wanted, candidate }: Checked,
): readonly Finding[] {
  const { value } = setting;
  if (value === undefined || isTemplated(value.node)) return [];
  const read = toValue(value.node);
  if (read.stoppedAt !== undefined || checkValue(schema, read.value).length === 0) return [];
  // Left empty is no value: that is another rule's to say.
  if (read.value === null && candidate.severity !== undefined) return [];
  const message = `${wanted}, not ${kindOfNode(value.node)}.`;
  const type = schema.type === 'integer' ? 'number' : schema.type;
  return [
    {
      at: value.node,
      message,
      ...shared(candidate),
      fixes: () => (typeof type === 'string' ? typeFixes(document, value.node, type) : []),
    },
  ];
}

function shared({ severity, related }: SettingsCandidate): Pick<Finding, 'severity' | 'related'> {
  return { ...(severity === undefined ? {} : { severity }), related };
}

function ofParameter(
  { resource }: RuleContext<ComponentResource>,
  { setting, schema, wanted, candidate }: Checked,
): readonly Finding[] {
  const { fromParam } = setting;
  const parameter = resource.parameters.find(
    ({ name }) => name?.value !== undefined && name.value === fromParam?.value,
  );
  const type = parameter?.type?.value;
  if (type === undefined || fromParam === undefined || parameter?.type === undefined) return [];
  // Only text and numbers are sure not to be each other; other words for types are another rule's matter.
  const isClear = ['string', 'number', 'boolean'].includes(type);
  const types: readonly string[] =
    typeof schema.type === 'string' ? [schema.type] : (schema.type ?? []);
  const fits = types.some((each) => each === type || (each === 'integer' && type === 'number'));
  if (!isClear || types.length === 0 || fits) return [];
  const own = { at: parameter.type.node, message: 'The type of the parameter' };
  const common = shared(candidate);
  return [
    {
      at: fromParam.node,
      message: `${wanted}, and the parameter "${fromParam.value ?? ''}" is ${typeWord(type)}.`,
      ...common,
      related: [own, ...(common.related ?? [])],
    },
  ];
}

function typeWords({ type }: JsonSchema): string {
  return listOf((typeof type === 'string' ? [type] : (type ?? [])).map(typeWord));
}
