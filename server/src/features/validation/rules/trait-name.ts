// A trait attachment without a name, or with a name of the wrong form.
import { NAME } from '../../../model/name-syntax.ts';
import { missingFieldFinding } from '../missing-field-finding.ts';
import { nameFinding } from '../name-finding.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'trait-name',
  number: 'R152',
  title: 'A trait attachment has a name that has the form of names.',
  level: 'error',
  roles: ['configuration'],
  claims: [
    {
      at: 'spec.components[].traits[].name',
      keywords: ['required', 'minLength', 'pattern', 'maxLength'],
    },
  ],
  onViolation: (violation, context) => {
    if (violation.keyword !== 'required') {
      return nameFinding(violation, { what: 'The name of a trait', syntax: NAME });
    }
    const message =
      context.dialect.facts.traitIdentity === 'name'
        ? '"name" is missing: say which trait this is.'
        : '"name" is missing: give this attachment a name.';
    return missingFieldFinding(violation, context, { message });
  },
});
