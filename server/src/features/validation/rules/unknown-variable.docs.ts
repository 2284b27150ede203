// The page of the rule unknown-variable: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'A call is replaced by the value of a variable of the same configuration. Where there is none, the runtime refuses the configuration.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: desk
spec:
  variables:
    - name: REGION
      value: eu
  components:
    - componentName: desk-web
      instanceName: desk
      parameterValues:
        - name: region
          value: "[fromVariable(REGOIN)]"
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: desk
spec:
  variables:
    - name: REGION
      value: eu
  components:
    - componentName: desk-web
      instanceName: desk
      parameterValues:
        - name: region
          value: "[fromVariable(REGION)]"
`,
};
