// An environment variable that takes its value from a parameter that is not declared.
import { reportUnknownParameters } from '../parameter-use.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'unknown-env-parameter',
  number: 'R078',
  title: 'Environment variables take their values from declared parameters.',
  level: { spec: 'error', rudr: 'warning' },
  roles: ['component'],
  // A name in a bad form is either that of a declaration, which is where it is reported, or unknown.
  claims: [{ at: 'spec.containers[].env[].fromParam', keywords: ['pattern', 'maxLength'] }],
  onViolation: () => undefined,
  check: (context) => {
    const users = context.resource.containers.flatMap(({ env }) => env);
    reportUnknownParameters(context, users, 'warning');
  },
});
