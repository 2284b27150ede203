// The value of a label that Kubernetes does not take.
import { LABEL_VALUE } from '../../../model/name-syntax.ts';
import { nameFinding } from '../name-finding.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'invalid-label-value',
  number: 'R023',
  title: 'Values of labels have the form that Kubernetes gives them.',
  level: { spec: 'information', rudr: 'warning' },
  claims: [{ at: 'metadata.labels.{}', keywords: ['pattern', 'maxLength'] }],
  onViolation: (violation) =>
    nameFinding(violation, { what: 'The value of a label', syntax: LABEL_VALUE }),
});
