// A trait definition without its properties.
import { isNull } from '../../../yaml/access.ts';
import { kindOfNode } from '../describe-violation.ts';
import { missingFieldFinding } from '../missing-field-finding.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'missing-trait-properties',
  number: 'R117',
  title: 'A trait says which properties it takes.',
  level: { spec: 'warning', rudr: 'off' },
  roles: ['trait'],
  claims: [{ at: 'spec.properties', keywords: ['required', 'type'] }],
  onViolation: (violation, context) => {
    const message =
      '"properties" is missing: say which properties the trait takes, as a JSON Schema. Nothing is checked without it.';
    if (violation.keyword === 'required')
      return missingFieldFinding(violation, context, { message });
    if (isNull(violation.node)) return { at: violation.at, message };
    return {
      at: violation.at,
      message: `"properties" must be a JSON Schema, as a mapping or as JSON text, not ${kindOfNode(violation.node)}.`,
      severity: { spec: 'error', rudr: 'off' },
    };
  },
});
