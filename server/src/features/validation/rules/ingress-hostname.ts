// An ingress for something that is no host name.
import { DNS_SUBDOMAIN, faultOf, matches } from '../../../model/name-syntax.ts';
import { attachedTraitsNamed, propertyNamed } from '../attached-properties.ts';
import { isReplaced } from '../variable-calls.ts';
import { changeFix } from '../value-fixes.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'ingress-hostname',
  number: 'R168',
  title: '"hostname" is a DNS name.',
  level: 'warning',
  roles: ['configuration'],
  check: ({ resource, report }) => {
    for (const { part } of attachedTraitsNamed(resource, 'ingress')) {
      const field = propertyNamed(part, 'hostname')?.value;
      const text = field?.value;
      if (field === undefined || typeof text !== 'string' || isReplaced(field.node)) continue;
      const fault = faultOf(DNS_SUBDOMAIN, text.replace(/^\*\./, ''));
      if (fault === undefined) continue;
      const meant = hostIn(text);
      report({
        at: field.node,
        message: `"hostname" must be a DNS name, such as "www.example.com"; this one ${fault}.`,
        fixes: () => (meant === undefined ? [] : changeFix(field.node, meant, 'choice')),
      });
    }
  },
});

/** The host of an address, in lower case. */
function hostIn(text: string): string | undefined {
  const host = /^(?:[a-z]+:\/\/)?([^/:\s]+)/i.exec(text)?.[1]?.toLowerCase();
  return host !== undefined && host !== text && matches(DNS_SUBDOMAIN, host) ? host : undefined;
}
