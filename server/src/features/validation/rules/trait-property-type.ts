// A property of a built-in trait with a value of another type.
import { attachedTraits, valueViolations } from '../attached-properties.ts';
import { valueFinding } from '../property-findings.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'trait-property-type',
  number: 'R162',
  title: 'Values of trait properties have the type that the trait declares.',
  level: { spec: 'error', rudr: 'warning' },
  roles: ['configuration'],
  docs: {
    why: 'Values are not converted. Rudr reads a number in quotes as no number at all, and takes its default instead, saying so only in its log.',
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: queue
spec:
  components:
    - componentName: queue-web
      instanceName: queue
      traits:
        - name: manual-scaler
          properties:
            replicaCount: many
`,
    good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: queue
spec:
  components:
    - componentName: queue-web
      instanceName: queue
      traits:
        - name: manual-scaler
          properties:
            replicaCount: 4
`,
  },
  check: ({ resource, document, report }) => {
    for (const property of attachedTraits(resource).flatMap(valueViolations)) {
      // Ranges have rules of their own, with the reason for the bound.
      if (['minimum', 'maximum'].includes(property.violation.keyword)) continue;
      const { isDigits, ...finding } = valueFinding(property, document);
      report(isDigits ? { ...finding, severity: 'warning' } : finding);
    }
  },
});
