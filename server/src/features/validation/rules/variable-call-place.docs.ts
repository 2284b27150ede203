// The page of the rule variable-call-place: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'Elsewhere the text is taken literally: an object is named `[fromVariable(x)]`, or the program gets that text as its setting. A component has parameters for the purpose.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: alert
spec:
  variables:
    - name: NAME
      value: siren
  components:
    - componentName: alert-api
      instanceName: "[fromVariable(NAME)]"
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: alert
spec:
  components:
    - componentName: alert-api
      instanceName: siren
`,
};
