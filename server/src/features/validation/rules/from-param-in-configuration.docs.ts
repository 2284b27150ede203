// The page of the rule from-param-in-configuration: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'Parameters belong to components. In a configuration `fromParam` and `from` are leftovers of the first draft that no runtime resolves: the value stays empty, or the document is refused.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: bank
spec:
  variables:
    - name: REGION
      value: eu
  components:
    - componentName: bank-api
      instanceName: bank
      parameterValues:
        - name: region
          fromParam: REGION
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: bank
spec:
  variables:
    - name: REGION
      value: eu
  components:
    - componentName: bank-api
      instanceName: bank
      parameterValues:
        - name: region
          value: "[fromVariable(REGION)]"
`,
};
