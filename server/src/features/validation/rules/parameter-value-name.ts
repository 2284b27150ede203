// A parameter value that does not say which parameter it is for.
import { PARAMETER_NAME } from '../../../model/name-syntax.ts';
import { missingFieldFinding } from '../missing-field-finding.ts';
import { nameFinding } from '../name-finding.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'parameter-value-name',
  number: 'R140',
  title: 'A parameter value names its parameter.',
  level: 'error',
  roles: ['configuration'],
  claims: [
    {
      at: 'spec.components[].parameterValues[].name',
      keywords: ['required', 'minLength', 'pattern', 'maxLength'],
    },
  ],
  onViolation: (violation, context) => {
    if (violation.keyword === 'required') {
      const message = '"name" is missing: say which parameter of the component this value is for.';
      return missingFieldFinding(violation, context, { message });
    }
    const severity = SEVERITIES[violation.keyword];
    return nameFinding(violation, {
      what: 'The name of a parameter',
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
