// An instance that does not say which component it is an instance of.
import { pairOf } from '../../../yaml/access.ts';
import { missingFieldFinding } from '../missing-field-finding.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'missing-component-name',
  number: 'R131',
  title: 'An instance names its component.',
  level: 'error',
  roles: ['configuration'],
  claims: [{ at: 'spec.components[].componentName', keywords: ['required', 'minLength'] }],
  onViolation: (violation, context) => {
    if (violation.keyword === 'minLength') {
      return { at: violation.at, message: 'The name of the component is empty.' };
    }
    const isOlder = pairOf(violation.node, 'name') !== undefined;
    const isRead = context.dialect.facts.nameForComponent === 'read';
    return missingFieldFinding(violation, context, {
      message: '"componentName" is missing: say which component this is an instance of.',
      alsoWritten: ['name'],
      // An older spelling, not an oversight.
      ...(isOlder ? { severity: { spec: 'warning', rudr: isRead ? 'warning' : 'error' } } : {}),
    });
  },
});
