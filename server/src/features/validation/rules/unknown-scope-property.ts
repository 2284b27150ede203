// A property that a scope does not have, by its definition in the workspace or in the catalog.
import { fewestFindings, scopeCandidates } from '../definitions.ts';
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
  checkInWorkspace: (context) => {
    for (const part of context.resource.scopes) {
      const found = fewestFindings(scopeCandidates(part, context), (attached) =>
        unknownPropertyFindings(attached, context.document),
      );
      for (const finding of found) context.report(finding);
    }
  },
});
