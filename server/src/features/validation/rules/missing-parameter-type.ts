// A parameter without a type.
import { anyField } from '../../../model/field.ts';
import type { Fix } from '../../../model/problem.ts';
import { pairOfValue, resolveAlias } from '../../../yaml/access.ts';
import type { YamlNode } from '../../../yaml/nodes.ts';
import { missingFieldFinding } from '../missing-field-finding.ts';
import { defineRule, type LocatedViolation, type RuleContext } from '../rule.ts';
import { subjectOf } from '../container-parts.ts';
import { addPairsFix } from '../value-fixes.ts';

export const rule = defineRule({
  code: 'missing-parameter-type',
  number: 'R041',
  title: 'Every parameter has a type.',
  level: 'error',
  roles: ['component'],
  claims: [{ at: 'spec.parameters[].type', keywords: ['required'] }],
  onViolation: (violation, context) => {
    const { at, node } = violation;
    const finding = missingFieldFinding(violation, context, {
      message: `${subjectOf('parameter', node)} has no "type": string, number, boolean or null.`,
    });
    const type = typeOfDefault(node);
    if (finding.at !== at || type === undefined) return finding;
    return { ...finding, fixes: () => typeFix(violation, context, type) };
  },
  check: ({ resource, report }) => {
    for (const { node } of resource.parameters) {
      const type = anyField(node, 'type');
      const scalar = resolveAlias(type?.node);
      // A plain `null` is most likely meant as the type of that name.
      if (type === undefined || scalar?.kind !== 'scalar' || scalar.style !== 'empty') continue;
      report({
        at: pairOfValue(type.written)?.key ?? type.key,
        message: `The type of this parameter is empty. It is string, number, boolean or null.`,
      });
    }
  },
});

function typeOfDefault(parameter: YamlNode): string | undefined {
  const value = anyField(parameter, 'default')?.value;
  return value === undefined || value === null ? undefined : typeof value;
}

function typeFix(
  { node }: LocatedViolation,
  { document }: RuleContext,
  type: string,
): readonly Fix[] {
  return addPairsFix(document, node, [{ key: 'type', value: { raw: `\${1:${type}}` } }]);
}
