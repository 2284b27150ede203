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
  docs: {
    why: 'Names of components are 1 to 63 characters long and hold no blanks. No component can have a name of another form, so this one will not be found.',
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: notes
spec:
  components:
    - componentName: notes backend
      instanceName: notes
`,
    good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: notes
spec:
  components:
    - componentName: notes-backend
      instanceName: notes
`,
  },
  claims: [{ at: 'spec.components[].componentName', keywords: ['pattern', 'maxLength'] }],
  onViolation: (violation) =>
    nameFinding(violation, { what: 'The name of a component', syntax: NAME, propose: toDnsLabel }),
});
