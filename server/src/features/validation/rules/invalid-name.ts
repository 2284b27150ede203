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
  docs: {
    why: `Names have 1 to 63 characters: letters, digits and in between \`-\`, \`_\` and \`.\`. A runtime refuses any other, and labels that are made from names would be refused too.`,
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: -geocoder
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/geocoder:1.0.0
`,
    good: `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: geocoder
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  containers:
    - name: main
      image: example/geocoder:1.0.0
`,
  },
  claims: [{ at: 'metadata.name', keywords: ['pattern', 'maxLength'] }],
  onViolation: (violation) => {
    // An empty name is reported as missing.
    if (textIn(violation.node) === '') return undefined;
    return nameFinding(violation, { what: 'A name', syntax: NAME, propose: toDnsLabel });
  },
});
