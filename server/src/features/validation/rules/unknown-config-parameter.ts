// A configuration file that takes its content from a parameter that is not declared.
import { reportUnknownParameters } from '../parameter-use.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'unknown-config-parameter',
  number: 'R083',
  title: 'Configuration files take their content from declared parameters.',
  level: { spec: 'error', rudr: 'warning' },
  roles: ['component'],
  // A name in a bad form is either that of a declaration, which is where it is reported, or unknown.
  claims: [{ at: 'spec.containers[].config[].fromParam', keywords: ['pattern', 'maxLength'] }],
  onViolation: () => undefined,
  check: (context) => {
    const users = context.resource.containers.flatMap(({ config }) => config);
    reportUnknownParameters(context, users, 'warning');
  },
});
