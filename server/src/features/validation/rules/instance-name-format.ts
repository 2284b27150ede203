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
  docs: {
    why: 'Names are 1 to 63 characters long, start and end with a letter or digit and hold only `-`, `_` and `.` between. Others are refused.',
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: mail
spec:
  components:
    - componentName: mail-relay
      instanceName: "relay!"
`,
    good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: mail
spec:
  components:
    - componentName: mail-relay
      instanceName: relay
`,
  },
  claims: [{ at: 'spec.components[].instanceName', keywords: ['pattern', 'maxLength'] }],
  onViolation: (violation) =>
    nameFinding(violation, { what: 'The name of an instance', syntax: NAME, propose: toDnsLabel }),
});
