// The page of the rule scopes-with-components: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'The specification allows both in one configuration. Rudr creates the scopes and stops, even where the list of scopes is empty: no component runs.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: tide
spec:
  scopes:
    - name: tide-health
      type: core.oam.dev/v1alpha1.HealthScope
      properties:
        - name: probe-method
          value: kube-get
        - name: probe-endpoint
          value: .status
  components:
    - componentName: tide-web
      instanceName: tide
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: tide
spec:
  components:
    - componentName: tide-web
      instanceName: tide
`,
  profile: 'rudr',
};
