// Two variables with one name.
import { reportDuplicates } from '../duplicates.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'duplicate-variable',
  number: 'R138',
  title: 'Names of variables are unique in a configuration.',
  level: { spec: 'error', rudr: 'warning' },
  roles: ['configuration'],
  docs: {
    why: 'A call names one variable. Of two with the same name, runtimes silently take one; which is not defined.',
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: game
spec:
  variables:
    - name: REGION
      value: eu
    - name: REGION
      value: us
  components:
    - componentName: game-server
      instanceName: arena
      parameterValues:
        - name: region
          value: "[fromVariable(REGION)]"
`,
    good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: game
spec:
  variables:
    - name: REGION
      value: eu
  components:
    - componentName: game-server
      instanceName: arena
      parameterValues:
        - name: region
          value: "[fromVariable(REGION)]"
`,
  },
  check: (context) => {
    reportDuplicates(context, context.resource.variables, {
      what: 'variable',
      nameOf: ({ name }) => name,
      consequence: 'Only one of them counts.',
    });
  },
});
