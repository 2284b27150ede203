// A container name of the wrong form.
import { textIn } from '../../../model/field.ts';
import { NAME, toDnsLabel } from '../../../model/name-syntax.ts';
import { nameFinding } from '../name-finding.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'invalid-container-name',
  number: 'R053',
  title: 'Names of containers consist of letters, digits, dashes, underscores and dots.',
  level: 'error',
  roles: ['component'],
  claims: [{ at: 'spec.containers[].name', keywords: ['pattern', 'maxLength'] }],
  onViolation: (violation) => {
    // An empty name is reported as missing.
    if (textIn(violation.node) === '') return undefined;
    return nameFinding(violation, {
      what: 'The name of a container',
      syntax: NAME,
      propose: toDnsLabel,
    });
  },
});
