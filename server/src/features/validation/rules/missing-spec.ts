// A document without a spec.
import type { Fix } from '../../../model/problem.ts';
import {
  childOf,
  propertiesOf,
  schemaById,
  type PropertyView,
} from '../../../schema/schema-view.ts';
import { schemaIdOfResource } from '../../../workspace/schema-at.ts';
import { isNull } from '../../../yaml/access.ts';
import { describeViolation } from '../describe-violation.ts';
import { addFieldFix } from '../field-fix.ts';
import { missingFieldFinding } from '../missing-field-finding.ts';
import { defineRule, type LocatedViolation, type RuleContext } from '../rule.ts';

export const rule = defineRule({
  code: 'missing-spec',
  number: 'R005',
  title: 'Every document has a spec: a mapping.',
  level: 'error',
  claims: [{ at: 'spec', keywords: ['required', 'type'] }],
  onViolation: (violation, context) => {
    if (violation.keyword === 'required') {
      return missingFieldFinding(violation, context, {
        message: `"spec" is missing.`,
      });
    }
    const isEmpty = isNull(violation.node);
    return {
      at: violation.at,
      message: isEmpty ? '"spec" is empty.' : describeViolation(violation),
      fixes: () => (isEmpty ? requiredFields(violation, context) : []),
    };
  },
});

/** Fills an empty spec with the fields that it needs. */
function requiredFields(violation: LocatedViolation, context: RuleContext): readonly Fix[] {
  const names = propertiesOfSpec(context)
    .filter(({ required }) => required)
    .map(({ name }) => name);
  return names.length === 0 ? [] : addFieldFix(context, violation.node, names);
}

function propertiesOfSpec({ resource }: RuleContext): readonly PropertyView[] {
  const id = schemaIdOfResource(resource);
  const whole = id === undefined ? undefined : schemaById(id);
  const spec = whole === undefined ? undefined : childOf(whole, 'spec');
  return spec === undefined ? [] : propertiesOf(spec);
}
