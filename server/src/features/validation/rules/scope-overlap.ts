// A scope definition that does not say whether an instance may be in two such scopes.
import { resolveAlias } from '../../../yaml/access.ts';
import { kindOfNode } from '../describe-violation.ts';
import { missingFieldFinding } from '../missing-field-finding.ts';
import { fixOf } from '../value-fixes.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'scope-overlap',
  number: 'R123',
  title: '"allowComponentOverlap" is written, as true or false.',
  level: { spec: 'error', rudr: 'off' },
  roles: ['scope'],
  claims: [{ at: 'spec.allowComponentOverlap', keywords: ['required', 'type'] }],
  onViolation: (violation, context) => {
    const { at, node, keyword } = violation;
    if (keyword === 'required') {
      const message =
        '"allowComponentOverlap" is missing: say whether an instance may be in two scopes of this type.';
      return missingFieldFinding(violation, context, { message });
    }
    const value = context.resource.allowComponentOverlap?.value;
    if (value === undefined) {
      const message = `"allowComponentOverlap" must be true or false, not ${kindOfNode(node)}.`;
      return { at, message };
    }
    return {
      at,
      message: `Only old YAML readers take this word for a boolean. Write ${String(value)}.`,
      severity: { spec: 'warning', rudr: 'off' },
      fixes: () => {
        const scalar = resolveAlias(node);
        if (scalar?.kind !== 'scalar') return [];
        return fixOf(`Change to ${String(value)}`, [
          { range: scalar.range, newText: String(value) },
        ]);
      },
    };
  },
});
