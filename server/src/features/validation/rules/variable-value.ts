// A variable without a value, or with a list or mapping for one.
import { kindOfNode } from '../describe-violation.ts';
import { missingFieldFinding } from '../missing-field-finding.ts';
import { emptyTextFix } from '../value-fixes.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'variable-value',
  number: 'R139',
  title: 'A variable has a value: text, a number, true or false.',
  level: 'error',
  roles: ['configuration'],
  docs: {
    why: 'The value replaces each call of the variable. Nothing, a list or a mapping cannot stand inside a text.',
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: radio
spec:
  variables:
    - name: REGION
  components:
    - componentName: radio-stream
      instanceName: radio
      parameterValues:
        - name: region
          value: "[fromVariable(REGION)]"
`,
    good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: radio
spec:
  variables:
    - name: REGION
      value: eu-west
  components:
    - componentName: radio-stream
      instanceName: radio
      parameterValues:
        - name: region
          value: "[fromVariable(REGION)]"
`,
  },
  claims: [{ at: 'spec.variables[].value', keywords: ['required', 'type'] }],
  onViolation: (violation, context) => {
    const { at, node, keyword } = violation;
    if (keyword === 'required') {
      const message = '"value" is missing: it replaces each call of the variable.';
      return missingFieldFinding(violation, context, { message });
    }
    return {
      at,
      message: `The value of a variable is text, a number, true or false, not ${kindOfNode(node)}.`,
      fixes: () => emptyTextFix(node),
    };
  },
});
