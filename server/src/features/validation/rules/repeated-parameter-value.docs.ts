// The page of the rule repeated-parameter-value: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'The last value wins and the others have no effect, which is seldom what was meant.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: poll
spec:
  components:
    - componentName: poll-web
      instanceName: poll
      parameterValues:
        - name: title
          value: Spring
        - name: title
          value: Autumn
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: poll
spec:
  components:
    - componentName: poll-web
      instanceName: poll
      parameterValues:
        - name: title
          value: Autumn
`,
};
