// A boolean that is not written true or false.
import { simpleScalar, changeFix, fixOf } from '../value-fixes.ts';
import { booleanField } from '../../../model/field.ts';
import { isNull, pairOfValue } from '../../../yaml/access.ts';
import { removePair } from '../../../yaml/edit.ts';
import { describeViolation } from '../describe-violation.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'boolean-spelling',
  number: 'R047',
  title: 'Whether a parameter is required is written true or false.',
  level: 'warning',
  roles: ['component', 'scope', 'workload-type'],
  claims: [{ at: ['spec.parameters[].required', 'spec.settings[].required'], keywords: ['type'] }],
  onViolation: (violation, { document }) => {
    const { at, node } = violation;
    const pair = pairOfValue(node);
    const value = booleanField(pair?.parent, 'required')?.value;
    if (value === undefined) {
      const isEmpty = isNull(node);
      return {
        at,
        message: isEmpty
          ? '"required" is empty. Write true or false, or leave it out.'
          : describeViolation(violation),
        severity: isEmpty ? 'warning' : 'error',
        fixes: () =>
          isEmpty && pair !== undefined
            ? fixOf('Remove "required"', [removePair(document, pair)], 'choice')
            : [],
      };
    }
    const isQuoted = simpleScalar(node)?.style !== 'plain';
    return {
      at,
      message: isQuoted
        ? `"required" is text here. Write ${String(value)} without quotes.`
        : `Write ${String(value)}: not every reader of YAML takes this for a boolean.`,
      ...(isQuoted ? { severity: { spec: 'warning', rudr: 'error' } as const } : {}),
      fixes: () => changeFix(node, value),
    };
  },
});
