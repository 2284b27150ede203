// A scope definition whose type is missing, malformed or taken.
import { nearest } from '../../../base/nearest.ts';
import { findScopeType, isCoreGroup, scopeTypesFor } from '../../../model/catalog/catalog.ts';
import { textIn } from '../../../model/field.ts';
import {
  formatGroupVersionKind,
  parseGroupVersionKind,
} from '../../../model/group-version-kind.ts';
import { missingFieldFinding } from '../missing-field-finding.ts';
import { changeFix } from '../value-fixes.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'scope-definition-type',
  number: 'R122',
  title:
    'A scope definition names its type as GROUP/VERSION.KIND, outside the groups of the specification.',
  level: { spec: 'error', rudr: 'off' },
  roles: ['scope'],
  claims: [{ at: 'spec.type', keywords: ['required', 'pattern', 'minLength'] }],
  onViolation: (violation, context) => {
    const { at, node, keyword } = violation;
    if (keyword === 'required') {
      const message =
        '"type" is missing: name the type of scope being defined, as GROUP/VERSION.KIND.';
      return missingFieldFinding(violation, context, { message });
    }
    const text = textIn(node) ?? '';
    // A kind in lower case is no more than unusual, and reported as that.
    if (parseGroupVersionKind(text) !== undefined) return undefined;
    const found = findScopeType(text, context.dialect.group);
    const example =
      found?.canonical ?? `scopes.example.com/v1.${text.replace(/[^A-Za-z0-9]/g, '') || 'Kind'}`;
    return {
      at,
      message: `"${text}" is not of the form GROUP/VERSION.KIND, such as "${example}".`,
      fixes: () => (found === undefined ? [] : changeFix(node, found.canonical)),
    };
  },
  check: ({ resource, dialect, report }) => {
    const { type } = resource;
    const gvk = type?.value === undefined ? undefined : parseGroupVersionKind(type.value);
    if (type?.value === undefined || gvk === undefined || !isCoreGroup(gvk.group)) return;
    if (findScopeType(type.value, dialect.group) !== undefined) return;
    const known = scopeTypesFor(gvk.group).map(({ kind }) => kind);
    const meant = nearest(gvk.kind, known);
    const right = meant === undefined ? undefined : formatGroupVersionKind({ ...gvk, kind: meant });
    report({
      at: type.node,
      message: `The group "${gvk.group}" is the specification's own and has only the scopes ${known.join(' and ')}. Use a group of your own${meant === undefined ? '' : `, or "${meant}" if that is meant`}.`,
      fixes: () => (right === undefined ? [] : changeFix(type.node, right, 'choice')),
    });
  },
});
