// The page of the rule duplicate-variable: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
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
};
