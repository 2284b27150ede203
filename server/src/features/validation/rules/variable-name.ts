// A variable without a name, or with a name of unusual characters.
import { PARAMETER_NAME } from '../../../model/name-syntax.ts';
import { missingFieldFinding } from '../missing-field-finding.ts';
import { nameFinding } from '../name-finding.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'variable-name',
  number: 'R137',
  title: 'A variable has a name of letters, digits, "_", "-" and ".".',
  level: 'error',
  roles: ['configuration'],
  claims: [
    {
      at: 'spec.variables[].name',
      keywords: ['required', 'minLength', 'pattern', 'maxLength'],
    },
  ],
  onViolation: (violation, context) => {
    if (violation.keyword === 'required') {
      const message = '"name" is missing: a variable is used by its name.';
      return missingFieldFinding(violation, context, { message });
    }
    const severity = SEVERITIES[violation.keyword];
    return nameFinding(violation, {
      what: 'The name of a variable',
      syntax: PARAMETER_NAME,
      ...(severity === undefined ? {} : { severity }),
    });
  },
});

/** Unusual characters work in some runtimes; the greatest length is known from the published schema only. */
const SEVERITIES: Readonly<Record<string, 'warning' | 'information'>> = {
  pattern: 'warning',
  maxLength: 'information',
};
