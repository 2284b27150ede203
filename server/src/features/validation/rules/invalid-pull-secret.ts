// A pull secret whose name no secret could have.
import { textIn } from '../../../model/field.ts';
import { DNS_SUBDOMAIN, toDnsLabel } from '../../../model/name-syntax.ts';
import { isNull, pairOfValue } from '../../../yaml/access.ts';
import { removePair } from '../../../yaml/edit.ts';
import { describeViolation } from '../describe-violation.ts';
import { nameFinding } from '../name-finding.ts';
import { defineRule } from '../rule.ts';
import { fixOf, quoteFix } from '../value-fixes.ts';

export const rule = defineRule({
  code: 'invalid-pull-secret',
  number: 'R059',
  title: 'The pull secret is the name of a Kubernetes secret.',
  level: { spec: 'information', rudr: 'warning' },
  roles: ['component'],
  claims: [{ at: 'spec.containers[].imagePullSecret' }],
  onViolation: (violation, { document, dialect }) => {
    const { at, keyword, node } = violation;
    const pair = pairOfValue(node);
    const removal = () =>
      pair === undefined ? [] : fixOf('Remove it', [removePair(document, pair)], 'choice');
    if (keyword === 'additionalProperties') {
      const message = `"${dialect.apiVersion}" has no "imagePullSecret"; it came with ${dialect.successor === undefined ? 'a later version' : `"${dialect.successor}"`}.`;
      return { at, message, severity: { spec: 'warning', rudr: 'information' }, fixes: removal };
    }
    if (keyword === 'type') {
      const message = isNull(node) ? '"imagePullSecret" is empty.' : describeViolation(violation);
      const severity = isNull(node) ? ('warning' as const) : ('error' as const);
      const fixes = () => (isNull(node) ? removal() : quoteFix(node, document));
      return { at, message, severity, fixes };
    }
    // The pattern says the same again of an empty text.
    if (keyword === 'pattern' && textIn(node) === '') return undefined;
    return nameFinding(violation, {
      what: 'The name of a secret',
      syntax: DNS_SUBDOMAIN,
      propose: toDnsLabel,
    });
  },
});
