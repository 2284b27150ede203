// An instance whose name does not have the form of names.
import { NAME, toDnsLabel } from '../../../model/name-syntax.ts';
import { nameFinding } from '../name-finding.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'instance-name-format',
  number: 'R134',
  title: 'The name of an instance has the form of names.',
  level: 'error',
  roles: ['configuration'],
  claims: [{ at: 'spec.components[].instanceName', keywords: ['pattern', 'maxLength'] }],
  onViolation: (violation) =>
    nameFinding(violation, { what: 'The name of an instance', syntax: NAME, propose: toDnsLabel }),
});
