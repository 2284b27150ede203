// A property of a built-in scope with a value that it does not take.
import { textIn } from '../../../model/field.ts';
import { replaceValue, scalarSource } from '../../../yaml/edit.ts';
import { attachedScopes, valueViolations } from '../attached-properties.ts';
import { valueFinding } from '../property-findings.ts';
import { fixOf } from '../value-fixes.ts';
import { defineRule, type LocatedViolation } from '../rule.ts';

export const rule = defineRule({
  code: 'scope-property-value',
  number: 'R182',
  title: 'Values of scope properties have the right type and range.',
  level: 'warning',
  roles: ['configuration'],
  docs: {
    why: 'Times are whole seconds above 0 and shares are percentages. A value outside these is refused, or read as another one than was meant.',
    bad: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: silo
spec:
  scopes:
    - name: silo-health
      type: core.oam.dev/v1alpha1.HealthScope
      properties:
        - name: probe-method
          value: kube-get
        - name: probe-endpoint
          value: .status
        - name: probe-interval
          value: -5
`,
    good: `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: silo
spec:
  scopes:
    - name: silo-health
      type: core.oam.dev/v1alpha1.HealthScope
      properties:
        - name: probe-method
          value: kube-get
        - name: probe-endpoint
          value: .status
        - name: probe-interval
          value: 5
`,
  },
  check: ({ resource, document, report }) => {
    for (const property of attachedScopes(resource).flatMap(valueViolations)) {
      const { isDigits: _, ...finding } = valueFinding(property, document);
      const items = listIn(property.violation);
      if (items === undefined) {
        report(finding);
        continue;
      }
      const { node } = property.violation;
      const edit = replaceValue(document, node, {
        list: items.map((raw) => ({ raw: scalarSource(raw) })),
      });
      report({
        ...finding,
        message: `"${property.name}" is a list, not text with commas.`,
        fixes: () => fixOf('Make it a list', [edit]),
      });
    }
  },
});

/** Names with commas between, where a list is due: the way early documents of Rudr describe it. */
function listIn({ node, types, path }: LocatedViolation): readonly string[] | undefined {
  const text = types.includes('array') && path.length === 0 ? textIn(node) : undefined;
  if (text === undefined) return undefined;
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
