// The properties of a trait, written as JSON text that is no JSON.
import { readTraitProperties } from '../../../model/trait-properties.ts';
import { sourceRangeOf } from '../../../yaml/scalar-source.ts';
import { fixOf } from '../value-fixes.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'trait-properties-json',
  number: 'R118',
  title: 'Properties written as text are JSON.',
  level: { spec: 'error', rudr: 'off' },
  roles: ['trait'],
  // A text that is too short to be JSON is reported by the check, as what it is: no JSON.
  claims: [{ at: 'spec.properties', keywords: ['minLength', 'anyOf'] }],
  onViolation: () => undefined,
  check: ({ resource, document, report }) => {
    const { problems, shape } = readTraitProperties(resource.properties?.node);
    for (const { kind, message, node, within } of problems) {
      if (kind === 'bad-schema' || node.kind !== 'scalar') continue;
      const isComma = kind === 'trailing-comma';
      const at = within === undefined ? node.range : sourceRangeOf(document, node, within);
      report({
        at,
        message: isComma ? message : `This text is not JSON. ${message}`,
        // The release's own example has its JSON one level too deep and broken.
        ...(isComma || shape === 'wrapped-text'
          ? { severity: { spec: 'warning', rudr: 'off' } as const }
          : {}),
        fixes: () =>
          isComma && at.end === at.start + 1
            ? fixOf('Remove the comma', [{ range: at, newText: '' }])
            : [],
      });
    }
  },
});
