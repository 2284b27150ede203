// A component that does not say how it is to be run.
import type { Fix } from '../../../model/problem.ts';
import { isNull, pairOfValue, resolveAlias } from '../../../yaml/access.ts';
import { insertPairs } from '../../../yaml/edit.ts';
import type { YamlNode } from '../../../yaml/nodes.ts';
import { describeViolation } from '../describe-violation.ts';
import { missingFieldFinding } from '../missing-field-finding.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { coreTypeNames } from '../workload-type-name.ts';

export const rule = defineRule({
  code: 'missing-workload-type',
  number: 'R028',
  title: 'Every component has a workload type.',
  level: 'error',
  roles: ['component'],
  claims: [{ at: 'spec.workloadType', keywords: ['required', 'type'] }],
  onViolation: (violation, context) => {
    const { at, node, keyword } = violation;
    if (keyword !== 'required') {
      if (!isNull(node)) return { at, message: describeViolation(violation) };
      return { at, message: EMPTY, fixes: () => chooseFix(context, node) };
    }
    const finding = missingFieldFinding(violation, context, {
      message: '"workloadType" is missing: it says how the component is to be run.',
    });
    if (finding.at !== at) return finding;
    return { ...finding, fixes: () => addFix(context, node) };
  },
  check: (context) => {
    const field = context.resource.workloadType;
    if (field?.value !== '') return;
    context.report({
      at: field.node,
      message: EMPTY,
      fixes: () => chooseFix(context, field.node),
    });
  },
});

const EMPTY = '"workloadType" is empty: it says how the component is to be run.';

function choicesIn({ dialect }: RuleContext): string {
  return `\${1|${coreTypeNames(dialect).join(',')}|}`;
}

function addFix(context: RuleContext, spec: YamlNode): readonly Fix[] {
  const pairs = [{ key: 'workloadType', value: { raw: choicesIn(context) } }];
  const edit = insertPairs(context.document, spec, pairs);
  if (edit === undefined) return [];
  return [{ title: 'Add "workloadType"', edits: [edit], safety: 'choice', format: 'snippet' }];
}

function chooseFix(context: RuleContext, node: YamlNode): readonly Fix[] {
  const pair = pairOfValue(node);
  const scalar = resolveAlias(node);
  if (pair === undefined || scalar?.kind !== 'scalar') return [];
  const start = scalar.style === 'empty' ? pair.key.range.end : scalar.range.start;
  const newText = `${scalar.style === 'empty' ? ': ' : ''}${choicesIn(context)}`;
  const edits = [{ range: { start, end: scalar.range.end }, newText }];
  return [{ title: 'Choose a workload type', edits, safety: 'choice', format: 'snippet' }];
}
