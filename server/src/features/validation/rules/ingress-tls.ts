// An ingress with host names for encryption that will not take effect.
import { attachedTraitsNamed, propertyNamed, unknownProperties } from '../attached-properties.ts';
import { isReplaced } from '../variable-calls.ts';
import { addPairsFix, changeFix } from '../value-fixes.ts';
import { defineRule } from '../rule.ts';

export const rule = defineRule({
  code: 'ingress-tls',
  number: 'R168',
  title: '"tlsHosts" goes with "tlsSecretName" and holds names with commas and no blanks between.',
  level: 'warning',
  roles: ['configuration'],
  check: ({ resource, document, report }) => {
    for (const attached of attachedTraitsNamed(resource, 'ingress')) {
      const { part } = attached;
      const hosts = propertyNamed(part, 'tlsHosts')?.value;
      const text = hosts?.value;
      if (hosts === undefined || typeof text !== 'string' || text === '') continue;
      if (/\s/.test(text) && !isReplaced(hosts.node)) {
        report({
          at: hosts.node,
          message:
            'A blank in "tlsHosts" becomes part of a host name. Put commas only between the names.',
          fixes: () => changeFix(hosts.node, text.replace(/\s+/g, '')),
        });
      }
      const isMeant = unknownProperties(attached).some(({ meant }) => meant === SECRET.key);
      if (isMeant || propertyNamed(part, SECRET.key) !== undefined) continue;
      const written = part.propertiesField?.written;
      report({
        at: hosts.key,
        message:
          '"tlsHosts" has no effect without "tlsSecretName", the secret with the certificate.',
        fixes: () => (written?.kind === 'map' ? addPairsFix(document, written, [SECRET]) : []),
      });
    }
  },
});

const SECRET = { key: 'tlsSecretName', value: { raw: '$1' } };
