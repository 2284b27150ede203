// An entry of the properties of a scope without its name or value.
import { pairOf } from '../../../yaml/access.ts';
import { missingFieldFinding } from '../missing-field-finding.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'scope-property-entry',
  number: 'R179',
  title: 'Each property of a scope has a name and a value.',
  level: 'error',
  roles: ['configuration'],
  claims: [
    {
      at: ['spec.scopes[].properties[].name', 'spec.scopes[].properties[].value'],
      keywords: ['required', 'minLength'],
    },
  ],
  onViolation: (violation, context) => {
    const { at, keyword, property = '', node } = violation;
    if (keyword === 'minLength') return { at, message: 'The name of the property is empty.' };
    // A leftover of the draft stands for the value, and is reported as such.
    const isLeftover = ['from', 'fromParam'].some((key) => pairOf(node, key) !== undefined);
    if (property === 'value' && isLeftover) return undefined;
    const message = `"${property}" is missing: a property has a name and a value.`;
    return missingFieldFinding(violation, context, { message });
  },
});
