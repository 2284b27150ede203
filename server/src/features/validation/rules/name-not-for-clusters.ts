// A name that the specification allows and Kubernetes does not.
import { DNS_SUBDOMAIN, NAME, faultOf, matches, toDnsLabel } from '../../../model/name-syntax.ts';
import { defineRule } from '../rule.ts';
import { changeFix } from '../value-fixes.ts';

export const rule = defineRule({
  code: 'name-not-for-clusters',
  number: 'R019',
  title: 'Names can be used as names of Kubernetes objects.',
  level: { spec: 'information', rudr: 'warning' },
  check: ({ resource, report }) => {
    const name = resource.metadata?.name;
    if (name?.value === undefined || !matches(NAME, name.value)) return;
    const fault = faultOf(DNS_SUBDOMAIN, name.value);
    if (fault === undefined) return;
    const meant = toDnsLabel(name.value);
    report({
      at: name.node,
      message: `Kubernetes names consist of ${DNS_SUBDOMAIN.words}; this one ${fault}.`,
      fixes: () => (meant === undefined ? [] : changeFix(name.node, meant, 'choice')),
    });
  },
});
