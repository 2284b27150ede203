// A scope whose type is not a full name.
import { nearest } from '../../../base/nearest.ts';
import { findScopeType, scopeTypesFor } from '../../../model/catalog/catalog.ts';
import { textIn } from '../../../model/field.ts';
import {
  formatGroupVersionKind,
  parseGroupVersionKind,
} from '../../../model/group-version-kind.ts';
import { isReplaced } from '../variable-calls.ts';
import { changeFix } from '../value-fixes.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'scope-type-format',
  number: 'R176',
  title: 'The type of a scope is written GROUP/VERSION.KIND.',
  level: 'error',
  roles: ['configuration'],
  claims: [{ at: 'spec.scopes[].type', keywords: ['pattern'] }],
  onViolation: ({ at, node }, { dialect }) => {
    const text = textIn(node) ?? '';
    // A kind in lower case is no more than unusual, and a misplaced call is reported as that.
    if (isReplaced(node) || parseGroupVersionKind(text) !== undefined) return undefined;
    const names = scopeTypesFor(dialect.group).map(formatGroupVersionKind);
    const meant = meantType(text, dialect.group) ?? nearest(text, names);
    const hint = meant === undefined ? '' : ` Did you mean "${meant}"?`;
    return {
      at,
      message: `"${text}" is not of the form GROUP/VERSION.KIND.${hint}`,
      fixes: () => (meant === undefined ? [] : changeFix(node, meant)),
    };
  },
});

function meantType(text: string, group: string): string | undefined {
  const info = findScopeType(text, group)?.info;
  return info === undefined ? undefined : formatGroupVersionKind(info);
}
