// The page of the rule scope-properties-shape: why it is one, a text that breaks it, and the same mended.
import type { RuleDocs } from '../rule.ts';

export const docs: RuleDocs = {
  why: 'Published schemas show a mapping, all examples a list. Rudr reads the list only and refuses the document otherwise. Values below `parameterValues` are never read.',
  bad: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: port
spec:
  scopes:
    - name: port-health
      type: core.oam.dev/v1alpha1.HealthScope
      properties:
        probe-method: kube-get
        probe-endpoint: .status
`,
  good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: port
spec:
  scopes:
    - name: port-health
      type: core.oam.dev/v1alpha1.HealthScope
      properties:
        - name: probe-method
          value: kube-get
        - name: probe-endpoint
          value: .status
`,
};
