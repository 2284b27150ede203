// The page of the rule unused-variable: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'A variable that nothing uses is left over, or its name is misspelt where it should be used.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: feed
spec:
  variables:
    - name: REGION
      value: eu
  components:
    - componentName: feed-reader
      instanceName: feed
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: feed
spec:
  variables:
    - name: REGION
      value: eu
  components:
    - componentName: feed-reader
      instanceName: feed
      parameterValues:
        - name: region
          value: "[fromVariable(REGION)]"
`,
};
