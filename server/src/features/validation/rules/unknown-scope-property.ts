// A property that a built-in scope does not have.
import { attachedScopes } from '../attached-properties.ts';
import { unknownPropertyFindings } from '../property-findings.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'unknown-scope-property',
  number: 'R181',
  title: 'Properties of a scope are ones that its type has.',
  level: 'warning',
  roles: ['configuration'],
  docs: {
    why: 'A property that the scope does not know is dropped without a word. Early documents of Rudr name two of them in camelCase; its code reads the names with dashes.',
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: dock
spec:
  scopes:
    - name: dock-health
      type: core.oam.dev/v1alpha1.HealthScope
      properties:
        - name: probe-method
          value: kube-get
        - name: probe-endpoint
          value: .status
        - name: healthThresholdPercentage
          value: 90
`,
    good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: dock
spec:
  scopes:
    - name: dock-health
      type: core.oam.dev/v1alpha1.HealthScope
      properties:
        - name: probe-method
          value: kube-get
        - name: probe-endpoint
          value: .status
        - name: health-threshold-percentage
          value: 90
`,
  },
  check: ({ resource, document, report }) => {
    for (const attached of attachedScopes(resource)) {
      for (const finding of unknownPropertyFindings(attached, document)) report(finding);
    }
  },
});
