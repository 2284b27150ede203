// A workload type without a group, or in a group that is no domain name.
import { DNS_SUBDOMAIN } from '../../../model/name-syntax.ts';
import { missingFieldFinding } from '../missing-field-finding.ts';
import { nameFinding } from '../name-finding.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'workload-type-group',
  number: 'R126',
  title: 'A workload type names its group: a domain name.',
  level: { spec: 'error', rudr: 'off' },
  roles: ['workload-type'],
  claims: [{ at: 'spec.group', keywords: ['required', 'pattern', 'minLength', 'maxLength'] }],
  onViolation: (violation, context) => {
    if (violation.keyword === 'required') {
      const message =
        '"group" is missing: a domain name of yours, such as "workloads.example.com".';
      return missingFieldFinding(violation, context, { message });
    }
    return nameFinding(violation, {
      what: 'The group is a domain name and',
      syntax: DNS_SUBDOMAIN,
    });
  },
});
