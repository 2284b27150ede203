// A workload setting that takes its value from a parameter that is not declared.
import { reportUnknownParameters } from '../parameter-use.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'unknown-setting-parameter',
  number: 'R109',
  title: 'Workload settings take their values from declared parameters.',
  level: { spec: 'error', rudr: 'warning' },
  roles: ['component'],
  // A name in a bad form is either that of a declaration, which is where it is reported, or unknown.
  claims: [{ at: 'spec.workloadSettings[].fromParam', keywords: ['pattern', 'maxLength'] }],
  onViolation: () => undefined,
  check: (context) => {
    reportUnknownParameters(context, context.resource.workloadSettings);
  },
});
