// A workload type that "appliesTo" lists twice.
import { reportRepeatedTexts } from '../repeated-texts.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'repeated-applies-to',
  number: 'R116',
  title: '"appliesTo" lists each workload type once.',
  level: { spec: 'warning', rudr: 'off' },
  roles: ['trait'],
  claims: [{ at: 'spec.appliesTo', keywords: ['uniqueItems'] }],
  // The violation is about the list; the entry is found by the check below.
  onViolation: () => undefined,
  check: (context) => {
    reportRepeatedTexts(context, context.resource.appliesTo, '"appliesTo"');
  },
});
