// Properties of a trait written as a list.
import { isNull, nodeAtPath, resolveAlias } from '../../../yaml/access.ts';
import { replaceValue } from '../../../yaml/edit.ts';
import { kindOfNode } from '../describe-violation.ts';
import { asMapping } from '../named-values.ts';
import { fixOf } from '../value-fixes.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'trait-properties-list',
  number: 'R159',
  title: 'Properties of a trait are a mapping from name to value.',
  level: 'warning',
  roles: ['configuration'],
  claims: [{ at: 'spec.components[].traits[].properties', keywords: ['type'] }],
  onViolation: ({ at, node, path }, { document }) => {
    // Nothing given: a trait that needs something reports that.
    if (isNull(node)) return undefined;
    if (resolveAlias(node)?.kind !== 'seq') {
      return {
        at,
        message: `"properties" must be a mapping from name to value, not ${kindOfNode(node)}.`,
        severity: { spec: 'error', rudr: 'warning' },
      };
    }
    const key = nodeAtPath(document.root, path)?.parent;
    return {
      at: key?.kind === 'pair' ? key.key : at,
      message: 'A list is not read everywhere. Write each property as "name: value".',
      fixes: () => {
        const value = asMapping(document, node);
        if (value === undefined) return [];
        return fixOf('Write it as a mapping', [replaceValue(document, node, value)]);
      },
    };
  },
});
