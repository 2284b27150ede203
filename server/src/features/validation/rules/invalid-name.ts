// A name of the wrong form.
import { textIn } from '../../../model/field.ts';
import { NAME, toDnsLabel } from '../../../model/name-syntax.ts';
import { nameFinding } from '../name-finding.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'invalid-name',
  number: 'R018',
  title: 'Names consist of letters, digits, dashes, underscores and dots.',
  level: 'error',
  claims: [{ at: 'metadata.name', keywords: ['pattern', 'maxLength'] }],
  onViolation: (violation) => {
    // An empty name is reported as missing.
    if (textIn(violation.node) === '') return undefined;
    return nameFinding(violation, { what: 'A name', syntax: NAME, propose: toDnsLabel });
  },
});
