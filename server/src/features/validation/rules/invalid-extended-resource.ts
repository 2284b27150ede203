// An extended resource without a full name or an amount.
import { textIn } from '../../../model/field.ts';
import { subjectOf } from '../container-parts.ts';
import { describeViolation } from '../describe-violation.ts';
import { addFieldFix } from '../field-fix.ts';
import { quoteFix } from '../value-fixes.ts';
import { defineRule } from '../rule.ts';

const EXTENDED = 'spec.containers[].resources.extended[]';

export const rule = defineRule({
  code: 'invalid-extended-resource',
  number: 'R073',
  title: 'An extended resource has a full name and says how much is needed, as text.',
  level: { spec: 'error', rudr: 'information' },
  roles: ['component'],
  claims: [
    {
      at: [`${EXTENDED}.name`, `${EXTENDED}.required`],
      keywords: ['required', 'type', 'pattern', 'minLength'],
    },
  ],
  onViolation: (violation, context) => {
    const { at, node, keyword, property } = violation;
    if (keyword === 'required') {
      return {
        at,
        message: `${subjectOf('extended resource', node)} has no "${property ?? ''}".`,
        fixes: () => addFieldFix(context, node, [property ?? '']),
      };
    }
    if (keyword === 'pattern') {
      return {
        at,
        message: `"${textIn(node) ?? ''}" is not a full name. Write GROUP/VERSION.KIND, such as "ext.example.com/v1.MotionSensor".`,
      };
    }
    return {
      at,
      message: describeViolation(violation),
      fixes: () => quoteFix(node, context.document),
    };
  },
});
