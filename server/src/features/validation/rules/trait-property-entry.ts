// An entry of a list of trait properties that says too little, or something unknown.
import { textIn } from '../../../model/field.ts';
import { TYPE_SYNONYMS } from '../../../schema/read-schema.ts';
import { describeViolation } from '../describe-violation.ts';
import { missingFieldFinding } from '../missing-field-finding.ts';
import { changeFix, nearestFix } from '../value-fixes.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'trait-property-entry',
  number: 'R119',
  title: 'An entry of a list of properties has a name and a type of JSON Schema.',
  level: { spec: 'warning', rudr: 'off' },
  roles: ['trait'],
  claims: [{ at: 'spec.properties[*' }],
  onViolation: (violation, context) => {
    const { at, keyword, node, property } = violation;
    if (keyword === 'required') {
      const message = `"${property ?? ''}" is missing: an entry needs a name and a type.`;
      return missingFieldFinding(violation, context, { message });
    }
    if (keyword === 'additionalProperties') {
      return { at, message: `"${property ?? ''}" is not known here.` };
    }
    const written = textIn(node) ?? '';
    const meant =
      keyword === 'enum' && Object.hasOwn(TYPE_SYNONYMS, written)
        ? TYPE_SYNONYMS[written]
        : undefined;
    if (meant === undefined) {
      return {
        at,
        message: describeViolation(violation),
        fixes: () => nearestFix(node, violation.allowed.map(String)),
      };
    }
    return {
      at,
      message: `JSON Schema calls "${written}" "${meant}".`,
      fixes: () => changeFix(node, meant),
    };
  },
});
