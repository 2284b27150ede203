// An instance that names its component in a form that no name has.
import { NAME, toDnsLabel } from '../../../model/name-syntax.ts';
import { nameFinding } from '../name-finding.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'component-name-format',
  number: 'R132',
  title: 'The name of a component has the form of names.',
  level: 'error',
  roles: ['configuration'],
  claims: [{ at: 'spec.components[].componentName', keywords: ['pattern', 'maxLength'] }],
  onViolation: (violation) =>
    nameFinding(violation, { what: 'The name of a component', syntax: NAME, propose: toDnsLabel }),
});
