// A field that must be written and is not, where no rule has more to say about it.
import { factsOf, propertiesOf, schemaAtPath, schemaById } from '../../../schema/schema-view.ts';
import { schemaIdOfResource } from '../../../workspace/schema-at.ts';
import { pathOf } from '../../../yaml/access.ts';
import { describeViolation } from '../describe-violation.ts';
import { addFieldFix } from '../field-fix.ts';
import { defineRule, type LocatedViolation, type RuleContext } from '../rule.ts';

export const rule = defineRule({
  code: 'missing-field',
  number: undefined,
  title: 'Every required field is written.',
  level: 'error',
  onViolation: (violation, context) => ({
    at: violation.at,
    message: `${describeViolation(violation)}${meaningOf(violation, context)}`,
    fixes: () => addFieldFix(context, violation.node, [violation.property ?? '']),
  }),
});

function meaningOf(violation: LocatedViolation, context: RuleContext): string {
  const id = schemaIdOfResource(context.resource);
  const whole = id === undefined ? undefined : schemaById(id);
  const view = whole === undefined ? undefined : schemaAtPath(whole, pathOf(violation.node));
  const property =
    view === undefined
      ? undefined
      : propertiesOf(view).find(({ name }) => name === violation.property);
  const description = property === undefined ? undefined : factsOf(property.view).description;
  const sentence =
    description === undefined ? undefined : /^.*?[.](?=\s|$)/s.exec(description)?.[0];
  return sentence === undefined ? '' : ` ${sentence}`;
}
