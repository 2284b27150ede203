// A kind that its API version does not have.
import { nearest } from '../../../base/nearest.ts';
import { dialects } from '../../../model/dialects/registry.ts';
import { listOf } from '../describe-violation.ts';
import { defineRule } from '../rule.ts';
import { changeFix } from '../value-fixes.ts';

export const rule = defineRule({
  code: 'unknown-kind',
  number: 'R007',
  title: 'The kind is one that the API version has.',
  level: 'error',
  claims: [{ at: 'kind', keywords: ['enum'] }],
  // The schema of a kind knows that kind only; the check below knows which ones there are.
  onViolation: () => undefined,
  check: ({ resource, dialect, report }) => {
    const { kind } = resource;
    if (kind?.value === undefined || kind.value === '') return;
    const name = kind.value;
    const isKnown = (names: object): boolean => Object.hasOwn(names, name);
    if (dialects.some(({ kinds, kindAliases }) => isKnown(kinds) || isKnown(kindAliases))) return;
    if (dialect.runtimeKinds.includes(name)) return;
    const kinds = Object.keys(dialect.kinds);
    const meant = nearest(name, kinds);
    const hint =
      meant === undefined
        ? `The kinds are ${listOf(kinds).replace(' or ', ' and ')}.`
        : `Did you mean "${meant}"?`;
    report({
      at: kind.node,
      message: `"${dialect.apiVersion}" has no kind "${name}". ${hint}`,
      fixes: () => (meant === undefined ? [] : changeFix(kind.node, meant)),
    });
  },
});
