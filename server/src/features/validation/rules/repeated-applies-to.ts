// A workload type that "appliesTo" lists twice.
import { reportRepeatedTexts } from '../repeated-texts.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'repeated-applies-to',
  number: 'R116',
  title: '"appliesTo" lists each workload type once.',
  level: { spec: 'warning', rudr: 'off' },
  roles: ['trait'],
  docs: {
    why: 'The second entry changes nothing. Most often another workload type was meant.',
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: Trait
metadata:
  name: blue-green
spec:
  appliesTo:
    - core.oam.dev/v1alpha1.Worker
    - core.oam.dev/v1alpha1.Worker
  properties: |
    {
      "type": "object",
      "properties": {
        "target": { "type": "string" }
      }
    }
`,
    good: `apiVersion: core.oam.dev/v1alpha1
kind: Trait
metadata:
  name: blue-green
spec:
  appliesTo:
    - core.oam.dev/v1alpha1.Worker
    - core.oam.dev/v1alpha1.Task
  properties: |
    {
      "type": "object",
      "properties": {
        "target": { "type": "string" }
      }
    }
`,
  },
  claims: [{ at: 'spec.appliesTo', keywords: ['uniqueItems'] }],
  // The violation is about the list; the entry is found by the check below.
  onViolation: () => undefined,
  check: (context) => {
    reportRepeatedTexts(context, context.resource.appliesTo, '"appliesTo"');
  },
});
