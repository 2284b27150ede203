// A list or mapping given to a parameter.
import { kindOfNode } from '../describe-violation.ts';
import { isUnquotedCall } from '../variable-calls.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'parameter-value-type',
  number: 'R144',
  title: 'A parameter value is text, a number, true or false.',
  level: { spec: 'error', rudr: 'off' },
  roles: ['configuration'],
  docs: {
    why: 'Parameters have simple types. A list or mapping is refused; where a component needs one, it takes it as text.',
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: grid
spec:
  components:
    - componentName: grid-node
      instanceName: node
      parameterValues:
        - name: peers
          value: [alpha, beta]
`,
    good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: grid
spec:
  components:
    - componentName: grid-node
      instanceName: node
      parameterValues:
        - name: peers
          value: alpha,beta
`,
  },
  claims: [{ at: 'spec.components[].parameterValues[].value', keywords: ['type'] }],
  onViolation: ({ at, node }) =>
    // Reported as the missing quotes that it is.
    isUnquotedCall(node)
      ? undefined
      : {
          at,
          message: `A parameter value is text, a number, true or false, not ${kindOfNode(node)}.`,
        },
});
