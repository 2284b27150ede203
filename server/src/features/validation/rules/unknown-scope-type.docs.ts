// The page of the rule unknown-scope-type: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'A scope of an unknown type cannot be created. Versions are compared exactly, and Rudr knows just one spelling of each type.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: lab
spec:
  scopes:
    - name: lab-health
      type: core.oam.dev/v1alpha1.HelthScope
      properties:
        - name: probe-method
          value: kube-get
        - name: probe-endpoint
          value: .status
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: lab
spec:
  scopes:
    - name: lab-health
      type: core.oam.dev/v1alpha1.HealthScope
      properties:
        - name: probe-method
          value: kube-get
        - name: probe-endpoint
          value: .status
`,
};
