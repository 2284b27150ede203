// Two values for one parameter.
import { reportDuplicates } from '../duplicates.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'repeated-parameter-value',
  number: 'R141',
  title: 'An instance gives each parameter at most one value.',
  level: 'warning',
  roles: ['configuration'],
  docs: {
    why: 'The last value wins and the others have no effect, which is seldom what was meant.',
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: poll
spec:
  components:
    - componentName: poll-web
      instanceName: poll
      parameterValues:
        - name: title
          value: Spring
        - name: title
          value: Autumn
`,
    good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: poll
spec:
  components:
    - componentName: poll-web
      instanceName: poll
      parameterValues:
        - name: title
          value: Autumn
`,
  },
  check: (context) => {
    for (const { parameterValues } of context.resource.components) {
      reportDuplicates(context, parameterValues, {
        what: 'value',
        nameOf: ({ name }) => name,
        consequence: 'The last one wins.',
      });
    }
  },
});
