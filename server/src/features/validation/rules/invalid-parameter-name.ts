// A parameter name with characters that names do not have.
import { textIn } from '../../../model/field.ts';
import { PARAMETER_NAME, matches } from '../../../model/name-syntax.ts';
import { nameFinding } from '../name-finding.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'invalid-parameter-name',
  number: 'R044',
  title: 'Names of parameters consist of letters, digits, dashes, underscores and dots.',
  level: { spec: 'warning', rudr: 'off' },
  roles: ['component'],
  claims: [{ at: 'spec.parameters[].name', keywords: ['pattern'] }],
  onViolation: (violation) => {
    const text = textIn(violation.node) ?? '';
    // An empty name is reported as missing, and one that is only too long as that.
    if (text === '' || matches(PARAMETER_NAME, text)) return undefined;
    return nameFinding(violation, { what: 'The name of a parameter', syntax: PARAMETER_NAME });
  },
});
