// A container name that the specification allows and Kubernetes does not.
import { DNS_LABEL, NAME, faultOf, matches, toDnsLabel } from '../../../model/name-syntax.ts';
import { defineRule } from '../rule.ts';
import { changeFix } from '../value-fixes.ts';

export const rule = defineRule({
  code: 'container-name-not-for-clusters',
  number: 'R053',
  title: 'Names of containers can be used on Kubernetes.',
  level: { spec: 'off', rudr: 'warning' },
  roles: ['component'],
  check: ({ resource, report }) => {
    for (const { name } of resource.containers) {
      if (name?.value === undefined || !matches(NAME, name.value)) continue;
      const fault = faultOf(DNS_LABEL, name.value);
      if (fault === undefined) continue;
      const meant = toDnsLabel(name.value);
      report({
        at: name.node,
        message: `On Kubernetes the name of a container is ${DNS_LABEL.words}; this one ${fault}.`,
        fixes: () => (meant === undefined ? [] : changeFix(name.node, meant, 'choice')),
      });
    }
  },
});
