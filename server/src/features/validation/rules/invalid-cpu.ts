// CPU that is no number, or not more than zero.
import { resolveAlias } from '../../../yaml/access.ts';
import { describeViolation } from '../describe-violation.ts';
import { addFieldFix } from '../field-fix.ts';
import type { Finding, LocatedViolation, RuleContext } from '../rule.ts';
import { changeFix, isNumberText, unquoteNumberFix, wrapFix } from '../value-fixes.ts';
import { defineRule } from '../rule.ts';

const CPU = 'spec.containers[].resources.cpu';

export const rule = defineRule({
  code: 'invalid-cpu',
  number: 'R062',
  title: 'CPU is a number of processors greater than zero.',
  level: 'error',
  roles: ['component'],
  claims: [
    { at: `${CPU}.required`, keywords: ['type', 'exclusiveMinimum'] },
    { at: CPU, keywords: ['type'] },
  ],
  onViolation: (violation, context) =>
    violation.pattern === CPU ? findingForCpu(violation, context) : findingForRequired(violation),
});

/** A value right below `cpu`, where `required` belongs in between. */
function findingForCpu(violation: LocatedViolation, context: RuleContext): Finding {
  const { at, node } = violation;
  const amount = processorsIn(node);
  return {
    at,
    message: '"cpu" is a mapping: the number of processors belongs below it, in "required".',
    fixes: () =>
      amount === undefined
        ? addFieldFix(context, node, ['required'])
        : wrapFix(context.document, node, { key: 'required', value: amount }),
  };
}

function findingForRequired(violation: LocatedViolation): Finding {
  const { at, node } = violation;
  const value = resolveAlias(node);
  const written = value?.kind === 'scalar' ? value.value : undefined;
  const amount = processorsIn(node);
  if (typeof written === 'number' || (amount !== undefined && amount <= 0)) {
    return { at, message: 'CPU must be more than 0: 1 is one processor, and 0.5 half of one.' };
  }
  if (typeof written !== 'string' || amount === undefined) {
    return {
      at,
      message: `${describeViolation(violation)} 1 is one processor, and 0.5 half of one.`,
    };
  }
  if (isNumberText(written)) {
    return {
      at,
      severity: { spec: 'warning', rudr: 'error' },
      message: `"${written}" is text because of its quotes. CPU is a number without quotes.`,
      fixes: () => unquoteNumberFix(node),
    };
  }
  return {
    at,
    message: `"${written}" is the way of Kubernetes. Here CPU is a number of processors: ${String(amount)}.`,
    fixes: () => changeFix(node, amount),
  };
}

/** Processors that a number, its text or a text such as `500m` means. */
function processorsIn(node: LocatedViolation['node']): number | undefined {
  const value = resolveAlias(node);
  if (value?.kind !== 'scalar') return undefined;
  if (typeof value.value === 'number') return value.value;
  if (typeof value.value !== 'string') return undefined;
  if (isNumberText(value.value)) return Number(value.value);
  const thousandths = /^([0-9]+)m$/.exec(value.value)?.[1];
  return thousandths === undefined ? undefined : Number(thousandths) / 1000;
}
