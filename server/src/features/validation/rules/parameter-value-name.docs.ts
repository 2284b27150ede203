// The page of the rule parameter-value-name: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'A value is matched with a parameter of the component by name. Without one it is refused.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: crm
spec:
  components:
    - componentName: crm-web
      instanceName: crm
      parameterValues:
        - value: dark
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: crm
spec:
  components:
    - componentName: crm-web
      instanceName: crm
      parameterValues:
        - name: theme
          value: dark
`,
};
