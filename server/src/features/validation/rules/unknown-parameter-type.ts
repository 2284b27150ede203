// A parameter of a type that there is not.
import { isNull, resolveAlias } from '../../../yaml/access.ts';
import type { YamlNode } from '../../../yaml/nodes.ts';
import { describeViolation, listOf } from '../describe-violation.ts';
import { canonicalType, isRuntimeType, PARAMETER_TYPES } from '../../../model/parameter-types.ts';
import { defineRule, type Finding, type LocatedViolation } from '../rule.ts';
import { changeFix, fixOf } from '../value-fixes.ts';
import { nearest } from '../../../base/nearest.ts';

export const rule = defineRule({
  code: 'unknown-parameter-type',
  number: 'R042',
  title: 'A parameter has one of the types string, number, boolean and null.',
  level: 'error',
  roles: ['component'],
  claims: [{ at: 'spec.parameters[].type', keywords: ['enum', 'type'] }],
  onViolation: (violation) => {
    const { at, keyword, node } = violation;
    if (keyword === 'type') return wrongKind(violation);
    const scalar = resolveAlias(node);
    if (scalar?.kind !== 'scalar' || typeof scalar.value !== 'string') return undefined;
    const text = scalar.value;
    // Another word for a type has a rule of its own.
    if (canonicalType(text) !== undefined) return undefined;
    const severity = isRuntimeType(text) ? ({ spec: 'warning', rudr: 'off' } as const) : 'error';
    const meant = nearest(text, PARAMETER_TYPES);
    const hint = meant === undefined ? '' : ` Did you mean "${meant}"?`;
    return {
      at,
      severity,
      message: `There is no parameter type "${text}": it is ${listOf(PARAMETER_TYPES)}.${hint}`,
      fixes: () => (meant === undefined ? [] : changeFix(node, meant)),
    };
  },
});

function wrongKind(violation: LocatedViolation): Finding | undefined {
  const { at, node } = violation;
  if (!isNull(node)) return { at, message: describeViolation(violation) };
  // A type that is left out is reported as missing.
  if (isLeftOut(node)) return undefined;
  return {
    at,
    message: 'The type "null" needs quotes: without them YAML reads that there is no type.',
    fixes: () => fixOf('Quote the value', [{ range: at, newText: '"null"' }]),
  };
}

function isLeftOut(node: YamlNode): boolean {
  const scalar = resolveAlias(node);
  return scalar?.kind === 'scalar' && scalar.style === 'empty';
}
