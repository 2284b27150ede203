// An API version of an OAM group, or nearly one, that there is not.
import { dialects } from '../../../model/dialects/registry.ts';
import { listOf } from '../describe-violation.ts';
import { defineRule } from '../rule.ts';
import { changeFix } from '../value-fixes.ts';

export const rule = defineRule({
  code: 'unknown-api-version',
  number: 'R006',
  title: 'The API version is one that exists.',
  level: { spec: 'warning', rudr: 'error' },
  claims: [{ at: 'apiVersion', keywords: ['enum'] }],
  // The schema knows one version only; the check below knows which one is meant.
  onViolation: () => undefined,
  check: ({ resource, dialect, report }) => {
    const { apiVersion } = resource;
    if (apiVersion?.value === undefined || apiVersion.value === dialect.apiVersion) return;
    const sameGroup = apiVersion.value.split('/')[0] === dialect.group;
    const known = dialects.map((each) => `"${each.apiVersion}"`);
    const hint = sameGroup
      ? `"${dialect.group}" is checked here in version "${dialect.version}".`
      : `Did you mean "${dialect.apiVersion}"? Known are ${listOf(known).replace(' or ', ' and ')}.`;
    report({
      at: apiVersion.node,
      message: `There is no API version "${apiVersion.value}". ${hint}`,
      ...(sameGroup ? {} : { severity: 'error' as const }),
      fixes: () => changeFix(apiVersion.node, dialect.apiVersion),
    });
  },
});
