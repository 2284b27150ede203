// The page of the rule variable-value: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
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
};
