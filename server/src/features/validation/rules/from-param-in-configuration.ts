// A "fromParam" or "from" in a configuration, where values cannot be taken from parameters.
import type { Fix } from '../../../model/problem.ts';
import { textIn } from '../../../model/field.ts';
import type { ConfigurationResource } from '../../../model/resource.ts';
import { variableCall } from '../../../model/variable-call.ts';
import { keyText, pairOf } from '../../../yaml/access.ts';
import { renameKey, scalarSource } from '../../../yaml/edit.ts';
import type { YamlNode, YamlPair } from '../../../yaml/nodes.ts';
import { fixOf } from '../value-fixes.ts';
import { defineRule, type Finding, type RuleContext } from '../rule.ts';

export const rule = defineRule({
  code: 'from-param-in-configuration',
  number: 'R145',
  title: 'A configuration takes values from variables, not from parameters.',
  level: { spec: 'warning', rudr: 'error' },
  roles: ['configuration'],
  claims: [
    {
      at: [
        'spec.components[].parameterValues[].fromParam',
        'spec.components[].parameterValues[].from',
        'spec.scopes[].properties[].fromParam',
        'spec.scopes[].properties[].from',
      ],
      keywords: ['additionalProperties'],
    },
  ],
  onViolation: ({ node, pattern }, context) => {
    const finding = findingFor(node, context);
    const isScope = pattern.startsWith('spec.scopes');
    return isScope && finding !== undefined ? { ...finding, severity: 'warning' } : finding;
  },
  check: (context) => {
    // The properties of traits are open to the schema.
    const properties = context.resource.components
      .flatMap(({ traits }) => traits)
      .filter(({ propertiesField }) => propertiesField?.node.kind === 'seq')
      .flatMap((trait) => trait.properties);
    for (const { node } of properties) {
      for (const key of ['fromParam', 'from']) {
        const value = pairOf(node, key)?.value;
        const finding = value === undefined ? undefined : findingFor(value, context);
        // Only parameter values are looked at by Rudr.
        if (finding !== undefined) context.report({ ...finding, severity: 'warning' });
      }
    }
  },
});

function findingFor(
  value: YamlNode,
  { resource, profile }: RuleContext<ConfigurationResource>,
): Finding | undefined {
  const pair = value.parent;
  if (pair?.kind !== 'pair') return undefined;
  const name = textIn(value);
  const variable = resource.variables.find((declared) => declared.name?.value === name);
  const hasValue = pairOf(pair.parent, 'value') !== undefined;
  const hint = variable === undefined ? '' : ` Write "${variableCall(name ?? '')}" as the value.`;
  return {
    at: pair.key,
    message: `"${keyText(pair) ?? ''}" has no effect in a configuration.${hint}`,
    tags: ['deprecated'],
    // With a value beside it the runtime takes that.
    ...(profile === 'rudr' && hasValue ? { severity: 'warning' } : {}),
    fixes: () => (variable === undefined || hasValue ? [] : callFix(pair, name ?? '')),
  };
}

function callFix(pair: YamlPair, name: string): readonly Fix[] {
  const newText = scalarSource(variableCall(name));
  const edits = [renameKey(pair, 'value'), { range: pair.value.range, newText }];
  return fixOf(`Take the value from the variable "${name}"`, edits, 'choice');
}
