// A trait definition that does not say where the trait fits.
import { missingFieldFinding } from '../missing-field-finding.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'missing-applies-to',
  number: 'R114',
  title: 'A trait says which workload types it applies to.',
  level: { spec: 'warning', rudr: 'off' },
  roles: ['trait'],
  claims: [{ at: 'spec.appliesTo', keywords: ['required'] }],
  onViolation: (violation, context) =>
    missingFieldFinding(violation, context, {
      message:
        '"appliesTo" is missing: the trait then counts as fit for all workload types, `["*"]`.',
    }),
});
