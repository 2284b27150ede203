// The page of the rule variable-call-syntax: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'Only text of exactly that form is replaced. A misspelt call is passed on literally and ends up in the running program. Without quotes YAML reads the brackets as a list.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: news
spec:
  variables:
    - name: REGION
      value: eu
  components:
    - componentName: news-web
      instanceName: news
      parameterValues:
        - name: region
          value: "[fromVaraible(REGION)]"
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: news
spec:
  variables:
    - name: REGION
      value: eu
  components:
    - componentName: news-web
      instanceName: news
      parameterValues:
        - name: region
          value: "[fromVariable(REGION)]"
`,
};
