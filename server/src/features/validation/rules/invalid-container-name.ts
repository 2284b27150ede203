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
  docs: {
    why: `Names have 1 to 63 characters: letters, digits and in between \`-\`, \`_\` and \`.\`. A component whose container is called otherwise is refused.`,
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: spool
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main unit
      image: example/spool:1.0.0
`,
    good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: spool
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/spool:1.0.0
`,
  },
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
