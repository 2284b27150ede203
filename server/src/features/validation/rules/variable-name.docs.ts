// The page of the rule variable-name: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'A variable is used by its name, between the parentheses of `[fromVariable(NAME)]`. Without a name it cannot be used; with blanks or brackets in it the call is not understood.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: forum
spec:
  variables:
    - value: eu-west
  components:
    - componentName: forum-web
      instanceName: forum
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: forum
spec:
  variables:
    - name: REGION
      value: eu-west
  components:
    - componentName: forum-web
      instanceName: forum
      parameterValues:
        - name: region
          value: "[fromVariable(REGION)]"
`,
};
